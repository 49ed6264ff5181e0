"""Two states of one tray become one by meaning: the union of what arrived and of the logs, folded again.

The same function serves git's merge driver, a file that changed underneath and two sessions at once; order does not
matter, and merging twice changes nothing. A common ancestor tells more about what was edited by hand, and nothing else.
"""

from collections.abc import Container, Mapping
from typing import Any

from store.file.form import Tables, record_text
from store.records import ids
from store.records.folding import fold_log
from store.records.ids import RecordId
from store.records.record import LogEntry, Record, Stamp, canonical
from store.tray.clock import UNDATED
from store.tray.hand_edits import taken_in

ERASED = "erased"
"""The table of people who are to be forgotten: of each nothing but the id, and the day on which they were erased."""

PEOPLE = "people"

ABOUT_PEOPLE = ("person", "by", "counterpart", "names")
"""The fields in which a record of another table names people."""

_NOTHING: Tables = {}


def merge(ours: Tables, theirs: Tables, base: Tables = _NOTHING) -> Tables:
    """Return everything that both have, without the people whom either has erased.

    `base` is their common ancestor, where it is known.
    """
    ours, theirs = taken_in(ours, base), taken_in(theirs, base)
    merged = {}
    for table in ours.keys() | theirs.keys():
        mine, others = ours.get(table, {}), theirs.get(table, {})
        is_erased = table == ERASED
        merged[table] = _merge_erased(mine, others) if is_erased else _merge_table(mine, others, base.get(table, {}))
    return without_erased(merged)


def without_erased(tables: Tables) -> Tables:
    """Return the tables without the people who are erased, and without every record about one of them."""
    erased = tables.get(ERASED)
    if not erased:
        return tables
    return {
        table: {
            record_id: record
            for record_id, record in records.items()
            if not (table == PEOPLE and record_id in erased) and not _is_about(record, erased)
        }
        for table, records in tables.items()
    }


def _is_about(record: Record, people: Container[RecordId]) -> bool:
    """Return whether a record is about one of them, tells how they introduced somebody, or is to bring them to
    somebody.
    """
    return any(isinstance(person := record.get(side), int) and person in people for side in ABOUT_PEOPLE)


def _merge_erased(ours: dict[RecordId, Record], theirs: dict[RecordId, Record]) -> dict[RecordId, Record]:
    """Return whom either has erased; who was erased by both, on the first of the two days."""
    twice = {
        person_id: min(ours[person_id], theirs[person_id], key=record_text) for person_id in ours.keys() & theirs.keys()
    }
    return {**ours, **theirs, **twice}


def _merge_table(
    ours: dict[RecordId, Record], theirs: dict[RecordId, Record], base: dict[RecordId, Record]
) -> dict[RecordId, Record]:
    merged = {**theirs, **ours}
    for record_id in ours.keys() & theirs.keys():
        mine, other = ours[record_id], theirs[record_id]
        if mine is not other and record_text(mine) != record_text(other):
            merged[record_id] = merge_records(mine, other, base[record_id].arrived if record_id in base else {})
    return merged


def merge_records(ours: Record, theirs: Record, base: Mapping[str, Any]) -> Record:
    """One record out of two states of it, in each of which fields and log agree; `base` is what had arrived when they
    were one.
    """
    arrived, lost = _merge_arrived(ours.arrived, theirs.arrived, base)
    log = _merge_logs(_merge_logs(ours.log, theirs.log), lost)
    return Record(arrived, fold_log(log), log)


def _merge_arrived(
    ours: Mapping[str, Any], theirs: Mapping[str, Any], base: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Return what arrived at either, and log lines for what gave way.

    Where both differ it is the one that was edited since the ancestor, else the greater by its spelling, so that order
    does not matter. The log keeps the other, as a value that the field had and has no more.
    """
    union = {**ours, **theirs}
    lost = {}
    for key in ours.keys() & theirs.keys():
        if _is_same(ours[key], theirs[key]):
            continue
        less, greater = sorted((ours[key], theirs[key]), key=canonical)
        if key in base and canonical(base[key]) == canonical(greater):
            less, greater = greater, less
        union[key] = greater
        stamp = Stamp(UNDATED, ids.spelled(ids.derived(key, canonical(less))), 0)
        lost[str(stamp)] = LogEntry(key, None, less, {"by": "merge"}).written()
    return union, lost


def _merge_logs(ours: Mapping[str, list[Any]], theirs: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Return all lines of both logs. Of two different lines at one stamp, as an editor leaves them, one moves beside
    the other.
    """
    union = {**ours, **theirs}
    for text in ours.keys() & theirs.keys():
        if not _is_same(ours[text], theirs[text]):
            one, other = sorted((ours[text], theirs[text]), key=canonical)
            union |= {text: other, str(Stamp.read(text).displaced_by(one)): one}
    return union


def _is_same(one: Any, other: Any) -> bool:
    """Return whether two JSON values are written alike; to `==` true is 1."""
    return repr(one) == repr(other) or canonical(one) == canonical(other)
