"""Edits that somebody made in the file with an editor: taken in, and logged as made by hand.

The fields of a record are what its log folds to; where they are not, somebody set a field in an editor, or a merge of
text lines mixed two states. With a state from before the edit (`base`, the common ancestor in a merge) more can be
told: a field that changed while its log did not was edited, whatever it holds now; and what was in the log before is
there still.
"""

from typing import Any

from store.file.form import Tables
from store.records import ids
from store.records.folding import fold_log
from store.records.record import Record, Stamp, canonical
from store.tray.clock import UNDATED, just_after

_NOTHING = Record({})


def agrees(record: Record) -> bool:
    """Return whether the fields agree with the log. Files that this machine vouches for were found to agree."""
    if record.glimpse is not None:
        return True
    return fold_log(record.log) == record.fields if record.log or record.fields else True


def take_in(record: Record, stamp: Stamp) -> Record:
    """Return the record with its fields and its log in agreement again, what was set by hand logged at `stamp`.

    A field whose value stands nowhere in the log was set by hand. A field that holds an older value of its log is the
    trace of a merge of text lines: there the log wins, as it does where a field has gone.
    """
    return _logged(record, _edits(record, _NOTHING), stamp)


def taken_in(tables: Tables, base: Tables) -> Tables:
    """Return the tables with every edit logged, under stamps that depend on nothing but the content, so that it does
    not matter which machine takes an edit in, nor how often. `base` is an earlier state, or empty.
    """
    edited = [
        (table, record_id)
        for table, records in tables.items()
        for record_id, record in records.items()
        if not agrees(record) or _rewritten(record, base.get(table, {}).get(record_id, _NOTHING))
    ]
    if not edited:
        return tables
    time = _after_all(tables)
    taken = {table: dict(records) for table, records in tables.items()}
    for table, record_id in edited:
        taken[table][record_id] = _settled(tables[table][record_id], base.get(table, {}).get(record_id, _NOTHING), time)
    return taken


def _settled(record: Record, base: Record, time: str) -> Record:
    """Return the record with what was set by hand logged at this time, and its log as an earlier state has it: of lines
    that somebody rewrote the words are kept, as a value that was none, or as an edit where a later change knew them.
    """
    whole = Record(record.arrived, record.fields, {**record.log, **_rewritten(record, base)})
    edits = _edits(whole, base)
    session = ids.spelled(ids.derived("by hand", *(f"{field}={canonical(value)}" for field, value in edits.items())))
    settled = _logged(whole, edits, Stamp(time, session, 0))
    known = [line[2] for stamp, line in record.log.items() if stamp not in base.log]
    kept = {}
    for stamp, (field, before, *_) in _rewritten(record, base).items():
        words = record.log[stamp][1]
        if words not in (before, *edits.values()):
            values = [words, before] if words in known else [before, words]
            kept[str(Stamp.read(stamp).displaced_by(record.log[stamp]))] = [field, *values, {"by": "hand"}]
    return Record(settled.arrived, settled.fields, {**settled.log, **kept})


def _logged(record: Record, edits: dict[str, Any], stamp: Stamp) -> Record:
    """Return the record as its log has it, with these fields set by hand."""
    agreed = Record(record.arrived, fold_log(record.log), record.log)
    for place, (field, value) in enumerate(edits.items()):
        agreed = agreed.changed(stamp._replace(place=place), field, value, {"by": "hand"})
    return agreed


def _edits(record: Record, base: Record) -> dict[str, Any]:
    """Return the fields that were set by hand with their values, sorted by name; None for a field that was removed."""
    fields = fold_log(record.log)
    differing = {name for name in record.fields.keys() | fields.keys() if record.fields.get(name) != fields.get(name)}
    return {
        name: record.fields.get(name)
        for name in sorted(differing)
        if _is_new(record, name) or _changed_without_log(record, base, name)
    }


def _is_new(record: Record, field: str) -> bool:
    """Return whether the field has a value that its log has never known."""
    value = record.fields.get(field)
    return value is not None and all(value not in (line[1], line[2]) for line in _lines(record, field).values())


def _changed_without_log(record: Record, base: Record, field: str) -> bool:
    """Return whether the field differs from an earlier state although the log has nothing new about it."""
    changed = record.fields.get(field) != base.fields.get(field)
    return changed and base is not _NOTHING and _lines(record, field) == _lines(base, field)


def _lines(record: Record, field: str) -> dict[str, list[Any]]:
    return {stamp: line for stamp, line in record.log.items() if line[0] == field}


def _rewritten(record: Record, base: Record) -> dict[str, list[Any]]:
    """Return those lines of an earlier state's log that somebody rewrote since, as they were."""
    if record.text is not None and record.text == base.text:
        return {}
    return {stamp: line for stamp, line in base.log.items() if record.log.get(stamp, line) != line}


def _after_all(tables: Tables) -> str:
    """Return the moment after the newest change that any log of these tables knows."""
    stamps = (stamp for records in tables.values() for record in records.values() for stamp in record.log)
    return just_after(max(stamps, default=UNDATED)[: len(UNDATED)])
