"""From records to the model: what the fields of a record mean."""

from datetime import date, datetime
from typing import Any, Literal

from store.records.folding import DECISION, is_question, versions
from store.records.ids import RecordId
from store.records.model import Draft, Fact, Invitation, MessageCount, Person, State, Version
from store.records.record import Record, Stamp, read_entry
from store.tray.changes import ADDED, BY_HAND
from store.tray.clock import moment, read_day, read_moment
from store.tray.lapsing import has_lapsed, lapse_horizon

FACT = "fact."
TAG = "tag."
OFF = "off."
"""Before the name of a check that is switched off for one draft."""
HANDLED, PUT_OFF = "handled.", "put_off."
"""Before the name of what is due: until which day it is settled, and to which day it was put off."""
TRUSTED = "trusted"
"""The tag that marks a person as somebody whom they know, respect and appreciate (norm R07)."""

OF = "of"
"""In the context of a change that says that a decision was carried out: which decision."""
BECAUSE = "because"
"""In the context of a decision: the reason that the user gave."""

TO_BE_CARRIED_OUT: frozenset[State] = frozenset({"accepted", "passed", "asked", "withdrawn"})
"""The decisions that mean something is to be done where the invitation came from."""


def person_of(person_id: RecordId, record: Record) -> Person:
    """Return the person that a record of table `people` holds."""
    get = record.get
    tags = _marked(record, TAG)
    return Person(
        id=person_id,
        name=get("name") or "",
        url=get("url"),
        email=get("email"),
        headline=get("headline"),
        location=get("location"),
        company=get("company"),
        position=get("position"),
        connected_on=read_day(get("connected_on")),
        note=get("note") or "",
        tags=tags,
        facts=_facts(record) if record.log else {},
        written=_letters(get("written")),
        received=_letters(get("received")),
        in_address_book=bool(get("address_book")),
        by_hand=get("source") == ADDED,
        accepted=bool(get("accepted")),
        trusted=TRUSTED in tags,
        birthday=get("birthday"),
        postal=get("postal"),
        interests=get("interests"),
        cadence=get("cadence"),
        changed_work=_changed_work(record) if record.log else None,
        handled=_days(record, HANDLED) if record.log else {},
        put_off=_days(record, PUT_OFF) if record.log else {},
        unverified=bool(get("unverified")),
    )


def invitation_of(
    invitation_id: RecordId, record: Record, person: Person, today: date, by: Person | None = None
) -> Invitation:
    """Return the invitation that a record holds, as it is on this day: who is connected has been accepted, and who was
    snoozed comes back. `by` is who introduces; an introduction by email is not settled by a connection over there.
    """
    arrived = record.arrived
    direction = arrived["direction"]
    sent = arrived.get("sent")
    untouched = undecided_state(record)
    is_disputed = is_question(record.fields.get(DECISION))
    state: State = untouched if is_disputed else record.fields.get(DECISION, untouched)
    decided = _last_decided(record) if record.log else None
    is_introduction = arrived.get("kind") == "introduction"
    elsewhere = not is_introduction and _was_settled_elsewhere(person, state, decided)
    if elsewhere:
        state = "accepted"
    due = read_day(record.get("due")) if state == "snoozed" else None
    if due is not None and due <= today:
        state = untouched
    return Invitation(
        id=invitation_id,
        person=person,
        direction=direction,
        channel=arrived.get("channel") or "other",
        state=state,
        sent=read_moment(sent),
        message=record.get("message") or "",
        verified=record.get("verified") is not False,
        elsewhere=elsewhere,
        quietly=bool(record.fields.get("quietly")) and not is_disputed,
        decided=decided,
        carried_out=None if elsewhere else _carried_out(record, state, direction, person),
        answer=record.get("answer") or "",
        answered=read_moment(record.get("answered")),
        kind="introduction" if is_introduction else "invitation",
        by=by,
        was_asked=bool(record.get("asked")),
        claimed=read_day(record.get("claimed")),
        looked=read_day(record.fields.get("looked")),
        is_answer_verified=record.get("answer_verified") is not False,
        by_hand=arrived.get("source") == BY_HAND,
        has_lapsed=has_lapsed(state, sent or "", lapse_horizon(today)),
        due=due,
        facts=_facts(record) if record.log else {},
        versions=_disputed(record) if is_disputed and not elsewhere else (),
    )


def undecided_state(record: Record) -> State:
    """Return the state of an invitation that nobody has decided, here or there."""
    return "open" if record.peek("direction") == "incoming" else "waiting"


def draft_of(draft_id: RecordId, record: Record, person: Person, today: date, names: Person | None = None) -> Draft:
    """Return the draft that a record holds, as it is on this day. `names` is the person of the field `names`."""
    get = record.get
    sent, due = read_moment(get("sent")), read_day(get("due"))
    return Draft(
        id=draft_id,
        person=person,
        purpose=get("purpose") or "other",
        channel=get("channel") or "other",
        text=get("text") or "",
        subject=get("subject") or "",
        invitation=get("invitation"),
        begun=read_moment(get("begun")),
        sent=sent,
        due=due,
        is_put_off=sent is None and due is not None and due > today,
        off=_marked(record, OFF),
        introduction=get("introduction"),
        names=names,
        consent=get("consent"),
    )


def _disputed(record: Record) -> tuple[Version, ...]:
    """Return the decisions of which the user is to choose one; where two machines decided alike, the newer of
    theirs.
    """
    tips = [(stamp, entry) for stamp, entry in versions(record.log, DECISION) if entry.new]
    newest = {entry.new: _version(record, stamp, entry.new) for stamp, entry in tips}  # type: ignore[arg-type]
    return tuple(sorted(newest.values(), key=lambda version: version.decided))


def _version(record: Record, stamp: Stamp, state: State) -> Version:
    """One decision, with what was set with it, and whether it was carried out since."""
    log = list(record.entries())
    undone = {entry.context.get("undo") for _, entry in log}
    said: dict[str, Any] = {
        entry.field: entry.new
        for at, entry in log
        if at.action == stamp.action or (at > stamp and entry.context.get(OF) == state and at.action not in undone)
    }
    return Version(
        state,
        moment(stamp.time),
        quietly=state == "passed" and bool(said.get("quietly")),
        due=read_day(said.get("due")) if state == "snoozed" else None,
        carried_out=read_day(said.get("carried_out")) if state in TO_BE_CARRIED_OUT else None,
    )


def _was_settled_elsewhere(person: Person, state: State, decided: datetime | None) -> bool:
    """Return whether being connected settled the invitation, rather than what the user decided here."""
    if person.connected_on is None or state == "accepted":
        return False
    return decided is None or decided.date() < person.connected_on


def is_to_be_carried_out(state: State, direction: str) -> bool:
    """Return whether the user has something left to do elsewhere once an invitation has this state: not where the other
    side has accepted.
    """
    return state in TO_BE_CARRIED_OUT and (direction == "incoming" or state != "accepted")


def _carried_out(record: Record, state: State, direction: str, person: Person) -> date | Literal[False] | None:
    """When the decision was carried out there; an acceptance is, at the latest, when the connection stands."""
    if not is_to_be_carried_out(state, direction):
        return None
    said = record.fields.get("carried_out")
    if said:
        return date.fromisoformat(said)
    if state == "accepted" and person.connected_on is not None and "kind" not in record.arrived:
        return person.connected_on
    return False


def _marked(record: Record, prefix: str) -> tuple[str, ...]:
    """Return the names, in their order, that are behind this prefix among the fields that are set."""
    return tuple(
        sorted(name.removeprefix(prefix) for name, on in record.fields.items() if on and name.startswith(prefix))
    )


def _days(record: Record, prefix: str) -> dict[str, date]:
    """Return the days that are behind this prefix among the fields, by the rest of the field's name."""
    return {
        name.removeprefix(prefix): date.fromisoformat(day)
        for name, day in record.fields.items()
        if name.startswith(prefix)
    }


def _changed_work(record: Record) -> date | None:
    """Return the day (UTC) on which an import last replaced a company or position that was known before."""
    changes = [
        stamp
        for stamp, line in record.log.items()
        if line[0] in ("company", "position") and line[1] and line[2] and read_entry(line).context.get("by") == "import"
    ]
    return moment(Stamp.read(max(changes, key=Stamp.read)).time).date() if changes else None


def _facts(record: Record) -> dict[str, Fact]:
    """Return the facts that were said or imported, each with the date of the change that set it."""
    facts = {}
    for field in dict.fromkeys(line[0] for line in record.log.values() if line[0].startswith(FACT)):
        if field in record.fields:
            name = field.removeprefix(FACT)
            stamp, context = _set_last(record, field)
            source: Literal["import", "you"] = "import" if context.get("by") == "import" else "you"
            facts[name] = Fact(name, record.fields[field], source, moment(stamp.time).date())
    return facts


def _last_decided(record: Record) -> datetime | None:
    """When the state was set, where one is set now."""
    is_logged = any(line[0] == DECISION for line in record.log.values())
    return moment(_set_last(record, DECISION)[0].time) if is_logged and DECISION in record.fields else None


def _set_last(record: Record, field: str) -> tuple[Stamp, dict[str, Any]]:
    """Return the stamp and the context of the change by which a field of the log has its value. An undo, or a redo,
    gives back what an earlier change had set that stands.
    """
    changes = sorted((Stamp.read(stamp), line) for stamp, line in record.log.items() if line[0] == field)
    stamp, line = changes[-1]
    context = read_entry(line).context
    if "undo" not in context and "redo" not in context:
        return stamp, context
    entries = [(at, read_entry(other)) for at, other in changes]
    undone: set[str] = set()
    for _, entry in entries:
        undone.discard(entry.context.get("redo", ""))
        if "undo" in entry.context:
            undone.add(entry.context["undo"])
    for earlier, entry in reversed(entries[:-1]):
        stands = not entry.context.keys() & {"undo", "redo"} and earlier.action not in undone
        if stands and entry.new == entries[-1][1].new:
            return earlier, entry.context
    return stamp, context


def _letters(value: list[Any] | None) -> MessageCount | None:
    return MessageCount(value[0], date.fromisoformat(value[1]), date.fromisoformat(value[2])) if value else None
