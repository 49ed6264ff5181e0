"""TOML files that people write, read into a typed form; an error names file, line, key and the nearest valid one."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from store.errors import Unusable, UnusableFile, text_of
from store.nearest import hint

Form = TypeVar("Form", bound=Struct)

TABLE_HEADER = re.compile(r"\s*\[{1,2}([^\[\]]+)\]")
"""The line that begins a table, or one of a list of them."""


class TomlError(UnusableFile):
    """A TOML file that cannot be used; the text says where, what, and what may have been meant."""

    def __init__(self, path: Path, line: int | None, message: str, keys: tuple[str, ...] = ()) -> None:
        """`keys` lead to the setting that is wrong."""
        super().__init__(path, line, message)
        self.message = message
        self.keys = keys


class TomlErrors(TomlError):
    """Several things that are wrong in one TOML file."""

    def __init__(self, faults: Sequence[TomlError]) -> None:
        """`faults` are all of them, at least one."""
        first = faults[0]
        super().__init__(first.path, first.line, "", first.keys)
        Unusable.__init__(self, *map(str, faults))


def parse_checked(written: str, form: type[Form], path: Path) -> Form:
    """Return what this text says, in the given form; `path` is only named in errors.

    Raises TomlError for what is no TOML. Raises TomlErrors for all keys that the form does not have or that are
    missing, and all values of another type.
    """
    table = parse_toml(written, path)
    if faults := _faults(table, form, written, path):
        raise TomlErrors(faults)
    return convert(table, form)


def sound_part(written: str, form: type[Struct], path: Path) -> tuple[dict[str, Any], list[TomlError]]:
    """Return what this text says without the settings that are wrong, and all that is wrong. The form, all of whose
    fields have defaults, takes what is returned.

    Raises TomlError for what is no TOML.
    """
    table = parse_toml(written, path)
    faults = _faults(table, form, written, path)
    for fault in faults:
        *above, last = fault.keys
        inner = table
        for key in above:
            inner = inner[key]
        del inner[last]
    return table, faults


def parse_toml(written: str, path: Path) -> dict[str, Any]:
    """Return what this text says. Raises TomlError for what is no TOML; `path` is only named there."""
    try:
        return tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        named = re.search(r"at line (\d+)", str(error))
        line = int(named[1]) if named else len(written.rstrip("\n").split("\n"))  # else it is "at end of document"
        raise TomlError(path, line, f"this is not TOML: {error}") from error
    except (ValueError, RecursionError) as error:
        raise TomlError(path, None, "this cannot be read: a number is too long, or lists are too deep") from error


def read_toml(path: Path) -> str | None:
    """Return the text of this file, None where there is none. Raises TomlError when it cannot be read."""
    return text_of(path, TomlError)


KeyFault = tuple[tuple[str, ...], str]
"""What is wrong with a key: the keys that lead to it, and a sentence."""


def _faults(table: dict[str, Any], form: type[Struct], written: str, path: Path) -> list[TomlError]:
    """Return all that is wrong in a table, in the order of the lines."""
    found = [TomlError(path, line_of(written, keys), says, keys) for keys, says in _check_table(table, form, ())]
    return sorted(found, key=lambda fault: fault.line or 0)


def _check_table(table: Any, form: type[Struct], above: tuple[str, ...]) -> Iterator[KeyFault]:
    """Check each key of a table against the fields of its form, and yield what is wrong."""
    if not isinstance(table, dict):
        name = ".".join(above)
        yield above, f"{name!r} must be a table, begun by a line [{name}]; it is {_quoted(table)}"
        return
    known = {field.encode_name: field.type for field in fields(form)}
    for key, value in table.items():
        keys = (*above, key)
        if key in known:
            yield from _check_value(value, known[key], keys)
        else:
            yield keys, f"there is no setting {_quoted('.'.join(keys))}; {hint(key, known)}"
    if missing := [field.encode_name for field in fields(form) if field.required and field.encode_name not in table]:
        yield above, f"{'.'.join((*above, missing[0]))!r} is missing"


def _check_value(value: Any, kind: Any, keys: tuple[str, ...]) -> Iterator[KeyFault]:
    """Check one value against the type of its key, and yield what is wrong."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield from _check_table(value, kind, keys)
    elif get_origin(kind) is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from _check_value(item, get_args(kind)[1], (*keys, key))
    else:
        try:
            convert(value, kind)
        except ValidationError as error:
            name = _quoted(".".join(keys))
            if get_origin(kind) is Literal and isinstance(value, str):
                yield keys, f"{name} cannot be {_quoted(value)}; {hint(value, filter(None, get_args(kind)))}"
            else:
                yield keys, f"{name} {_plainly(str(error))}; it is {_quoted(value)}"


_QUOTED_AT_MOST = 80


def _quoted(value: Any) -> str:
    """Return what a file says, as it can be quoted in a sentence."""
    try:
        quoted = repr(value)
    except (ValueError, RecursionError):
        return "too long to be shown"
    return quoted if len(quoted) <= _QUOTED_AT_MOST else f"{quoted[:_QUOTED_AT_MOST]}…"


_PLAIN = {"int": "a whole number", "str": "a text", "bool": "true or false", "array": "a list", "object": "a table"}


def _plainly(complaint: str) -> str:
    """Return what msgspec expected, in words: "Expected `str | array`, got `int`" becomes "must be a text or a
    list".
    """
    expected = re.match(r"Expected `([^`]+)`(?: >= (\d+)| <= (\d+))?", complaint)
    _, _, shape = complaint.partition("matching regex '")
    if shape:
        return "must be a text of the form " + shape.removesuffix("'").replace("\\\\", "\\")  # escaped as in a literal
    if expected is None:
        return f"is not valid ({complaint})"
    kinds = " or ".join(_PLAIN.get(kind, kind) for kind in expected[1].split(" | "))
    bound = " that is not empty" if "of length" in complaint else ""
    for word, number in (("least", expected[2]), ("most", expected[3])):
        bound = f" of at {word} {int(number):,}" if number else bound
    return f"must {'hold only' if '$[' in complaint else 'be'} {kinds}{bound}"


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
