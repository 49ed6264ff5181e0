"""Everything that the panes show for one row of the queue."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from store.links import search_link
from store.records.ids import RecordId
from store.records.model import Event, Invitation, Item, Person
from store.tray.network import EVENTS
from store.writing.thread import thread_of

if TYPE_CHECKING:
    from store.judging.verdict import Verdict
    from store.keeping.causes import DueItem
    from store.session.letter import Letter
    from store.session.past_decisions import AdviceThen
    from store.session.session import Session
    from store.writing.purposes import Purpose
    from store.writing.thread import ThreadEntry

_BEGUN_BY: "Final[Mapping[str, Purpose]]" = {"ask": "ask-why", "pass": "pass"}
"""The commands that decide and put a letter ready, and what that is for."""


class RowDetails(Struct, frozen=True, kw_only=True):
    """One row, as far as it is known without making anybody wait."""

    item: Item
    person: Person
    invitation: Invitation | None
    now: datetime
    """The moment, in the local zone."""
    search_link: str
    """A search on the web for the person."""
    others: Sequence[Invitation] = ()
    """Their other invitations, oldest first."""
    is_decidable: bool = False
    """Whether the row is an invitation, or a draft that answers one."""
    has_advice: bool = False
    """Whether the advice is worked out; verdict and letter are None until then."""
    verdict: "Verdict | None" = None
    """None for a row that rules do not judge."""
    letter: "Letter | None" = None
    thresholds: tuple[int, int] | None = None
    """The points from which the policy accepts, and those down to which it passes."""
    suggested: "Letter | None" = None
    """The advised letter in words, as long as no text is in place."""
    beginnings: "Mapping[str, Letter]" = {}
    """By the commands that decide and write, the letter that each would begin, without the one that is advised. The
    side that the advice leans to comes first.
    """
    thread: "Sequence[ThreadEntry]" = ()
    """What passed between the person and the user, oldest first."""
    events: Sequence[Event] = ()
    """Talks, favours and steps of leaving that were noted of the person."""
    words_asked: Sequence[tuple[str, str]] = ()
    """Who was asked for a word to the person, by name, and how it stands."""
    due: "Sequence[DueItem]" = ()
    """What is due for the row, or has a day to come."""

    advised_then: "AdviceThen | None" = None
    """What was advised when the user decided; None while they have not."""

    @property
    def to_introducer(self) -> str:
        """The name of the introducer, where the letter goes to them; "" where it goes to the person."""
        by = self.invitation.by if self.invitation else None
        if by is None or self.letter is None or self.letter.person != by.id or by.id == self.person.id:
            return ""
        return by.name


def row_details(session: "Session", row_id: RecordId) -> RowDetails:
    """Return what is known of a row now. Raises KeyError."""
    person, invitation = session.tray.subject(row_id)
    known = RowDetails(
        item=session.tray.item(row_id),
        person=person,
        invitation=invitation,
        now=session.now,
        search_link=search_link(session.resources.settings.links.search, person.name, person.company),
        is_decidable=not session.triage.reason_not_to_decide(row_id),
    )
    if not session.has_advice:
        return known
    from store.keeping.paths import words_asked
    from store.session.past_decisions import advice_then  # with rules, which the first screen does not wait for

    invitations = session.tray.invitations_of(person.id)
    letter, verdict = session.letter(row_id), session.verdict(row_id)
    leans = verdict.leans if verdict else None
    policy = session.advice.policy
    return replace(
        known,
        others=[other for other in invitations if other is not invitation],
        has_advice=True,
        verdict=verdict,
        letter=letter,
        thresholds=(policy.accept_from, policy.pass_to),
        suggested=session.drafts.in_words(letter) if letter and letter.text is None else None,
        beginnings=_beginnings(session, letter, person, invitation, leans),
        thread=thread_of(person, invitations, session.drafts.drafts_to(person)),
        events=[session.tray.event(event_id) for event_id in session.tray.ids_about(EVENTS, person.id)],
        words_asked=[(asked.name, state) for asked, state in words_asked(session.tray, person)],
        due=session.due_list.of(row_id),
        advised_then=advice_then(session.tray, invitation) if invitation else None,
    )


def _beginnings(
    session: "Session", letter: "Letter | None", person: Person, invitation: Invitation | None, leans: str | None
) -> "Mapping[str, Letter]":
    """Return what each command would begin that decides on an open invitation, but for what is in place or advised."""
    if invitation is None or (invitation.direction, invitation.state) != ("incoming", "open"):
        return {}
    at_hand = letter.purpose if letter else None
    in_order = sorted(_BEGUN_BY.items(), key=lambda each: each[0] != leans)
    purposes = {command: purpose for command, purpose in in_order if purpose != at_hand}
    return {command: session.drafts.worded(person, invitation, purpose) for command, purpose in purposes.items()}
