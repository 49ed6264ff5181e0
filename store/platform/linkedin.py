"""The facts about LinkedIn, as linkedin.toml has them, and what they make of an account's limits."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from msgspec import Struct

from store.records.model import UNSETTLED, Channel, Invitation
from store.shipped import shipped

Account = Literal["", "free", "premium"]
"""Which kind of account somebody has; "" where they do not say."""

_NOTES: Final[Mapping[Account, str]] = {"": "note-premium", "free": "note-free", "premium": "note-premium"}
"""The fact that tells how long the note of a request may be, by kind of account."""
INVITING: Final[tuple[Channel, ...]] = ("linkedin", "linkedin-note")
"""The channels of LinkedIn's invitations: a request by one of these is an invitation, and not only a letter."""
CHANNELS: Final[tuple[Channel, ...]] = (*INVITING, "linkedin-message", "inmail")
"""All channels that are LinkedIn's."""


class PlatformFact(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact; linkedin.toml explains the fields."""

    says: str
    source: str
    checked: date
    sure: Literal["documented", "measured", "reported"]
    value: int | None = None
    page: str = ""

    @property
    def sentence(self) -> str:
        """What it says, with its number and its page."""
        number = f"{self.value:,}" if self.value is not None else ""
        return self.says.replace("{value}", number).replace("{page}", self.page)


linkedin_facts = shipped(__file__, "linkedin.toml", dict[str, PlatformFact])
"""All facts by name."""


def number(fact: str) -> int:
    """Return the number that a fact is. Raises ValueError if it is none."""
    value = linkedin_facts()[fact].value
    if value is None:
        raise ValueError(f"{fact!r} is no number")
    return value


def page_to_answer(invitation: Invitation) -> str:
    """Return the page on which one answers or withdraws an invitation; "" where it is none of LinkedIn's, or nothing is
    left to be done there.
    """
    is_pending = invitation.state in {*UNSETTLED, "ignored"} or invitation.carried_out is False
    if invitation.kind != "invitation" or invitation.channel not in INVITING or not is_pending:
        return ""
    return linkedin_facts()["page-received" if invitation.direction == "incoming" else "page-sent"].page


def note_length(account: Account) -> int:
    """Return how long the note of a request may be with such an account."""
    return number(_NOTES[account])


def notes_a_month(account: Account) -> int | None:
    """Return how many requests a month can have a note; None where there is no limit.

    An account of which nothing is said is taken for a free one.
    """
    return None if account == "premium" else number("notes-a-month-free")
