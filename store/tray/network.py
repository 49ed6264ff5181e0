"""What the records about the user's own network mean: introductions, promises, and events outside of letters."""

from datetime import date, datetime, timedelta
from typing import Final

from store.records.ids import RecordId
from store.records.model import Consent, Event, FollowUp, Introduction, IntroductionState, Person
from store.records.record import Record
from store.tray.clock import read_day, read_moment

INTRODUCTIONS: Final = "introductions"
FOLLOW_UPS: Final = "followups"
EVENTS: Final = "events"

PERSON, COUNTERPART = "person", "counterpart"
"""The two sides of an introduction, as the fields of its record are called."""

NO_CONTACT: Final = frozenset({"mute", "unfollow", "remove", "endorse", "share"})
"""Events that reach nobody: they count as no contact."""

LAPSES_AFTER: Final = timedelta(days=30)
"""How long a person may take to answer before the introduction counts as lapsed. An answer revives it."""


def introduction_of(
    introduction_id: RecordId, record: Record, person: Person, other: Person, today: date
) -> Introduction:
    """Return the introduction that a record of table `introductions` holds, as it is on this day."""
    consents = _consent(record, PERSON, person), _consent(record, COUNTERPART, other)
    introduced = read_moment(record.get("introduced"))
    return Introduction(
        id=introduction_id,
        person=person,
        other=other,
        because=record.get("because") or "",
        consents=consents,
        state=_state(consents, introduced, today),
        begun=read_moment(record.get("begun")),
        introduced=introduced,
    )


def follow_up_of(follow_up_id: RecordId, record: Record, person: Person) -> FollowUp:
    """Return the promise that a record of table `followups` holds."""
    return FollowUp(
        id=follow_up_id,
        person=person,
        text=record.get("text") or "",
        promised_by="them" if record.get("promised_by") == "them" else "me",
        due=read_day(record.get("due")),
        done=read_day(record.get("done")),
        event=record.get("event"),
    )


def event_of(event_id: RecordId, record: Record, person: Person) -> Event:
    """Return the event that a record of table `events` holds."""
    return Event(event_id, person, record.get("what"), date.fromisoformat(record.get("on")), record.get("text") or "")


def _consent(record: Record, side: str, person: Person) -> Consent:
    return Consent(
        person=person,
        gains=record.get(f"gains_{side}") or "",
        asked=read_moment(record.get(f"asked_{side}")),
        answer=record.get(f"consent_{side}"),
        told=read_moment(record.get(f"told_{side}")),
    )


def _state(consents: tuple[Consent, Consent], introduced: datetime | None, today: date) -> IntroductionState:
    """Return where an introduction stands. A no ends it, whatever the other side said (norm I02)."""
    if introduced:
        return "introduced"
    answers = [consent.answer for consent in consents]
    if "no" in answers:
        return "declined"
    if answers == ["yes", "yes"]:
        return "ready"
    unanswered = [consent.asked for consent in consents if consent.answer is None and consent.asked]
    if any(asked.astimezone().date() + LAPSES_AFTER < today for asked in unanswered):
        return "lapsed"
    return "asking"
