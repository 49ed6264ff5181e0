"""Invented families of trays: a common ancestor, and what several machines made of it without knowing of each other."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, NamedTuple

from hypothesis import strategies as st

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray import hand_edits
from store.tray.clock import UNDATED, just_after
from store.tray.joins import JOINS, ONE, OTHER, SAME, pair_id
from store.tray.merge import ERASED, without_erased

TYPED = "✎"
"""Every text that a person typed begins with this."""

PEOPLE, INVITATIONS, DRAFTS = (1, 2, 3), (11, 12, 13), (21, 22)
INTRODUCTIONS, PROMISES, EVENTS = (31, 32), (41, 42), (51, 52)
TABLES = {
    "people": PEOPLE,
    "invitations": INVITATIONS,
    "drafts": DRAFTS,
    "introductions": INTRODUCTIONS,
    "followups": PROMISES,
    "events": EVENTS,
}
DECISIONS = ("accepted", "asked", "passed", "ignored", None)

Move = Callable[[Tables, "Machine", st.DrawFn], None]


class Machine(NamedTuple):
    """Who moves: the session in its stamps, and the numbers that make its stamps and texts its own."""

    session: str
    numbers: Iterator[int]

    def types(self, *, lines: int = 1) -> str:
        """A text that nobody else types."""
        return "\n".join(f"{TYPED}{self.session}{next(self.numbers)}" for _ in range(lines))

    def stamp(self, draw: st.DrawFn, tables: Tables) -> Stamp:
        """A stamp of its own, later than all that it has seen; clocks of machines need not agree."""
        seen = (stamp for records in tables.values() for record in records.values() for stamp in record.log)
        clock = f"2026-03-07T22:{draw(st.integers(0, 59)):02d}:00.000Z"
        return Stamp(max(clock, just_after(max(seen, default=UNDATED)[: len(UNDATED)])), self.session, 0)


def _change(tables: Tables, who: Machine, draw: st.DrawFn, table: str, field: str, value: Any) -> None:
    """As the tray does it: what an editor did before is taken in first."""
    if records := tables[table]:
        number = draw(st.sampled_from(sorted(records)))
        stamp = who.stamp(draw, tables)
        taken_in = hand_edits.take_in(records[number], stamp)
        records[number] = taken_in.changed(stamp._replace(time=just_after(stamp.time)), field, value, {})


def decides(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    _change(tables, who, draw, "invitations", "state", draw(st.sampled_from(DECISIONS)))


def notes(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    _change(tables, who, draw, "people", "note", who.types(lines=draw(st.integers(1, 2))))


def knows(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    _change(tables, who, draw, "people", "fact.known", draw(st.sampled_from(["yes", "no", 1, True, None])))


def writes(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    _change(tables, who, draw, "drafts", "text", who.types())


def switches(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    """A check off for a draft, or on again; or the draft is put off."""
    field, value = draw(st.sampled_from([("off.tone", True), ("off.tone", None), ("due", "2026-04-01")]))
    _change(tables, who, draw, "drafts", field, value)


def joins(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    """Two are one person, or are not, or that is taken back; whichever way round."""
    first, second = draw(st.permutations(PEOPLE))[:2]
    pairs = tables[JOINS]
    number = pair_id(RecordId(first), RecordId(second))
    pair = pairs.get(number, Record({ONE: min(first, second), OTHER: max(first, second)}))
    pairs[number] = pair.changed(who.stamp(draw, tables), SAME, draw(st.sampled_from([True, False, None])), {})


def adds(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    """Somebody whom another machine may add too, in other words."""
    table, numbers = draw(st.sampled_from(sorted(TABLES.items())))
    number = RecordId(draw(st.sampled_from(numbers)))
    if number not in tables[table]:
        tables[table][number] = Record(_arrived(table, number, who.types()))
        tables |= without_erased(tables)


def consents(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    """One of two who are to be introduced answers, a promise is kept or put off, or what is due is settled."""
    table, field, values = draw(
        st.sampled_from(
            [
                ("introductions", "consent_person", ("yes", "no", None)),
                ("introductions", "consent_counterpart", ("yes", "no", None)),
                ("followups", "done", ("2026-03-07", "2026-03-08", None)),
                ("followups", "due", ("2026-03-17", "2026-03-18")),
                ("people", "handled.check-in", ("2026-03-07", "2026-03-08", None)),
                ("people", "put_off.welcome", ("2026-03-17", "2026-03-18", None)),
                ("people", "interests", ("tide gauges", "sailing", None)),
            ]
        )
    )
    _change(tables, who, draw, table, field, draw(st.sampled_from(values)))


def erases(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    person = RecordId(draw(st.sampled_from(PEOPLE)))
    tables[ERASED][person] = Record({"on": draw(st.sampled_from(["2026-03-07", "2026-03-08"]))})
    tables |= without_erased(tables)


def edits_a_field(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    """Set a field in an editor, or take it away."""
    table, field, value = draw(
        st.sampled_from(
            [("people", "note", who.types()), ("invitations", "state", "passed"), ("drafts", "text", who.types())]
        )
    )
    if records := tables[table]:
        number = draw(st.sampled_from(sorted(records)))
        record = records[number]
        fields = {**record.fields, field: value} if draw(st.booleans()) else without(record.fields, field)
        records[number] = Record(record.arrived, fields, record.log)


def edits_what_arrived(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    if people := tables["people"]:
        number = draw(st.sampled_from(sorted(people)))
        record = people[number]
        people[number] = Record({**record.arrived, "name": who.types()}, record.fields, record.log)


def replaces_everywhere(tables: Tables, who: Machine, draw: st.DrawFn) -> None:
    """What `sed` does: the same words in the field and in the log."""
    people = tables["people"]
    noted = [number for number in sorted(people) if people[number].fields.get("note")]
    if noted:
        number = draw(st.sampled_from(noted))
        record, before, after = people[number], people[number].fields["note"], who.types()
        log = {stamp: [after if part == before else part for part in line] for stamp, line in record.log.items()}
        people[number] = Record(record.arrived, {**record.fields, "note": after}, log)


LOGGED: tuple[Move, ...] = (decides, notes, knows, writes, switches, joins, consents, adds, erases)
BY_HAND: tuple[Move, ...] = (edits_a_field, edits_what_arrived, replaces_everywhere)


class Family(NamedTuple):
    """A common ancestor and its descendants."""

    base: Tables
    states: list[Tables]


@st.composite
def families(draw: st.DrawFn, size: int, *, by_hand: bool = True, alike: bool = False) -> Family:
    """An ancestor with descendants, `by_hand` with edits made in an editor; `alike` without differing additions."""
    base = {**form.empty(), JOINS: {}, "events": {}}
    first = Machine("0base", count())
    for table, numbers in TABLES.items():
        for number in numbers if alike else draw(st.sets(st.sampled_from(numbers))):
            base[table][RecordId(number)] = Record(_arrived(table, number, first.types()))
    _live(base, first, draw, LOGGED)
    moves = LOGGED + BY_HAND if by_hand else LOGGED
    states = []
    for index in range(size):
        state = {table: dict(records) for table, records in base.items()}
        _live(state, Machine(f"{index + 1}side", count()), draw, moves)
        states.append(state)
    return Family(base, states)


def _live(tables: Tables, who: Machine, draw: st.DrawFn, moves: tuple[Move, ...]) -> None:
    for move in draw(st.lists(st.sampled_from(moves), max_size=5)):
        move(tables, who, draw)


def _arrived(table: str, number: int, text: str) -> dict[str, Any]:
    arrived: dict[str, dict[str, Any]] = {
        "people": {"name": text},
        "invitations": {"person": number - 10, "direction": "incoming", "message": text},
        "drafts": {"person": number - 20, "text": text},
        "introductions": {"person": number - 30, "counterpart": number - 29, "because": text},
        "followups": {"person": number - 40, "promised_by": "me", "text": text},
        "events": {"person": number - 50, "what": "talk", "on": "2026-03-07", "text": text},
    }
    return arrived[table]


def typed(tables: Tables) -> set[str]:
    """Every line that a person typed and that stands anywhere in these tables."""
    found = set()
    for records in tables.values():
        for record in records.values():
            values = [*record.arrived.values(), *record.fields.values()]
            values += [value for line in record.log.values() for value in line[1:3]]
            found |= {line for value in values if isinstance(value, str) for line in value.split("\n")}
    return {line for line in found if line.startswith(TYPED)}


def without(mapping: Any, key: str) -> dict[str, Any]:
    return {name: value for name, value in mapping.items() if name != key}
