"""Reading a file that may be damaged, edited by hand or half merged, with every fault named by line and place."""

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Any, NoReturn

from msgspec import DecodeError

from store.file.documents import DocumentFault, fault_of_document, fault_of_id
from store.file.errors import Damaged
from store.file.locating import Position, byte_position, depth_position, name_position, odd_number_position, position
from store.file.placeholders import placeholder
from store.records.ids import RecordId

FORMAT_RECORD = RecordId(1)
"""The id of the record in table `meta` that says the version."""

NOT_JSON = (DecodeError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that are no JSON."""

_DEEPEST = 100
"""No file of a tray has so many lists and objects within each other, and every parser reads so many."""

_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


class _Twice(dict[str, Any]):
    """An object of the file in which `key` is twice."""

    key: str


def read_strictly(data: bytes) -> dict[str, Any]:
    """Return the content of the file, `{table: {id: document}}`, checked in every respect.

    Raises Damaged, and Placeholder for what is not the content.
    """
    if not data.strip():
        raise Damaged("the file is empty")
    if stands_for := placeholder(data):
        raise stands_for
    text = _decoded(data)
    if marker := _MARKER.search(text):
        raise _damaged("git left a conflict marker here", position(text, marker.start()))
    try:
        content = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Damaged(f"not JSON: {error.msg}", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise _damaged("it is nested too deeply", depth_position(text, _DEEPEST)) from error
    except ValueError as error:  # NaN, or a number with more digits than Python reads
        raise _damaged(f"not JSON: {str(error).partition(';')[0]}", odd_number_position(text)) from error
    if fault := _fault_of_keys(content) or fault_of(content):
        raise _damaged(fault.what, name_position(text, fault.names) if fault.names else None, fault.place)
    return dict(content)


def _decoded(data: bytes) -> str:
    """Return the text that these bytes are in UTF-8. Raises Damaged."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise _damaged("it is UTF-16 text, and should be UTF-8", Position(1, 1))
    if data.startswith(BOM_UTF8):
        raise _damaged("it begins with a byte order mark, which no JSON has", Position(1, 1))
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        at = byte_position(data, error.start)
        raise _damaged(f"byte {data[error.start]:#04x} is not UTF-8 text", at) from error


def _damaged(what: str, at: Position | None, place: str = "") -> Damaged:
    """Return the error that says so, with the position where it is known."""
    return Damaged(what, line=at.line if at else None, column=at.column if at else None, place=place)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object, marked where one of its keys is twice."""
    mapping = dict(pairs)
    if len(mapping) == len(pairs):
        return mapping
    twice = _Twice(mapping)
    seen: set[str] = set()
    twice.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return twice


def _named_twice(value: Any) -> tuple[str, ...]:
    """Return the names that lead to the first key that is twice; none where no key does."""
    if isinstance(value, _Twice):
        return (value.key,)
    if isinstance(value, dict):
        inner = ((name, each) for name, each in value.items() if isinstance(each, (dict, list)))
        return next(((name, *names) for name, each in inner if (names := _named_twice(each))), ())
    return next(filter(None, map(_named_twice, value)), ()) if isinstance(value, list) else ()


def _fault_of_keys(content: Any) -> DocumentFault | None:
    names = _named_twice(content)
    if not names:
        return None
    subject = ("the table", "the record", "the field")[len(names) - 1] if len(names) <= 3 else "it"
    return DocumentFault(f"{subject} is there twice", names)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number that JSON knows")


def fault_of(content: Any) -> DocumentFault | None:
    """Return the first thing about the content by which it is not that of a tray, or None."""
    if not isinstance(content, dict):
        return DocumentFault("it is not a tray: the whole is not an object")
    for table, documents in content.items():
        if not isinstance(documents, dict):
            return DocumentFault("the table is not an object", (table,))
        for key, document in documents.items():
            if what := fault_of_id(key):
                return DocumentFault(what, (table, key))
            if fault := fault_of_document(table, document):
                return DocumentFault(fault.what, (table, key, *fault.names))
    return _fault_of_format(content)


def _fault_of_format(content: dict[str, Any]) -> DocumentFault | None:
    """Return what is wrong with the record that says the format's version."""
    record = content.get("meta", {}).get(str(FORMAT_RECORD), {})
    version = (record.get("arrived") or {}).get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return DocumentFault(f"it is not a tray: table meta, record {FORMAT_RECORD} does not say which format it has")
    return None
