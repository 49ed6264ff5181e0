"""The receipt of some work: how many of what were done, without a name, fit for the message of a commit."""

from collections import Counter
from collections.abc import Iterator, Mapping

from store.counted import counted
from store.file.form import Tables
from store.records.folding import DECISION
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray.joins import JOINS
from store.tray.merge import ERASED, PEOPLE
from store.tray.modelling import FACT, TAG
from store.tray.network import EVENTS, FOLLOW_UPS, INTRODUCTIONS

META = "meta"

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

_ADDITIONS = {
    PEOPLE: ("arrived", "person", "people"),
    "invitations": ("arrived", "invitation", "invitations"),
    "drafts": ("written", "begun", "begun"),
    INTRODUCTIONS: ("noted", "introduction", "introductions"),
    FOLLOW_UPS: ("noted", "promise", "promises"),
    EVENTS: ("noted", "contact", "contacts"),
    JOINS: ("noted", "join", "joins"),
    ERASED: ("noted", "forgotten", "forgotten"),
}
"""For each table the kind of work that a new record in it is, and what one of them and several are called."""

_EDITS = {
    "drafts": ("written", "rewritten", "rewritten"),
    PEOPLE: ("noted", "detail", "details"),
    INTRODUCTIONS: ("noted", "step of an introduction", "steps of introductions"),
    FOLLOW_UPS: ("noted", "promise changed", "promises changed"),
    JOINS: ("noted", "join changed", "joins changed"),
    META: ("noted", "review of your profile", "reviews of your profile"),
}
"""The same for an earlier record of which other fields than these have changed."""

_FIELDS = {
    ("invitations", "carried_out"): ("decided", "carried out", "carried out"),
    ("drafts", "sent"): ("written", "sent", "sent"),
    (PEOPLE, "note"): ("noted", "note", "notes"),
    (INTRODUCTIONS, "introduced"): ("noted", "introduced", "introduced"),
    (FOLLOW_UPS, "done"): ("noted", "promise kept", "promises kept"),
}

_REMOVALS = {"drafts": ("written", "discarded", "discarded")}

_Work = tuple[str, str, str]
"""The kind of work, and what one of its results and several are called."""


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
    """Yield the records of a table that have become others, each behind what it was; None where it was not there."""
    for number, record in new.items():
        before = old.get(number)
        if record is not before and (not session or _is_of(record, session)):
            yield before, record


def _is_of(record: Record, session: str) -> bool:
    return any(Stamp.read(stamp).session == session for stamp in record.log)


def _works(table: str, before: Record | None, record: Record) -> set[_Work]:
    """Return the works that one record tells of, each once; none where it came and went again."""
    was_there = before is not None and not before.is_removed
    if record.is_removed:
        return {_REMOVALS.get(table, ("noted", "removed", "removed"))} if was_there else set()
    had = before.current() if before and was_there else record.arrived
    has = record.current()
    works = {
        _work(table, field, has.get(field)) for field in had.keys() | has.keys() if had.get(field) != has.get(field)
    }
    if not was_there:
        works = (works - {_EDITS.get(table)}) | {_ADDITIONS.get(table)}
    return {work for work in works if work is not None}


def _work(table: str, field: str, value: object) -> _Work | None:
    """Return what another value of a field is; None where that goes without saying."""
    if (table, field) == ("invitations", DECISION):
        word = _DECISIONS.get(str(value), "reopened")
        return "decided", word, word
    if field.startswith(FACT):
        return "noted", "with facts", "with facts"
    if field.startswith(TAG):
        return "noted", "tagged", "tagged"
    if (table, field) in _FIELDS:
        return _FIELDS[table, field] if value else None
    return _EDITS.get(table)


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
