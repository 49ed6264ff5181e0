"""TOML files that people write, read into a typed form; an error names file, line, key and the nearest valid one."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from store.errors import Unusable
from store.nearest import hint

Form = TypeVar("Form", bound=Struct)

TABLE_HEADER = re.compile(r"\s*\[{1,2}([^\[\]]+)\]")
"""The line that begins a table, or one of a list of them."""


class TomlError(Unusable):
    """A TOML file that cannot be used; the text says where, what, and what may have been meant."""

    def __init__(self, path: Path, line: int | None, message: str) -> None:
        """`line` counts from one; None where no line can be named."""
        where = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {message}")
        self.path = path
        self.line = line


def parse_checked(written: str, form: type[Form], path: Path) -> Form:
    """Return what this text says, in the given form; `path` is only named in errors.

    Raises TomlError for what is no TOML, for a key that the form does not have, and for a value of another type.
    """
    table = parse_toml(written, path)
    try:
        _check_table(table, form, ())
        return convert(table, form)
    except _BadKeyError as error:
        raise TomlError(path, line_of(written, error.keys), str(error)) from error


def parse_toml(written: str, path: Path) -> dict[str, Any]:
    """Return what this text says. Raises TomlError for what is no TOML; `path` is only named there."""
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        named = re.search(r"at line (\d+)", str(error))
        line = int(named[1]) if named else len(written.rstrip("\n").split("\n"))  # else it is "at end of document"
        raise TomlError(path, line, f"this is not TOML: {error}") from error


def read_toml(path: Path) -> str | None:
    """Return the text of this file, None where there is none. Raises TomlError when it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TomlError(path, None, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise TomlError(path, None, "is not UTF-8 text") from error


class _BadKeyError(Exception):
    """What is wrong with a key, and the keys that lead to it."""

    def __init__(self, keys: tuple[str, ...], message: str) -> None:
        super().__init__(message)
        self.keys = keys


def _check_table(table: Any, form: type[Struct], above: tuple[str, ...]) -> None:
    """Check each key of a table against the fields of its form. Raises _BadKeyError for the first that is wrong."""
    if not isinstance(table, dict):
        name = ".".join(above)
        raise _BadKeyError(above, f"{name!r} must be a table, begun by a line [{name}]; it is {table!r}")
    known = {field.encode_name: field.type for field in fields(form)}
    for key, value in table.items():
        keys = (*above, key)
        if key not in known:
            raise _BadKeyError(keys, f"there is no setting {'.'.join(keys)!r}; {hint(key, known)}")
        _check_value(value, known[key], keys)
    if missing := [field.encode_name for field in fields(form) if field.required and field.encode_name not in table]:
        raise _BadKeyError(above, f"{'.'.join((*above, missing[0]))!r} is missing")


def _check_value(value: Any, kind: Any, keys: tuple[str, ...]) -> None:
    """Check one value against the type of its key. Raises _BadKeyError."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        _check_table(value, kind, keys)
    elif get_origin(kind) is dict and isinstance(value, dict):
        for key, item in value.items():
            _check_value(item, get_args(kind)[1], (*keys, key))
    else:
        try:
            convert(value, kind)
        except ValidationError as error:
            raise _BadKeyError(keys, f"{'.'.join(keys)!r} {_plainly(str(error))}; it is {value!r}") from error


_PLAIN = {"int": "a whole number", "str": "a text", "bool": "true or false", "array": "a list", "object": "a table"}


def _plainly(complaint: str) -> str:
    """Return what msgspec expected, in words: "Expected `str | array`, got `int`" becomes "must be a text or a
    list".
    """
    expected = re.match(r"Expected `([^`]+)`(?: >= (\d+))?", complaint)
    _, _, shape = complaint.partition("matching regex '")
    if shape:
        return "must be a text of the form " + shape.removesuffix("'").replace("\\\\", "\\")  # escaped as in a literal
    if expected is None:
        return f"is not valid ({complaint})"
    kinds = " or ".join(_PLAIN.get(kind, kind) for kind in expected[1].split(" | "))
    least = f" of at least {expected[2]}" if expected[2] else " that is not empty" if "of length" in complaint else ""
    return f"must {'hold only' if '$[' in complaint else 'be'} {kinds}{least}"


def line_of(written: str, keys: tuple[str, ...]) -> int | None:
    """Return the line, counted from one, on which this key is set; else that of the table around it; else None."""
    table: tuple[str, ...] = ()
    nearest_table = None
    for number, line in enumerate(written.split("\n"), start=1):
        if header := TABLE_HEADER.match(line):
            table = keys_of(header[1])
            if table == keys[: len(table)]:
                nearest_table = number
        elif setting := re.match(r"([\w.\"' -]++)\s*+=", line.strip()):
            here = (*table, *keys_of(setting[1]))
            if here == keys[: len(here)]:
                return number
    return nearest_table


def keys_of(dotted: str) -> tuple[str, ...]:
    """Return the keys of a dotted key or a table header, without quotes and blanks."""
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
