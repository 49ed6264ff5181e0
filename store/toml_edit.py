"""Changing one setting of a TOML file that somebody has written, with every other line and comment left as it is."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import InlineTable

from store.checked_toml import TABLE_HEADER, TomlError, keys_of, line_of, parse_toml, read_toml
from store.file import disk, private
from store.file.errors import NotProvenDurable, NotSaved

TomlValue = str | int | bool | list[str]


def set_in_toml(path: Path, keys: Sequence[str], value: TomlValue) -> None:
    """Have a TOML file set this key, `("me", "headline")` for instance, to this value. A missing file is created.

    Links are followed, and the mode is kept. What somebody else saves at the same moment is kept as well.

    Raises:
        TomlError: The file cannot be read or changed; it is as it was.
        NotProvenDurable: The file holds the change, but the disk did not confirm it.
        NotSaved: The file cannot be saved; it is as it was.
    """
    rewrite(path, lambda written: changed(written, keys, value, path))


def rewrite(path: Path, change: Callable[[str], str]) -> None:
    """Save a TOML file as `change` makes it of its text, which is empty where there is no file.

    Links are followed, and the mode is kept. What somebody else saves at the same moment is changed in its place.
    Raises what `set_in_toml` does, and what `change` does.
    """
    with _naming(path):
        file = disk.real_path(path)
        private.make_private_folder(file.parent)
        is_saved = False
        while not is_saved:
            found = disk.glance(file)
            is_saved = _save(file, change(read_toml(path) or "").encode(), found)


def save_new(path: Path, written: str) -> None:
    """Save a file of settings that is not there yet, in a folder that may not be there either.

    Raises:
        NotProvenDurable: The file is there, but the disk did not confirm it.
        NotSaved: The file cannot be saved.
    """
    with _naming(path):
        private.make_private_folder(path.parent)
        disk.write_durably(path, written.encode())


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Raise what keeps this file from being saved as an error that names it."""
    try:
        yield
    except disk.FolderNotSynced as error:
        raise NotProvenDurable(path, error.strerror or str(error)) from error
    except OSError as error:
        raise NotSaved(path, error.strerror or str(error)) from error


def _save(file: Path, data: bytes, found: disk.Glance | None) -> bool:
    """Save the file, and say whether it is: not where somebody else saved it since it was found. Raises OSError."""
    if disk.glance(file) != found:
        return False
    if not disk.has_other_names(file):
        try:
            return disk.write_durably(file, data, is_overtaken=lambda: disk.glance(file) != found).is_there
        except disk.FolderNotSynced:
            raise
        except OSError as error:
            if not disk.can_only_overwrite(file, error):
                raise
    disk.write_in_place(file, data)
    return True


def changed(written: str, keys: Sequence[str], value: TomlValue, path: Path) -> str:
    """Return the text of a TOML file with one key set to this value; `path` is only named in errors.

    Raises TomlError where the text is no TOML, where something else than a table is above the key or a table in its
    place, and where nobody could make the change without another.
    """
    wanted = _with(parse_toml(written, path), keys, value, written, path)
    for text in _attempts(written, keys, value):
        with suppress(TomlError):
            if parse_toml(text, path) == wanted:
                return text
    message = f"{'.'.join(keys)!r} cannot be changed here without changing more; set it to {value!r} by hand"
    raise TomlError(path, line_of(written, tuple(keys)), message)


def _with(table: dict[str, Any], keys: Sequence[str], value: TomlValue, written: str, path: Path) -> dict[str, Any]:
    """Return what the changed file is to say. Raises TomlError where it already says something that is in the way."""
    *above, last = keys
    inner = table
    for depth, key in enumerate(above, start=1):
        inner = inner.setdefault(key, {})
        if not isinstance(inner, dict):
            name = ".".join(keys[:depth])
            raise TomlError(path, line_of(written, tuple(keys[:depth])), f"{name!r} must be a table; it is {inner!r}")
    if isinstance(inner.get(last), dict):
        raise TomlError(path, line_of(written, tuple(keys)), f"{'.'.join(keys)!r} is a table, and must be a setting")
    inner[last] = value
    return table


def _attempts(written: str, keys: Sequence[str], value: TomlValue) -> Iterator[str]:
    """Yield the text with the key set in each way there is, the most usual first; not all give TOML that says so."""
    lines = written.splitlines(keepends=True)
    for depth in reversed(range(len(keys))):  # in its table, or by a dotted key in one around that
        if (section := _section(lines, tuple(keys[:depth]))) is not None:
            yield _added_below(lines, section, keys[depth:], value)
        if depth == len(keys) - 1:
            for keeps_items in (True, False):
                with suppress(TOMLKitError):
                    yield _set(written, keys, value, keeps_items=keeps_items)


def _added_below(lines: Sequence[str], section: range, keys: Sequence[str], value: TomlValue) -> str:
    """Return the text with a new setting below the last one of a section.

    tomlkit would put it right above the next table, below the comment on that.
    """
    settings = [at for at in section if lines[at].strip() and not lines[at].lstrip().startswith("#")]
    place = settings[-1] + 1 if settings else section.start
    is_top = section.start == 0
    if is_top and not settings:  # below the comment on the whole file, which a blank line ends
        place = next((at for at in section if not lines[at].strip()), 0 if section.stop < len(lines) else section.stop)
    line_end = "\r\n" if any(line.endswith("\r\n") for line in lines) else "\n"
    indent = lines[place - 1][: -len(lines[place - 1].lstrip())] if settings else ""
    setting = f"{indent}{tomlkit.key(keys).as_string()} = {tomlkit.item(value).as_string()}{line_end}"
    if place and not lines[place - 1].endswith("\n"):
        setting = line_end + setting
    if is_top and not settings and place < len(lines) and lines[place].strip():
        setting += line_end
    return "".join([*lines[:place], setting, *lines[place:]])


def _section(lines: Sequence[str], table: tuple[str, ...]) -> range | None:
    """Return the lines of a table below its header, or those above all tables; None where no line begins it."""
    headers = {at: keys_of(header[1]) for at, line in enumerate(lines) if (header := TABLE_HEADER.match(line))}
    begin = next((at + 1 for at, name in headers.items() if name == table), None) if table else 0
    if begin is None:
        return None
    return range(begin, next((at for at in headers if at >= begin), len(lines)))


def _set(written: str, keys: Sequence[str], value: TomlValue, *, keeps_items: bool) -> str:
    """Return the text with a setting changed that is there already, or one added in a table that no line begins.

    A list of which items are kept keeps their comments, but some of their layouts are too much for tomlkit.
    """
    document = tomlkit.parse(written)
    *above, last = keys
    table: Any = document
    for key in above:
        if key not in table:
            table[key] = tomlkit.inline_table() if isinstance(table, InlineTable) else tomlkit.table()
        table = table[key]
    held = table.get(last)
    if keeps_items and isinstance(held, list) and isinstance(value, list):
        _refill(held, value)
    if held != value:
        table[last] = value
    return document.as_string()


def _refill(held: list[Any], items: list[str]) -> None:
    """Have a list hold these items, as far as can be done without moving those that stay, and their comments."""
    for at in reversed(range(len(held))):
        if held[at] not in items:
            del held[at]
    for item in items:
        if item not in held:
            held.append(item)
