"""What may be wrong with one document of the file, and where in it."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from store.records.record import END_OF_TIME, FIRST_TIME, RESERVED, Stamp
from store.records.shape import LARGEST_NUMBER, NEEDED, is_kept, kind_of

_ID = re.compile(r"[1-9][0-9]{0,15}\Z")

_ACTIONS = ("undo", "redo")
"""What in the context of a log line names another action."""

_SHOWN = 60
"""Of a name or a value out of the file, so many characters are said."""


class DocumentFault(NamedTuple):
    """What is wrong, and the names that lead there: table, record, then the field and what is in it."""

    what: str
    names: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """`table people, record 7, field arrived.name`, as far as that is known; "" where it is the whole file."""
        names = [_cut(name) for name in self.names]
        said = [f"{level} {name}" for level, name in zip(("table", "record"), names, strict=False)]
        return ", ".join([*said, f"field {'.'.join(names[2:])}"] if names[2:] else said)


def fault_of_id(spelled: str) -> str:
    """Return what is wrong with the id of a record, as the file spells it; "" where nothing is."""
    is_id = _ID.match(spelled) is not None and int(spelled) <= LARGEST_NUMBER
    return "" if is_id else "the id is not a number from 1 to 2**53 - 1"


def fault_of_document(table: str, document: Any) -> DocumentFault | None:
    """Return the first thing about a document by which it is not a record of this table, or None. The names begin with
    the field.
    """
    if not isinstance(document, dict):
        return DocumentFault("the record is not an object")
    for field in RESERVED:
        part = document.get(field)
        if part is not None and not isinstance(part, dict):
            return DocumentFault("it is not an object", (field,))
    fields = {name: value for name, value in document.items() if name not in RESERVED}
    arrived, log = document.get("arrived") or {}, document.get("log") or {}
    if (odd := _odd_field(table, fields)) is not None:
        return DocumentFault(_oddity(table, odd, fields[odd]), (odd,))
    if (odd := _odd_field(table, arrived)) is not None:
        return DocumentFault(_oddity(table, odd, arrived[odd]), ("arrived", odd))
    for field in RESERVED:
        if field in arrived:
            return DocumentFault(_reserved(field), ("arrived", field))
    for field in NEEDED.get(table, ()):
        if arrived.get(field) is None:
            return DocumentFault(f"it has no {field}", ("arrived",) if arrived else ())
    for stamp, line in log.items():
        if what := _fault_of_stamp(stamp) or fault_of_line(table, line):
            return DocumentFault(what, ("log", stamp))
    return None


def _odd_field(table: str, fields: Mapping[str, Any]) -> str | None:
    """Return the first field with a value of the wrong kind, if there is one. Null is "not set" in any field."""
    for field, value in fields.items():
        if value is not None and not kind_of(table, field).holds(value):
            return field
    return None


def _oddity(table: str, field: str, value: Any) -> str:
    """Return what is wrong with the value of a field."""
    return f"{_shown(value)} is not {kind_of(table, field).words}"


def _fault_of_stamp(stamp: str) -> str:
    try:
        read = Stamp.read(stamp)
        datetime.fromisoformat(read.time)
    except ValueError as error:
        return _cut(str(error))
    is_ours = str(read) == stamp and FIRST_TIME <= stamp < END_OF_TIME
    return "" if is_ours else f"{_cut(stamp)!r} is not a stamp that Salver writes"


def fault_of_line(table: str, line: Any) -> str:
    """Return what is wrong with a line of a log; "" where nothing is."""
    if not isinstance(line, list) or not 3 <= len(line) <= 4 or not isinstance(line[0], str):
        return "a log line reads [field, new, was] or [field, new, was, context]"
    field, *values = line
    if field in RESERVED:
        return _reserved(field)
    if len(values) == 3 and not (isinstance(values[2], dict) and is_kept(values[2])):
        return "the context of a log line is not an object of a few words"
    if len(values) == 3 and not all(isinstance(values[2].get(name, ""), str) for name in _ACTIONS):
        return "the action that a log line takes back or does again is not a text"
    for value in values[:2]:
        if _odd_field(table, {field: value}) is not None:
            return _oddity(table, field, value)
    return ""


def _reserved(field: str) -> str:
    """Return what is wrong with a field of this name."""
    return f"a field cannot be called {field!r}"


def _shown(value: Any) -> str:
    """Return a value as an error shows it."""
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "an object"
    return _cut(repr(value)) if isinstance(value, str) else _cut(str(value).lower())


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
