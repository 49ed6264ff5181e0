"""Builds the sample: what arrived is taken in as an import does it, and what was done since is done again, each deed at
its own moment and with the tray's own verbs. So history and undo have a life to tell of.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import json

from store.judging.facts import ABOUT_INVITATION
from store.reading.intake.myself import ME
from store.reading.linkedin.clocks import PACIFIC
from store.reading.profiles import derive_invitation_id, derive_person_id, person_key, profile_url
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Introduction, Me
from store.sample.moments import day, moment
from store.sample.script import Begun, Deed, Letters, Meeting, SamplePerson, Sent, script
from store.session.resources import Resources
from store.session.session import Session
from store.tray import introducing
from store.tray.changes import Add, Change, Set
from store.tray.outcome import Outcome
from store.tray.triage import Triage

TimedDeed = tuple[datetime, Callable[[Triage], None]]
"""A deed, and when it was done."""


class _Calendar:
    """A clock that is turned from deed to deed."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


def me() -> Me:
    """Return who the sample's tray belongs to."""
    return script().me.over(Me())


def build(resources: Resources, now: datetime) -> None:
    """Write the sample's tray as the store of these resources, which must be free, as it is at `now` (aware, in the
    reader's zone). Raises StoreError.
    """
    events = sorted(_events(now), key=lambda event: event[0])
    calendar = _Calendar(events[0][0])
    session = Session.open(resources, calendar)
    session.tray.commit(_arrivals(now), by="import")
    for calendar.now, do in events:
        session.refresh()  # each deed remembers the advice of its own moment
        do(session.triage)
    session.save()


def _arrivals(now: datetime) -> Iterator[Change]:
    """Yield who the user is, the people and their invitations, as an import takes them in."""
    yield Add("meta", ME, json.decode(json.encode(me())))
    for somebody in script().people:
        yield Add("people", _person(somebody), _known(_arrived(somebody, now)))
        for sent in somebody.invitations:
            arrived = {
                "person": _person(somebody),
                "direction": sent.direction,
                "channel": sent.channel,
                "sent": _iso(sent, now),
                "message": sent.message,
                "name": somebody.name,
                "source": "linkedin" if sent.channel == "linkedin" else "hand",
            }
            yield Add("invitations", _invitation(somebody, sent, now), _known(arrived))


def _arrived(somebody: SamplePerson, now: datetime) -> dict[str, Any]:
    """Return what arrived of a person; who was invited was connected later, and another import says so."""
    connected = None if somebody.invitations else somebody.connected
    return {
        "name": somebody.name,
        "url": _url(somebody),
        "email": somebody.email,
        "headline": somebody.headline,
        "company": somebody.company,
        "position": somebody.position,
        "connected_on": day(connected, now).isoformat() if connected else None,
        "written": _letters(somebody.written, now),
        "received": _letters(somebody.received, now),
        "source": "linkedin" if somebody.slug else "hand",
    }


def _events(now: datetime) -> Iterator[TimedDeed]:
    """Yield all that was done, in no order."""
    for somebody in script().people:
        if somebody.connected and somebody.invitations:
            yield _connecting(_person(somebody), somebody.connected, now)
        for deed in somebody.did:
            yield _event(deed, _person(somebody), now)
        for sent in somebody.invitations:
            for deed in sent.did:
                yield _event(deed, _invitation(somebody, sent, now), now)
        for begun in somebody.drafts:
            yield from _writing(begun, somebody, now)
    for meeting in script().introductions:
        yield from _introducing(meeting, now)


def _event(deed: Deed, record_id: RecordId, now: datetime) -> TimedDeed:
    """One deed, to be done to this person or invitation."""

    def do(triage: Triage) -> None:
        outcome = _done(deed, record_id, triage, now)
        if outcome.refused or not outcome.changed:
            raise ValueError(f"the sample's deed does not fit its tray: {deed}, {outcome}")

    return moment(deed.at, now), do


def _done(deed: Deed, record_id: RecordId, triage: Triage, now: datetime) -> Outcome:
    """Return the deed, done."""
    match deed.verb:
        case "accept":
            return triage.accept([record_id])
        case "ask":
            return triage.ask([record_id])
        case "pass" | "pass quietly":
            return triage.pass_on([record_id], quietly=deed.verb == "pass quietly")
        case "ignore":
            return triage.ignore([record_id])
        case "snooze":
            return triage.snooze([record_id], day(deed.until, now))
        case "done":
            return triage.done([record_id])
        case "fact":
            return triage.set_facts(record_id, dict(deed.facts), ABOUT_INVITATION)
        case "note":
            return triage.note(record_id, deed.text)
        case "tag":
            return triage.tag([record_id], add=deed.tags)


def _connecting(person_id: RecordId, connected: str, now: datetime) -> TimedDeed:
    """Return an import finds somebody who invited the user, or whom the user invited, among the connections."""

    def connect(triage: Triage) -> None:
        triage.tray.commit([Set("people", person_id, "connected_on", day(connected, now).isoformat())], by="import")

    return moment(connected, now), connect


def _writing(begun: Begun, somebody: SamplePerson, now: datetime) -> Iterator[TimedDeed]:
    """Yield a draft being begun and, where it was, sent."""
    draft_id = ids.derived("draft", begun.purpose, somebody.name)
    arrived = {
        "person": _person(somebody),
        "purpose": begun.purpose,
        "channel": begun.channel,
        "text": begun.text,
        "begun": moment(begun.begun, now).isoformat(),
        "invitation": _invitation(somebody, somebody.invitations[-1], now) if somebody.invitations else None,
    }

    def begin(triage: Triage) -> None:
        due = [Set("drafts", draft_id, "due", day(begun.due, now).isoformat())] if begun.due else []
        triage.tray.commit([Add("drafts", draft_id, _known(arrived)), *due])

    def send(triage: Triage) -> None:
        triage.mark_sent(draft_id)

    yield moment(begun.begun, now), begin
    if begun.sent:
        yield moment(begun.sent, now), send


def _introducing(meeting: Meeting, now: datetime) -> Iterator[TimedDeed]:
    """Yield an introduction being planned, each of the two being asked, and each yes."""
    named = {somebody.name: _person(somebody) for somebody in script().people}
    pair = (named[meeting.between[0]], named[meeting.between[1]])

    def plan(triage: Triage) -> None:
        introducing.begin(triage.tray, *pair, meeting.because, meeting.gains)

    yield moment(meeting.begun, now), plan
    for step in meeting.asked:
        yield moment(step.at, now), partial(_ask, pair, named[step.of], moment(step.at, now))
    for step in meeting.yes:
        yield moment(step.at, now), partial(_agree, pair, named[step.of])


def _ask(pair: tuple[RecordId, RecordId], person_id: RecordId, at: datetime, triage: Triage) -> None:
    """Note that somebody was asked whether to be introduced."""
    found = _planned(pair, triage)
    side = introducing.side_of(found, person_id)
    triage.tray.commit([Set("introductions", found.id, f"asked_{side}", at.isoformat())])


def _agree(pair: tuple[RecordId, RecordId], person_id: RecordId, triage: Triage) -> None:
    """Note that somebody agreed to be introduced."""
    introducing.answer(triage.tray, _planned(pair, triage).id, person_id, "yes")


def _planned(pair: tuple[RecordId, RecordId], triage: Triage) -> Introduction:
    """Return the introduction of these two."""
    return next(each for each in triage.tray.introductions() if (each.person.id, each.other.id) == pair)


def _person(somebody: SamplePerson) -> RecordId:
    return derive_person_id(_key(somebody))


def _key(somebody: SamplePerson) -> str:
    return person_key(somebody.name, _url(somebody), somebody.email)


def _url(somebody: SamplePerson) -> str | None:
    return profile_url(f"https://www.linkedin.com/in/{somebody.slug}") if somebody.slug else None


def _invitation(somebody: SamplePerson, sent: Sent, now: datetime) -> RecordId:
    return derive_invitation_id(sent.channel, sent.direction, _key(somebody), _iso(sent, now))


def _iso(sent: Sent, now: datetime) -> str:
    """When an invitation was sent, in the zone in which it would have arrived."""
    then = moment(sent.sent, now)
    return (then.astimezone(PACIFIC) if sent.channel == "linkedin" else then).isoformat()


def _letters(letters: Letters | None, now: datetime) -> list[Any] | None:
    return [letters[0], day(letters[1], now).isoformat(), day(letters[2], now).isoformat()] if letters else None


def _known(arrived: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in arrived.items() if value not in (None, "")}
