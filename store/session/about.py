"""What there is to say about a row: what the session hands to the panes."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records.model import Invitation, Person

if TYPE_CHECKING:
    from store.judging.verdict import Verdict
    from store.keeping.causes import DueItem
    from store.session.drafts import Letter
    from store.writing.thread import ThreadEntry


class About(Struct, frozen=True):
    """A row, as far as it is known without making anybody wait."""

    person: Person
    invitation: Invitation | None
    now: datetime
    """The moment, in the local zone."""
    search_link: str
    """A search on the web for the person."""
    others: Sequence[Invitation] = ()
    """Their other invitations."""
    is_decidable: bool = False
    """Whether the row is an invitation, or a draft that answers one."""
    is_judged: bool = False
    """Whether the rules have had their say; verdict and letter are None until then."""
    verdict: "Verdict | None" = None
    """None for what rules do not judge."""
    letter: "Letter | None" = None
    thread: "Sequence[ThreadEntry]" = ()
    """What passed between the person and me, oldest first."""
    due: "Sequence[DueItem]" = ()
    """What is due for the row, or has a day to come."""

    @property
    def to_introducer(self) -> str:
        """Who gets the letter, where it goes to who introduced the person; "" where it goes to the person."""
        by = self.invitation.by if self.invitation else None
        if by is None or self.letter is None or self.letter.person != by.id or by.id == self.person.id:
            return ""
        return by.name
