"""What can be told of a file without reading its records, which is little and quick: for listing copies of it."""

from msgspec import Raw, Struct
from msgspec.json import Decoder

from store.file.validation import NOT_JSON
from store.records.ids import RecordId
from store.records.record import Record

ABOUT_THE_FILE = ("meta", "erased")
"""The tables whose records are no people, and nothing that concerns anybody."""


class _Erased(Struct):
    arrived: dict[str, str] = {}


class _WhoIsErased(Struct):
    erased: dict[RecordId, _Erased] = {}


_OUTLINE = Decoder(dict[str, dict[int, Raw]])
_WHO_IS_ERASED = Decoder(_WhoIsErased)


def count_records(data: bytes) -> int | None:
    """Return how many records a file has, except those that concern nobody; None where it is not the file of a tray."""
    try:
        tables = _OUTLINE.decode(data)
    except NOT_JSON:
        return None
    counted = (len(records) for table, records in tables.items() if table not in ABOUT_THE_FILE)
    return sum(counted) if "meta" in tables else None


def erased_in(data: bytes) -> dict[RecordId, Record]:
    """Return the table of who was erased; empty where it cannot be read."""
    try:
        erased = _WHO_IS_ERASED.decode(data).erased
    except NOT_JSON:
        return {}
    return {record_id: Record(record.arrived) for record_id, record in erased.items()}
