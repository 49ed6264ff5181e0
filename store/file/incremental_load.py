"""Loading a state of a tray beside another one that is loaded already, as for a merge: what they share is checked once,
and is the same records in both.
"""

from collections.abc import Mapping

from msgspec import Raw
from msgspec.json import Decoder

from store.file import form
from store.file.errors import StoreError
from store.file.form import Tables
from store.file.validation import NOT_JSON
from store.records.ids import RecordId
from store.records.record import Record

_TEXTS = Decoder(dict[str, dict[RecordId, Raw]])


def load_incrementally(data: bytes, known: Tables) -> Tables:
    """As `form.load`, and as strict, at little cost where most records are those of `known`."""
    if not known:
        return form.load(data)
    try:
        texts = _TEXTS.decode(data)
        shared = {table: _shared(records, known.get(table, {})) for table, records in texts.items()}
        others = form.load(_file_of_others(texts, shared))
    except (*NOT_JSON, StoreError):
        return form.load(data)
    tables = {table: shared.get(table, {}) | records for table, records in others.items()}
    is_whole = form.dump({table: tables[table] for table in texts}) == data  # else something stands twice, or otherwise
    return tables if is_whole else form.load(data)


def _shared(texts: Mapping[RecordId, Raw], known: Mapping[RecordId, Record]) -> dict[RecordId, Record]:
    """Return the known records whose text is the same."""
    return {
        record_id: known[record_id]
        for record_id, text in texts.items()
        if record_id in known and known[record_id].text == bytes(text)
    }


def _file_of_others(texts: Mapping[str, Mapping[RecordId, Raw]], shared: Tables) -> bytes:
    """Return a file with all records that are not shared, and the one that says the format."""
    others = {
        table: {
            record_id: Record({}, text=bytes(text))
            for record_id, text in records.items()
            if record_id not in shared[table]
        }
        for table, records in texts.items()
    }
    others["meta"] = {record_id: Record({}, text=bytes(text)) for record_id, text in texts.get("meta", {}).items()}
    return form.dump(others)
