"""The receipt of some work: how much of each kind was done, without names, fit for the message of a commit."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from store.counted import counted
from store.file.form import Tables
from store.records.folding import DECISION
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray.joins import JOINS
from store.tray.merge import ERASED, PEOPLE
from store.tray.modelling import FACT, TAG
from store.tray.network import EVENTS, FOLLOW_UPS, INTRODUCTIONS

_WIDEST = 62
"""Characters of a line, so that it has room in the message of a commit (72) behind the name of its kind."""

_DECISIONS = {
    "accepted": "accepted",
    "asked": "asked",
    "passed": "passed",
    "ignored": "left pending",
    "snoozed": "snoozed",
    "withdrawn": "withdrawn",
}
"""What the states of an invitation are called; any other means that it was reopened."""


class _Work(NamedTuple):
    """The kind of work, and what one of its results and several are called."""

    kind: str
    one: str
    many: str


_RECORDS = {
    PEOPLE: (_Work("arrived", "person", "people"), _Work("noted", "detail", "details")),
    "invitations": (_Work("arrived", "invitation", "invitations"), None),
    "drafts": (_Work("written", "begun", "begun"), _Work("written", "rewritten", "rewritten")),
    INTRODUCTIONS: (
        _Work("noted", "introduction", "introductions"),
        _Work("noted", "step of an introduction", "steps of introductions"),
    ),
    FOLLOW_UPS: (_Work("noted", "promise", "promises"), _Work("noted", "promise changed", "promises changed")),
    EVENTS: (_Work("noted", "contact", "contacts"), None),
    JOINS: (_Work("noted", "join", "joins"), _Work("noted", "join changed", "joins changed")),
    ERASED: (_Work("noted", "forgotten", "forgotten"), None),
    "meta": (None, _Work("noted", "review of your profile", "reviews of your profile")),
}
"""For each table the work that a new record is, and that any change of an earlier one is; None: neither counts."""

_FIELDS = {
    ("invitations", "carried_out"): _Work("decided", "carried out", "carried out"),
    ("drafts", "sent"): _Work("written", "sent", "sent"),
    (PEOPLE, "note"): _Work("noted", "note", "notes"),
    (INTRODUCTIONS, "introduced"): _Work("noted", "introduced", "introduced"),
    (FOLLOW_UPS, "done"): _Work("noted", "promise kept", "promises kept"),
}
"""The fields that are a work of their own once they are set."""

_DISCARDED = _Work("written", "discarded", "discarded")
_REMOVED = _Work("noted", "removed", "removed")


def receipt(old: Tables, new: Tables, session: str = "") -> list[str]:
    """Return what was done between two states of a store, in at most five lines: a subject, and where there is more to
    say an empty line and a line for each kind of work. Nothing where nothing was done.

    What was done and taken back does not count. With a `session`, only records count that it has changed.
    """
    works = Counter(
        work
        for table, records in new.items()
        for before, record in _changed(old.get(table, {}), records, session)
        for work in _works(table, before, record)
    )
    lines = {kind: _line(works, kind) for kind in ("arrived", "decided", "written", "noted")}
    lines = {kind: line for kind, line in lines.items() if line}
    if len(lines) == 1:
        return [f"Tray: {line}" for line in lines.values()]
    totals = [f"{_total(works, kind):,} {kind}" for kind in lines]
    details = [f"{kind.capitalize()}: {line}" for kind, line in lines.items() if kind != "arrived"]
    return [f"Tray: {', '.join(totals)}", "", *details] if lines else []


def _changed(
    old: Mapping[RecordId, Record], new: Mapping[RecordId, Record], session: str
) -> Iterator[tuple[Record | None, Record]]:
    """Yield the records of a table that have changed, each behind what it was before; None where it was not there."""
    for record_id, record in new.items():
        before = old.get(record_id)
        if record is not before and (not session or _is_of(record, session)):
            yield before, record


def _is_of(record: Record, session: str) -> bool:
    return any(Stamp.read(stamp).session == session for stamp in record.log)


def _works(table: str, before: Record | None, record: Record) -> set[_Work]:
    """Return the works that one record tells of, each once; none where it came and went again."""
    was_there = before is not None and not before.is_removed
    if record.is_removed:
        return {_DISCARDED if table == "drafts" else _REMOVED} if was_there else set()
    had = before.current() if before and was_there else record.arrived
    has = record.current()
    works = {
        _work(table, field, has.get(field)) for field in had.keys() | has.keys() if had.get(field) != has.get(field)
    }
    if not was_there:
        added, edited = _RECORDS.get(table, (None, None))
        works = (works - {edited}) | {added}
    return {work for work in works if work is not None}


def _work(table: str, field: str, value: object) -> _Work | None:
    """Return what another value of a field is; None where that goes without saying."""
    if (table, field) == ("invitations", DECISION):
        word = _DECISIONS.get(str(value), "reopened")
        return _Work("decided", word, word)
    if field.startswith(FACT):
        return _Work("noted", "with facts", "with facts")
    if field.startswith(TAG):
        return _Work("noted", "tagged", "tagged")
    if (table, field) in _FIELDS:
        return _FIELDS[table, field] if value else None
    _, edited = _RECORDS.get(table, (None, None))
    return edited


def _line(works: Counter[_Work], kind: str) -> str:
    """Return what was done of one kind, the most first, as far as there is room; "" where nothing was."""
    of_kind = sorted((-number, one, many) for (each, one, many), number in works.items() if each == kind)
    words = [counted(-number, one, many) for number, one, many in of_kind]
    for kept in range(len(words), 0, -1):
        rest = -sum(number for number, _, _ in of_kind[kept:])
        line = ", ".join([*words[:kept], *([f"{rest:,} more"] if rest else [])])
        if len(line) <= _WIDEST:
            return line
    return ""


def _total(works: Counter[_Work], kind: str) -> int:
    return sum(number for (each, _, _), number in works.items() if each == kind)
