"""Edits that somebody made in the file with an editor: taken in, and logged as made by hand."""

from store.records.folding import folded
from store.records.record import Record, Stamp, read_entry


def agrees(record: Record) -> bool:
    """Whether the fields are what the log folds to."""
    return folded(record.log) == record.fields if record.log or record.fields else True


def take_in(record: Record, stamp: Stamp) -> Record:
    """The record with its fields and its log in agreement again.

    A field whose value stands nowhere in the log was set by hand, and is logged at `stamp`. A field that holds an older
    value of its log is the trace of a merge of text lines: there the log wins, as it does where a field has gone.
    """
    fields = folded(record.log)
    agreed = Record(record.arrived, fields, record.log)
    for place, (field, value) in enumerate(sorted(record.fields.items())):
        if value != fields.get(field) and not _ever_was(record, field, value):
            agreed = agreed.changed(stamp._replace(place=place), field, value, {"by": "hand"})
    return agreed


def _ever_was(record: Record, field: str, value: object) -> bool:
    """Whether the log knows this value of the field."""
    entries = [read_entry(line) for line in record.log.values()]
    return any(entry.field == field and value in (entry.new, entry.was) for entry in entries)
