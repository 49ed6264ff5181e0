"""Reading a file that may be damaged, edited by hand or half merged, with every fault named by line and place."""

import json
import re
from datetime import datetime
from typing import Any, NoReturn

from store.file.errors import Damaged
from store.records.record import RESERVED, Stamp

FORMAT_RECORD = 1
"""The id of the record in table `meta` that says the version."""

_ID = re.compile(r"[1-9][0-9]{0,15}\Z")
_LARGEST_ID = 2**53 - 1
_FIRST_YEAR, _LAST_YEAR = "1970", "9999"
"""Before and after these years there is no time that every zone could show, or that the next stamp could have."""
_MARKER = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)


class _Twice(dict[str, Any]):
    """An object of the file in which `key` stands twice."""

    key: str


def read_strictly(data: bytes) -> dict[str, Any]:
    """The content of the file, `{table: {id: document}}`, checked in every respect.

    Raises Damaged.
    """
    if not data.strip():
        raise Damaged("the file is empty")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Damaged(f"byte {data[error.start]:#04x} is not UTF-8 text", line=line) from error
    if marker := _MARKER.search(text):
        raise Damaged("git left a conflict marker here", line=text.count("\n", 0, marker.start()) + 1)
    try:
        content = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise Damaged(f"not JSON: {error.msg}", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise Damaged("it is nested too deeply") from error
    except ValueError as error:
        raise Damaged(str(error)) from error
    if fault := fault_of(content):
        place, what = fault
        raise Damaged(what, place=place, line=_line_of(text, place))
    return dict(content)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, marked where one of its keys stands twice."""
    mapping = dict(pairs)
    if len(mapping) == len(pairs):
        return mapping
    twice = _Twice(mapping)
    seen: set[str] = set()
    twice.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return twice


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number that JSON knows")


def fault_of(content: Any) -> tuple[str, str] | None:
    """Where the content is not that of a tray and what is wrong with it, or None. Places read `table people, record
    123, field name`.
    """
    if not isinstance(content, dict):
        return "", "it is not a tray: the whole is not an object"
    if isinstance(content, _Twice):
        return f"table {content.key}", "the table stands twice"
    for table, documents in content.items():
        if not isinstance(documents, dict):
            return f"table {table}", "the table is not an object"
        if isinstance(documents, _Twice):
            return f"table {table}, record {documents.key}", "the record stands twice"
        for number, document in documents.items():
            if not _ID.match(number) or int(number) > _LARGEST_ID:
                return f"table {table}, record {number}", "the id is not a number from 1 to 2**53 - 1"
            if what := _fault_of_document(document):
                field, why = what
                return f"table {table}, record {number}" + (f", field {field}" if field else ""), why
    return _fault_of_format(content)


def _fault_of_format(content: dict[str, Any]) -> tuple[str, str] | None:
    """What is wrong with the record that says the format's version."""
    record = content.get("meta", {}).get(str(FORMAT_RECORD), {})
    version = (record.get("arrived") or {}).get("format")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return "", f"it is not a tray: table meta, record {FORMAT_RECORD} does not say which format it has"
    return None


def _fault_of_document(document: Any) -> tuple[str, str] | None:
    """The field of a document that is not as a record has it, and why."""
    if not isinstance(document, dict):
        return "", "the record is not an object"
    if isinstance(document, _Twice):
        return document.key, "the field stands twice"
    for field in ("arrived", "log"):
        part = document.get(field)
        if part is not None and not isinstance(part, dict):
            return field, "it is not an object"
        if isinstance(part, _Twice):
            return f"{field}.{part.key}", "it stands twice"
    for stamp, entry in (document.get("log") or {}).items():
        if why := _fault_of_entry(stamp, entry):
            return f"log.{stamp}", why
    return None


def _fault_of_entry(stamp: str, entry: Any) -> str | None:
    """What is wrong with a line of a log."""
    try:
        read = Stamp.read(stamp)
        datetime.fromisoformat(read.time)
    except ValueError as error:
        return str(error)
    if str(read) != stamp or not _FIRST_YEAR <= stamp < _LAST_YEAR:
        return f"{stamp!r} is not a stamp that Salver writes"
    if not isinstance(entry, list) or not 3 <= len(entry) <= 4 or not isinstance(entry[0], str):
        return "a log line reads [field, new, was] or [field, new, was, context]"
    if entry[0] in RESERVED:
        return f"a field cannot be called {entry[0]!r}"
    if len(entry) == 4 and not isinstance(entry[3], dict):
        return "the context of a log line is not an object"
    return None


def _line_of(text: str, place: str) -> int | None:
    """The line on which a place begins, as far as its names can be found one after the other."""
    at = 0
    for part in place.split(", ") if place else []:
        for name in part.split(" ", 1)[1].split(".", 1):
            found = text.find(json.dumps(name, ensure_ascii=False) + ":", at)
            if found < 0:
                return None
            at = found
    return text.count("\n", 0, at) + 1 if place else None
