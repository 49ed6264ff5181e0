"""One record while an import goes on: what the tray has of it, and what the rows add."""

from collections.abc import Iterator
from typing import Any

from store.records.ids import RecordId
from store.records.record import Record, Stamp, Value, read_entry
from store.tray.changes import BY_HAND, REMOVED, Add, Change, Set


class PendingRecord:
    """A record of the tray, or one that is about to be added. `arrived` is what a new one arrives with."""

    __slots__ = ("_arrived", "_learned", "_record", "_table", "id")

    def __init__(self, table: str, record_id: RecordId, record: Record | None, arrived: dict[str, Any]) -> None:
        self.id = record_id
        self._table = table
        self._record = record
        self._arrived = arrived
        self._learned: dict[str, Value] = {}

    @property
    def is_new(self) -> bool:
        """Whether this import brings it."""
        return self._record is None

    def get(self, field: str) -> Any:
        """Return what is known of a field, with what this import adds; None where nothing is."""
        if field in self._learned:
            return self._learned[field]
        return self._arrived.get(field) if self._record is None else self._record.get(field)

    def learn(self, field: str, value: Value, *, is_news: bool = False) -> bool:
        """Take in what a row says, and return whether that changed anything.

        An empty value says nothing. A value that is there already is replaced only by news, and never where the user
        set it.
        """
        known = self.get(field)
        if value in (None, "") or value == known:
            return False
        if known is not None and (not is_news or self._is_mine(field)):
            return False
        self._set(field, value)
        return True

    def overwrite(self, field: str, value: str) -> bool:
        """Put what is proven, "" where nothing is, in the place of what was not. Return whether that is a change."""
        if (self.get(field) or "") == value:
            return False
        self._set(field, value)
        return True

    def has_learned(self, field: str) -> bool:
        """Return whether this import changes the field of a record that was there."""
        return field in self._learned

    def bring_back(self) -> bool:
        """Put a record that was taken out of sight back in sight, and return whether it was."""
        if not self.get(REMOVED):
            return False
        self._learned[REMOVED] = None
        return True

    def changes(self) -> Iterator[Change]:
        """Yield what this import changes of the record; nothing where there is nothing to add."""
        if self._record is None and self._arrived:
            yield Add(self._table, self.id, self._arrived)
        for field, value in self._learned.items():
            yield Set(self._table, self.id, field, value)

    def _set(self, field: str, value: Value) -> None:
        if self._record is None:
            self._arrived[field] = value
        else:
            self._learned[field] = value

    def _is_mine(self, field: str) -> bool:
        """Return whether the user set the current value of a field, rather than an import."""
        if self._record is None or field in self._learned:
            return False
        if field not in self._record.fields:
            return bool(self._record.arrived.get("source") == BY_HAND)
        newest = max((stamp for stamp, line in self._record.log.items() if line[0] == field), key=Stamp.read)
        return read_entry(self._record.log[newest]).context.get("by") != "import"
