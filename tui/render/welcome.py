"""What an empty tray shows: how to fill it, where the file will be, and the keys of the first day."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from textual.strip import Strip

from store.places import path_in_short
from tui.keymap.keymap import Keymap
from tui.render.styles import EMPTY, FAINT, KEY, STRONG, beside, fitted, line, wrapped

_WAYS: Final = {
    "import": "Import a LinkedIn archive, your mail or your address book.",
    "add": "Add somebody by hand; a pasted link to a profile helps.",
    "demo": "Look around a sample of invented people, in its own tray.",
}
_GUIDE: Final = {
    ("down", "up"): "Go from row to row; the panes say who it is and what to do.",
    ("accept", "ask", "pass"): "Accept, ask why, or pass with a note; the next row comes.",
    ("answer",): "Answer what Salver asks you; the advice is firmer then.",
    ("reply", "copy"): "Take the advised reply as your text; copy it, which marks it as sent.",
    ("undo", "help"): "Take anything back; see every key that works where you are.",
}
"""By the commands, what their keys are for."""
_ARCHIVE: Final = (
    "No archive yet? On LinkedIn: Settings, Data privacy, Get a copy of your data. The smaller archive is enough; "
    "a link to it comes by email."
)
_LEAD: Final = 9
"""Cells for the keys."""


def welcome_lines(keys: Keymap, store: Path, width: int) -> Iterator[Strip]:
    """Yield the text in lines of at most so many cells; `store` is where the file will be."""
    yield line((fitted("Your tray is empty. Three ways to begin:", width).rstrip(), STRONG))
    for command, told in _WAYS.items():
        yield from _with_keys(keys, (command,), told, width)
    yield EMPTY
    yield from wrapped(_ARCHIVE, width, FAINT)
    yield EMPTY
    yield line((fitted("The first day, in five lines:", width).rstrip(), STRONG))
    for commands, told in _GUIDE.items():
        yield from _with_keys(keys, commands, told, width)
    yield EMPTY
    end = f"Salver sends nothing on its own. Quit with {keys.how_to('quit')}. All is kept in {path_in_short(store)}."
    yield from wrapped(end, width, FAINT)


def _with_keys(keys: Keymap, commands: tuple[str, ...], told: str, width: int) -> Iterator[Strip]:
    """The keys of some commands, and beside them what they are for."""
    lead = line((fitted("  " + " ".join(map(keys.how_to, commands)), _LEAD), KEY + STRONG))
    return beside(lead, wrapped(told, max(width - _LEAD, 1)))
