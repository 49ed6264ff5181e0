"""A row of the queue: what it says, and how it is laid out in the width there is."""

from msgspec import Struct
from rich.style import Style
from textual.strip import Strip

from tui.render.styles import BAR, FAINT, PLAIN, STRONG, Part, fitted, line

_GUTTER = 2
_SIGNS = 3
_WORD = 9
_AGE = 5
_NAME = 26
_GAP = 2
_DETAIL_FROM = 16
"""A detail narrower than this says nothing; its cells go to the name."""


class QueueRow(Struct, frozen=True):
    """What one row says. Texts are as they arrived; they are cleaned when the row is laid out."""

    name: str
    word: str
    """One word: what is advised, or what was decided."""
    style: Style = PLAIN
    """How the word looks."""
    age: str = ""
    """How long ago, or when: `3d`, `2mo`, `12 May`."""
    detail: str = ""
    """A few words more, shown where there is room."""
    signs: str = ""
    """What else there is: `"` they wrote something, `n` I have a note, `?` the sender is not proven, `!` a check
    stops the draft.
    """
    aside: str = ""
    """What goes with the name, as who introduces them. It leads the detail, or follows the name where none is shown."""


def laid_out(row: QueueRow, width: int, *, marked: bool, here: bool, focused: bool) -> Strip:
    """The row in this many cells. `here` says that the cursor stands on it, `focused` that the queue has the keys."""
    gutter = (">" if here else " ") + ("*" if marked else " ")
    fixed = _GUTTER + _SIGNS + _WORD + _AGE
    room = max(width - fixed, 4)
    detail = room - _NAME - _GAP
    name = _NAME if detail >= _DETAIL_FROM else room
    told = ": ".join(filter(None, (row.aside, row.detail)))
    whom = row.name if name < room or not row.aside else f"{row.name}, {row.aside}"
    parts: list[Part] = [
        (gutter, STRONG),
        (fitted(whom, name) + (" " * _GAP if name < room else ""), STRONG if marked or here else PLAIN),
        (fitted(told, detail) if name < room else "", FAINT),
        (" " + fitted(row.signs, _SIGNS - 1), PLAIN),
        (fitted(row.word, _WORD), row.style),
        (row.age.rjust(_AGE), FAINT),
    ]
    if here and focused:
        return line(("".join(text for text, _ in parts), BAR))
    return line(*parts)
