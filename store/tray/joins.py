"""Which records of people are traces of one person: as the user said, pair by pair, joined or kept apart.

A pair is a record of table `joins` with an id derived from its two people, and one field, `same`: true where they are
one person, false where they are kept apart for good. So two machines that join in either direction write one record,
and a merge is the union of what both said. No record of a person changes by it: every trace keeps its id, what is read
is all of them together, and taking a join back leaves each as it was.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from msgspec.structs import replace

from store.file.form import Tables, record_text
from store.records import ids
from store.records.ids import RecordId
from store.records.model import Fact, MessageCount, Person
from store.records.record import Record, Stamp
from store.tray.merge import ERASED, PEOPLE

JOINS = "joins"
"""The table of the pairs; a file in which nobody was ever joined or kept apart has none."""

ONE, OTHER = "one", "other"
"""What arrives with a pair: the two ids, the lesser first."""

SAME = "same"

_TEXTS = ("name", "url", "email", "headline", "location", "company", "position", "birthday", "postal", "interests")
"""The fields that the whole person takes from one of the traces."""


def pair_id(person_id: RecordId, other_id: RecordId) -> RecordId:
    """Return the id of the record about these two, in whichever order."""
    return ids.derived("join", *map(ids.spelled, sorted((person_id, other_id))))


class Joins:
    """Which traces are one person, according to the tables. `traces` and `lead` answer for everybody, joined or not."""

    def __init__(self, tables: Tables) -> None:
        people = tables[PEOPLE]
        self._apart = {frozenset(pair) for pair, is_same in _pairs(tables) if not is_same}
        self._traces: dict[RecordId, tuple[RecordId, ...]] = {}
        self.joined: set[RecordId] = set()
        """Whoever was joined to somebody, also while they are out of sight."""
        for group in _groups(tables):
            self.joined.update(group)
            present = tuple(
                person_id for person_id in group if person_id in people and not people[person_id].is_removed
            )
            self._traces |= dict.fromkeys(present, present)

    def __contains__(self, person_id: RecordId) -> bool:
        """Return whether this record was joined to another."""
        return person_id in self._traces

    def is_news(self, person_id: RecordId, is_in_sight: bool) -> bool:
        """Return whether a trace has come into sight, or gone out of it, since these joins were read."""
        return person_id in self.joined and is_in_sight != (person_id in self._traces)

    def lead(self, person_id: RecordId) -> RecordId:
        """Return the id of the whole person: the smallest id among their traces."""
        return self._traces[person_id][0] if person_id in self._traces else person_id

    def traces(self, person_id: RecordId) -> tuple[RecordId, ...]:
        """Return the ids of all traces of the person to whom this trace belongs, the smallest first."""
        return self._traces.get(person_id, (person_id,))

    def are_apart(self, person_id: RecordId, other_id: RecordId) -> bool:
        """Return whether the user kept any trace of one person apart from any trace of the other."""
        return any(
            frozenset((mine, theirs)) in self._apart
            for mine in self.traces(person_id)
            for theirs in self.traces(other_id)
        )


def together(traces: list[Person], records: list[Record]) -> Person:
    """Return one person made of all their traces, the least id first, and of the records that hold them.

    What the user said goes before what was imported, and the newer before the older. For the name, company and the
    like, a trace with a profile goes before the others.
    """
    if len(traces) == 1:
        return traces[0]
    ranked = sorted(traces, key=lambda trace: (trace.url is None, trace.id))
    mine = _mine(records)
    texts: dict[str, Any] = {
        field: mine.get(field) or next(filter(None, (getattr(trace, field) for trace in ranked)), None)
        for field in _TEXTS
    }
    notes = chain.from_iterable(trace.note.split("\n") for trace in traces if trace.note)
    name = texts.pop("name") or ""
    return replace(
        traces[0],
        **texts,
        name=name,
        also=tuple(dict.fromkeys(trace.name for trace in ranked if trace.name not in ("", name))),
        connected_on=min((trace.connected_on for trace in traces if trace.connected_on), default=None),
        note="\n".join(dict.fromkeys(notes)),
        tags=tuple(sorted(set(chain.from_iterable(trace.tags for trace in traces)))),
        facts=_facts(ranked),
        written=_letters([trace.written for trace in traces if trace.written]),
        received=_letters([trace.received for trace in traces if trace.received]),
        in_address_book=any(trace.in_address_book for trace in traces),
        by_hand=any(trace.by_hand for trace in traces),
        accepted=any(trace.accepted for trace in traces),
        trusted=any(trace.trusted for trace in traces),
        cadence=mine.get("cadence") or min((trace.cadence for trace in traces if trace.cadence), default=None),
        changed_work=max((trace.changed_work for trace in traces if trace.changed_work), default=None),
        handled=_latest(trace.handled for trace in traces),
        put_off=_latest(trace.put_off for trace in traces),
        unverified=all(trace.unverified for trace in traces),
    )


def with_whole_people_erased(tables: Tables) -> Tables:
    """Return the tables with every trace of who is to be forgotten among the erased: they were joined on one machine,
    and forgotten on another.
    """
    erased = tables.get(ERASED, {})
    if not erased or not tables.get(JOINS):
        return tables
    also: dict[RecordId, Record] = {}
    for group in _groups(tables):
        if gone := [person_id for person_id in group if person_id in erased]:
            first = min((erased[person_id] for person_id in gone), key=record_text)
            also |= {person_id: first for person_id in group if person_id not in erased}
    return {**tables, ERASED: {**erased, **also}} if also else tables


def _pairs(tables: Tables) -> Iterator[tuple[tuple[RecordId, RecordId], bool]]:
    """Yield every pair that the user joined or kept apart, and which of the two it is."""
    for record in tables.get(JOINS, {}).values():
        is_same = record.fields.get(SAME)
        if isinstance(is_same, bool):
            yield (record.arrived[ONE], record.arrived[OTHER]), is_same


def _groups(tables: Tables) -> list[list[RecordId]]:
    """Return the ids that stand for one person each, where several do; each list in ascending order."""
    group_of: dict[RecordId, set[RecordId]] = {}
    for (one, other), is_same in _pairs(tables):
        if is_same:
            group = group_of.get(one, {one}) | group_of.get(other, {other})
            group_of |= dict.fromkeys(group, group)
    return [sorted(group) for group in {id(group): group for group in group_of.values()}.values()]


def _mine(records: list[Record]) -> dict[str, Any]:
    """Return the values that the user set and that still hold, by field; the newest among several traces."""
    newest: dict[str, tuple[Stamp, Any]] = {}
    for record in records:
        for stamp, entry in record.entries():
            stands = entry.new is not None and entry.new == record.fields.get(entry.field)
            is_newest = entry.field not in newest or stamp > newest[entry.field][0]
            if stands and is_newest and not entry.context.keys() & {"by", "undo"}:
                newest[entry.field] = stamp, entry.new
    return {field: value for field, (_, value) in newest.items()}


def _facts(ranked: list[Person]) -> dict[str, Fact]:
    """Return each fact once: what the user said goes before what was imported, the newest first."""
    facts: dict[str, Fact] = {}
    for fact in chain.from_iterable(trace.facts.values() for trace in ranked):
        if fact.name not in facts or _weight(fact) > _weight(facts[fact.name]):
            facts[fact.name] = fact
    return facts


def _latest(days: Iterable[Mapping[str, date]]) -> dict[str, date]:
    """Return the latest day that any of these mappings has under each name."""
    latest: dict[str, date] = {}
    for name, day in chain.from_iterable(each.items() for each in days):
        latest[name] = max(day, latest.get(name, day))
    return latest


def _weight(fact: Fact) -> tuple[bool, int]:
    return fact.source == "you", fact.on.toordinal() if fact.on else 0


def _letters(counts: list[MessageCount]) -> MessageCount | None:
    """Return the correspondence under all traces taken together."""
    if not counts:
        return None
    return MessageCount(
        sum(each.count for each in counts), min(each.first for each in counts), max(e.last for e in counts)
    )
