"""A record: what arrived, the fields set since, and the log of every change. The log is the authority.

In the file a record is `{"arrived": {...}, <field>: <value>, ..., "log": {stamp: [field, new, was, context?]}}`. What
arrived never changes; a field that was set since is beside it and wins; what the fields are is what the log folds to.
So undo appends, and two copies of a record merge by the union of their logs.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

from msgspec import Raw, Struct
from msgspec.json import Decoder

from store.records import ids
from store.records.ids import RecordId

Value = str | int | float | bool | None | list[Any]
"""What a field can hold: a JSON scalar or a list of them. None stands for "not set"."""

DecisionContext = dict[str, Any]
"""What goes with a change: `by` ("import", "hand", "merge"; absent where it was the user), `undo` or `redo` (the action
it takes back), for a decision what was advised at that moment, and `of` (the decision that was carried out).
"""

_DOCUMENT = Decoder(dict[str, Any])
_STAMP = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{3}Z)\.([0-9a-z]+)\.([0-9]+)")
RESERVED = ("arrived", "log")
"""The names that no field can have."""

FIRST_TIME, END_OF_TIME = "1970", "9999"
"""Where the times of stamps begin and end: beyond them there is none that every zone could show."""


class Stamp(NamedTuple):
    """When and where a change was made: UTC time with milliseconds, the session that made it, and its place in the
    action.

    Stamps order by time, then session, then place; all changes of one action share time and session.
    """

    time: str
    session: str
    place: int

    @classmethod
    def read(cls, text: str) -> "Stamp":
        """Return the stamp that a log key as `2026-03-07T22:15:00.000Z.k7m2.0` spells. Raises ValueError for any
        other.
        """
        match = _STAMP.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a stamp, such as 2026-03-07T22:15:00.000Z.k7m2.0")
        return cls(match[1], match[2], int(match[3]))

    @property
    def action(self) -> str:
        """The action that the change belongs to: everything that was done by one key or one command."""
        return f"{self.time}.{self.session}"

    def displaced_by(self, line: list[Any]) -> "Stamp":
        """Return the stamp of a log line for which there is no room at this one, since another is there."""
        return self._replace(session=self.session + ids.spelled(ids.derived(canonical(line))))

    def __str__(self) -> str:
        return f"{self.time}.{self.session}.{self.place}"


class LogEntry(NamedTuple):
    """One line of a log: this field became `new`, it was `was`."""

    field: str
    new: Value
    was: Value
    context: DecisionContext

    def written(self) -> list[Any]:
        """As it is in the file: three items, or four where there is a context."""
        return [self.field, self.new, self.was, self.context] if self.context else [self.field, self.new, self.was]


class Sketch(Struct, frozen=True, gc=False):
    """Of what arrived, the fields that lists ask for."""

    person: RecordId = ids.UNKNOWN
    direction: str = ""
    sent: str = ""
    connected_on: str = ""
    kind: str = ""
    source: str = ""
    address_book: bool = False
    accepted: bool = False
    birthday: str = ""
    written: list[Any] | None = None
    received: list[Any] | None = None
    answered: str = ""


class Glimpse(Struct, frozen=True, gc=False):
    """A record seen in passing, so that ten thousand can be listed before any of them is read: what lists ask of it."""

    arrived: Sketch = Sketch()
    connected_on: str = ""
    source: str = ""
    address_book: bool = False
    accepted: bool = False
    birthday: str = ""
    written: list[Any] | None = None
    received: list[Any] | None = None
    answered: str = ""
    removed: bool = False
    log: Raw = Raw()


class Record:
    """One document of a table. Immutable: a change makes a new one. `text` keeps its lines (UTF-8) in the file once
    they are known (those of an unread file as part of the whole); a record that was made of its text alone is read when
    it is looked at, and again once it has let go.
    """

    __slots__ = ("arrived", "fields", "glimpse", "log", "text")

    def __init__(
        self,
        arrived: Mapping[str, Any],
        fields: Mapping[str, Any] | None = None,
        log: Mapping[str, list[Any]] | None = None,
        text: bytes | Raw | None = None,
    ) -> None:
        self.arrived = arrived
        self.fields: Mapping[str, Any] = fields or {}
        self.log: Mapping[str, list[Any]] = log or {}
        self.text = text
        self.glimpse: Glimpse | None = None

    @classmethod
    def of(cls, document: dict[str, Any], text: bytes | None = None) -> "Record":
        """Return the record that a document of the file holds. Takes the document over."""
        arrived = document.pop("arrived", None)
        log = document.pop("log", None)
        return cls(arrived or {}, document, log, text)

    @classmethod
    def unread(cls, texts: Mapping[RecordId, Raw], glimpses: Mapping[RecordId, Glimpse]) -> "dict[RecordId, Record]":
        """Return the records that are in these texts, which are known to be records, by id; both mappings have one
        order.
        """
        make = object.__new__  # a call of the class for each of ten thousand would take twice as long
        records = {}
        for record_id, text, glimpse in zip(texts, texts.values(), glimpses.values(), strict=True):
            records[record_id] = record = make(cls)
            record.text = text
            record.glimpse = glimpse
        return records

    def __getattr__(self, name: str) -> Any:
        """Read the text when the first of the three parts is asked for."""
        if name not in ("arrived", "fields", "log") or self.text is None:
            raise AttributeError(name)
        document = _DOCUMENT.decode(self.text)
        self.arrived = document.pop("arrived", {})
        self.log = document.pop("log", {})
        self.fields = document
        return getattr(self, name)

    def let_go(self) -> None:
        """Forget what was read of the text; it is read again when it is asked for. Ten thousand records with both take
        much memory. Other threads may read the record meanwhile.
        """
        if self.glimpse is not None:
            with suppress(AttributeError):  # it was let go before
                del self.arrived, self.fields, self.log

    def peek(self, field: str) -> Any:
        """Return the current value of a field that lists ask for (those of Sketch), without reading the record."""
        if self.glimpse is None:
            return self.get(field)
        return getattr(self.glimpse, field, None) or getattr(self.glimpse.arrived, field)

    @property
    def is_untouched(self) -> bool:
        """Whether nothing has been changed since it arrived."""
        return not (self.glimpse.log if self.glimpse else self.log)

    @property
    def is_removed(self) -> bool:
        """Whether it was taken out of sight."""
        return self.glimpse.removed if self.glimpse else bool(self.fields.get("removed"))

    def document(self) -> dict[str, Any]:
        """Return the document that the file holds for this record."""
        document: dict[str, Any] = dict(self.fields)
        if self.arrived:
            document["arrived"] = dict(self.arrived)
        if self.log:
            document["log"] = dict(self.log)
        return document

    def get(self, field: str) -> Any:
        """Return the current value of a field: as it was set since, else as it arrived, else None."""
        fields = self.fields
        return fields[field] if field in fields else self.arrived.get(field)

    def current(self) -> dict[str, Any]:
        """Return all current fields and their values."""
        return {name: value for name, value in {**self.arrived, **self.fields}.items() if value is not None}

    def entries(self) -> Iterator[tuple[Stamp, LogEntry]]:
        """Yield the log, oldest first."""
        for stamp in sorted(map(Stamp.read, self.log)):
            yield stamp, read_entry(self.log[str(stamp)])

    def changed(self, stamp: Stamp, field: str, value: Value, context: DecisionContext) -> "Record":
        """This record after one more change. Setting a field to None takes it back to what arrived."""
        entry = LogEntry(field, value, self.get(field), context)
        return Record(self.arrived, _set(self.fields, field, value), {**self.log, str(stamp): entry.written()})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return (self.arrived, self.fields, self.log) == (other.arrived, other.fields, other.log)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Record({self.document()!r})"


def read_entry(written: list[Any]) -> LogEntry:
    """Return the entry that a log line holds."""
    field, new, was, *context = written
    return LogEntry(field, new, was, context[0] if context else {})


def canonical(value: Any) -> str:
    """Return a JSON value in the one spelling that all equal ones share, by which, unlike `==`, true is not 1."""
    return json.dumps(value, sort_keys=True)


def _set(fields: Mapping[str, Any], field: str, value: Value) -> dict[str, Any]:
    """These fields with one of them set, or taken away by None."""
    if field in RESERVED:
        raise ValueError(f"a field cannot be called {field!r}")
    after = dict(fields)
    if value is None:
        after.pop(field, None)
    else:
        after[field] = value
    return after
