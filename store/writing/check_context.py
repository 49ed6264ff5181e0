"""What is known around a draft while it is checked: to whom it goes, by which way, and what went before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from msgspec import Struct

from store.records.ids import RecordId
from store.records.model import Channel, Draft, FactValue, Introduction, Invitation, Me, Person
from store.settings import Limits, Sending
from store.writing.purposes import Purpose

AT_WORK: Final = frozenset({"colleague", "manager", "report"})
"""The values of the fact `relation` for people at the user's own company."""
HIRING: Final = frozenset({"recruiter", "hiring-manager"})


class OtherPeople(Struct, frozen=True, eq=False):
    """Everybody else in the tray, for seeing whether a text was meant for another. All words are folded."""

    first_names: frozenset[str] = frozenset()
    """How each of them would be greeted."""
    companies: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    """Every word of their names, companies, schools and headlines: no spelling errors."""
    full_names: Mapping[str, RecordId] = {}
    """The id of the person by each name of two words or more that only one of them bears, folded."""


class CheckContext(Struct, frozen=True, eq=False):
    """What the checks may know around a draft. Nothing is looked up while a text is checked: all of it is here."""

    purpose: Purpose
    channel: Channel
    person: Person
    now: datetime
    """Aware, in the local zone."""
    me: Me = Me()
    limits: Limits = Limits()
    sending: Sending = Sending()
    subject: str = ""
    facts: Mapping[str, FactValue] = {}
    """What is known of the person, by the facts' names: said, imported or derived (`known`, `how`, `relation`, ...)."""
    invitations: tuple[Invitation, ...] = ()
    """All between this person and the user, of either direction, oldest first."""
    sent: tuple[Draft, ...] = ()
    """The user's texts that went out, to anybody, oldest first; without the draft that is checked."""
    last_heard: date | None = None
    """When they last wrote: by letter, message, or invitation."""
    requested_on: tuple[date, ...] = ()
    """The days on which the user invited anybody."""
    noted_on: tuple[date, ...] = ()
    """The days of those of them that had a note."""
    others: OtherPeople = OtherPeople()
    words: frozenset[str] = frozenset()
    """The user's own dictionary, folded: no spelling errors."""
    profile_checked: date | None = None
    """When the user last went through the checklist of the own profile; None where never."""
    due: date | None = None
    """For when the draft is meant; None for now."""
    muted: bool = False
    """Whether the user has muted (unfollowed) them already."""
    introduction: Introduction | None = None
    """The introduction of the user's own that the draft belongs to."""
    may_name: frozenset[RecordId] = frozenset()
    """The ids of the people who said that the user may name them to this person."""
    asked_lately: int = 0
    """How often the person was asked for something in the last 91 days."""
    asks_a_quarter: int = 2
    """How often in 91 days is enough."""

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    def day_of(self, moment: datetime) -> date:
        """Return the local day of an aware moment."""
        return moment.astimezone(self.now.tzinfo).date()

    def is_for_later(self) -> bool:
        """Return whether the draft is kept for a day to come."""
        return self.due is not None and self.due > self.today

    def is_colleague(self) -> bool:
        """Return whether the person works with the user, or did."""
        return self.facts.get("relation") in AT_WORK or self.facts.get("how") == "worked-together"

    def requests_since(self, first: date) -> int:
        """Return how many requests went out on this day or later: by LinkedIn, or by any way, whichever are more in
        all.
        """
        written = [
            self.day_of(draft.sent) for draft in self.sent if draft.purpose == "request" and draft.sent is not None
        ]
        return sum(day >= first for day in max(self.requested_on, written, key=len))

    def notes_since(self, first: date) -> int:
        """Return how many notes went out with a request on this day or later."""
        return sum(day >= first for day in self.noted_on)

    def sent_to_them(self) -> tuple[Draft, ...]:
        """Return the user's texts that went out to this person, oldest first."""
        return tuple(draft for draft in self.sent if draft.person.id == self.person.id)

    def is_first_contact(self) -> bool:
        """Return whether nothing tells that they know the user: no letters, no connection, no fact."""
        person = self.person
        return not (
            person.connected_on
            or person.received
            or self.facts.get("known") == "yes"
            or any(draft.purpose != "request" for draft in self.sent_to_them())
        )
