"""The parts of help pages that are made from the program's own data, so that they never say what is no longer so."""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Final

from tui.help.blocks import Block, Code, Heading, Terms
from tui.keymap.keymap import Keymap, shown_key


def make_part(name: str, keys: Keymap) -> Iterator[Block]:
    """Yield the blocks of the part of this name.

    Raises:
        KeyError: There is no such part.
    """
    return PARTS[name](keys)


def _keys(keys: Keymap) -> Iterator[Block]:
    """Every command of the screen with its keys, under its heading."""
    for heading, group in keys.table.items():
        yield Heading(heading)
        yield Terms(tuple((_spelled(keys, command.id, command.label), command.help) for command in group))


def _spelled(keys: Keymap, command: str, label: str) -> str:
    """The keys of a command and its name; a command without a key is found by its name with `:`."""
    return f"{' '.join(map(shown_key, keys.keys(command))) or ':'} {label}"


def _settings(_keys: Keymap) -> Iterator[Block]:
    """Every key of config.toml with its default."""
    yield Code(tuple((files("store") / "default.toml").read_text(encoding="utf-8").splitlines()))


PARTS: Final[Mapping[str, Callable[[Keymap], Iterator[Block]]]] = {
    "keys": _keys,
    "settings": _settings,
}
"""By the name that stands between braces in a page."""
