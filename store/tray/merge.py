"""Two states of one tray become one by meaning: the union of what arrived and of the logs, folded again.

The same function serves a file that changed underneath and two sessions at once; order does not matter, and merging
twice changes nothing.
"""

from collections.abc import Mapping
from typing import Any

from store.file.form import Tables
from store.records.folding import folded
from store.records.record import Record

ERASED = "erased"
"""The table of people who are to be forgotten: of each nothing but the id, and the day on which they were erased."""


def merge(ours: Tables, theirs: Tables) -> Tables:
    """Everything of both, but for people whom either has erased."""
    merged = {table: _merge_table(ours.get(table, {}), theirs.get(table, {})) for table in ours.keys() | theirs.keys()}
    return without_erased(merged)


def without_erased(tables: Tables) -> Tables:
    """The tables without the people who are erased, and without every record about one of them."""
    erased = tables.get(ERASED)
    if not erased:
        return tables
    return {
        table: records
        if table == ERASED
        else {
            number: record for number, record in records.items() if not erased.keys() & {number, record.get("person")}
        }
        for table, records in tables.items()
    }


def _merge_table(ours: dict[int, Record], theirs: dict[int, Record]) -> dict[int, Record]:
    merged = {**theirs, **ours}
    for number in ours.keys() & theirs.keys():
        if ours[number] is not theirs[number] and ours[number] != theirs[number]:
            merged[number] = merge_records(ours[number], theirs[number])
    return merged


def merge_records(ours: Record, theirs: Record) -> Record:
    """One record out of two states of it."""
    log = _union(ours.log, theirs.log)
    return Record(_union(ours.arrived, theirs.arrived), folded(log), log)


def _union(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """All keys of both; where both have a key with different values, the greater one by its spelling, so that order
    does not matter.
    """
    union = {**ours, **theirs}
    for key in ours.keys() & theirs.keys():
        if ours[key] != theirs[key]:
            union[key] = max(ours[key], theirs[key], key=repr)
    return union
