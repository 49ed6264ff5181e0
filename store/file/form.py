r"""The text form of the file: deterministic JSON with sorted keys and one field a line, and the strict loader of it.

`{table: {id: document}}` as TinyDB has it. Objects are spread down to the entries of a record's `arrived` and `log`;
what stands deeper, and every list, stays on its line. Real characters, except that what a terminal or a reader could be
fooled by (control, bidirectional, zero-width and tag characters, separators, lone surrogates) is written as `\uXXXX`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Raw
from msgspec.json import Decoder

from store.file.errors import NewerFormat
from store.file.validation import FORMAT_RECORD, NOT_JSON, fault_of, read_strictly
from store.records.ids import RecordId
from store.records.record import Glimpse, Record
from store.text import UNSEEN

FORMAT = 1
"""The version of the file's format that this program writes, and the newest that it reads."""

TABLES = ("drafts", "erased", "followups", "introductions", "invitations", "meta", "people")

Tables = dict[str, dict[RecordId, Record]]

_SPREAD = 4
_RECORD_AT = b'\n    "'
_KEY_ENDS = b'": '
_QUOTE_IN_TEXT = b'\\": '
_STAMP = re.compile(rb'\n        "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{12}Z)\.[0-9a-z]+\.[0-9]+": \[')
_UNSEEN = re.compile(f"[{UNSEEN}\u2028\u2029]")
_ANY = Decoder()
_TEXTS = Decoder(dict[str, dict[RecordId, Raw]])
_GLIMPSES = Decoder(dict[str, dict[RecordId, Glimpse]])
_INLINE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True).encode


def empty() -> Tables:
    """Return the tables of a new store."""
    tables: Tables = {table: {} for table in TABLES}
    tables["meta"][FORMAT_RECORD] = Record({"format": FORMAT})
    return tables


def dump(tables: Mapping[str, Mapping[RecordId, Record]]) -> bytes:
    """Return the file's bytes for these tables. Records that did not change since they were loaded or last dumped cost
    next to nothing.
    """
    return b"".join(_tables(tables))


def _tables(tables: Mapping[str, Mapping[RecordId, Record]]) -> Iterator[bytes | Raw]:
    """Yield the pieces of the text, in order."""
    before = b"{\n"
    for table in sorted(tables):
        yield before + b"  " + _inline(table) + b": "
        yield from _records(tables[table])
        before = b",\n"
    yield b"\n}\n"


def _records(records: Mapping[RecordId, Record]) -> Iterator[bytes | Raw]:
    """Yield the pieces of one table."""
    if not records:
        yield b"{}"
        return
    before = b"{"
    for record_id in sorted(records, key=str):
        record = records[record_id]
        yield b'%s%s%d": ' % (before, _RECORD_AT, record_id)
        yield record.text or record_text(record)
        before = b","
    yield b"\n  }"


def record_text(record: Record) -> bytes:
    """Return the lines of one record, from its opening to its closing brace; kept on the record."""
    if record.text is None:
        record.text = _spread(record.document(), depth=2)
    return bytes(record.text)


def _spread(value: Any, depth: int) -> bytes:
    """Return a value at this depth: objects one key a line down to the fourth level, all else in line."""
    if not isinstance(value, dict) or depth >= _SPREAD:
        return _inline(value)
    if not value:
        return b"{}"
    margin = b"  " * (depth + 1)
    lines = [margin + _inline(key) + b": " + _spread(value[key], depth + 1) for key in sorted(value)]
    return b"{\n" + b",\n".join(lines) + b"\n" + margin[2:] + b"}"


def _inline(value: Any) -> bytes:
    """Return a value on one line."""
    text = _INLINE(value)
    if not text.isascii() or "\x7f" in text:
        text = _UNSEEN.sub(_escape, text)
    return text.encode()


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def load(data: bytes) -> Tables:
    """Return the tables that these bytes hold.

    Raises Damaged, with line and place, where they are not the file of a tray, and NewerFormat where a newer Salver
    wrote them.
    """
    try:
        content = _ANY.decode(data)
        own_form = _is_own_form(content, data)
    except NOT_JSON:
        own_form = False
    if not own_form:
        content = read_strictly(data)
    if (found := content["meta"][str(FORMAT_RECORD)]["arrived"]["format"]) > FORMAT:
        raise NewerFormat(found, FORMAT)
    texts = _TEXTS.decode(data) if own_form else {}
    tables: Tables = {table: {} for table in TABLES}
    for table, documents in content.items():
        tables[table] = records = {}
        for key, document in documents.items():
            record_id = RecordId(int(key))
            text = bytes(texts[table][record_id]) if own_form else None
            records[record_id] = Record.of(document, text)
    return tables


def _is_own_form(content: Any, data: bytes) -> bool:
    """Return whether the bytes have the shape that `dump` gives, so that the fast parser's word can be taken for them.

    In that shape every record begins on its line, and keys and lines are as many as the content has: a file with more
    keys says something twice (the fast parser keeps the last of two equal keys without a word).
    """
    if b"\r" in data or fault_of(content) is not None:
        return False
    keys, lines = len(content), 1 + _lines_of(content)
    for documents in content.values():
        keys, lines = keys + len(documents), lines + _lines_of(documents)
        for document in documents.values():
            lines += _lines_of(document)
            keys += len(document)
            for value in document.values():
                if type(value) is dict:
                    lines += _lines_of(value)
                keys += _keys_in(value)
    records = sum(map(len, content.values()))
    return (
        lines == data.count(b"\n")
        and records == data.count(_RECORD_AT)
        and keys == data.count(_KEY_ENDS) - data.count(_QUOTE_IN_TEXT)
    )


def _lines_of(mapping: dict[str, Any]) -> int:
    """Return the line ends that a spread object adds: one after each key's line and one after the opening brace."""
    return len(mapping) + 1 if mapping else 0


def _keys_in(value: Any) -> int:
    """Return how many keys all objects within a value have together."""
    if type(value) is dict:
        return len(value) + sum(map(_keys_in, value.values()))
    return sum(map(_keys_in, value)) if type(value) is list else 0


def load_vouched(data: bytes) -> Tables | None:
    """Return the tables of bytes that are known to come from `dump`: nothing is checked, and records are read when
    looked at.

    None where only `load` can read them: for a field of another type than lists ask for, or half a surrogate pair.
    """
    try:
        glimpses, texts = _GLIMPSES.decode(data), _TEXTS.decode(data)
    except NOT_JSON:
        return None
    unread = {table: Record.unread(records, glimpses[table]) for table, records in texts.items()}
    return {table: {} for table in TABLES} | unread


def newest_stamp(tables: Tables) -> str:
    """Return the time of the newest change that the logs of vouched tables know; "" where they know none."""
    glimpses = (record.glimpse for records in tables.values() for record in records.values())
    logs = (glimpse.log for glimpse in glimpses if glimpse is not None and glimpse.log)
    return max((stamp for log in logs for stamp in _STAMP.findall(log)), default=b"").decode()
