"""How the rows of the queue are laid out: each column has cells of its own, so that no sign touches a word."""

from functools import lru_cache
from typing import Final

from textual.strip import Strip

from tui.render.rows import QueueRow
from tui.render.styles import CURSOR, FAINT, KEY, PLAIN, STRONG, WARNING, StyledText, fitted, line

_GUTTER: Final = 2
_SIGNS: Final = 2
_LEAN: Final = 2
_WORD: Final = 10
_AGE: Final = 4
_LONG_AGE: Final = 6
"""Cells for an age or a day in a row of two lines."""
_NAMES: Final = ((104, 26), (100, 24), (80, 22), (0, 21))
"""Cells for the name, from so many cells of the row on."""
_DETAIL_FROM: Final = 16
"""A detail of fewer cells is left out, and the name gets them."""

_WEIGHT: Final = '!?"n'
"""The signs by their weight. A row has room for two; the pane of the person says the rest."""


@lru_cache(maxsize=256)  # a decision moves all rows below it up, and changes none of them
def row_line(row: QueueRow, width: int, *, marked: bool, here: bool, focused: bool) -> Strip:
    """Return the row in one line of this many cells. `here` says that the cursor is on it, `focused` that the queue has
    the focus.
    """
    room = max(width - _GUTTER - 1 - _SIGNS - 1 - _LEAN - 1 - _WORD - 1 - _AGE - 1, 0)
    most = next(cells for least, cells in _NAMES if width >= least)
    has_detail = room - most - 1 >= _DETAIL_FROM
    name = most if has_detail else room
    detail = ": ".join(filter(None, (row.aside, row.detail)))
    whom = row.name if has_detail or not row.aside else f"{row.name}, {row.aside}"
    told = f" {fitted(detail, room - name - 1)}" if has_detail else ""
    return _styled(
        [
            *_gutter(marked=marked, here=here),
            (fitted(whom, name), STRONG if marked or here else PLAIN),
            (f"{told} ", FAINT),
            _sign_cells(row),
            (f" {row.lean:>{_LEAN}} {fitted(row.word, _WORD)} ", row.style),
            (f"{row.age:>{_AGE}}".ljust(_AGE + 1), FAINT),
        ],
        filled=here and focused,
    )


def row_pair(row: QueueRow, width: int, *, marked: bool, here: bool, focused: bool) -> tuple[Strip, Strip]:
    """Return the row in two lines: who, with what is to be done; and below it what was written, or why it is here."""
    name = max(width - _GUTTER - 1 - _SIGNS - 1 - _WORD - 1 - _LONG_AGE - 1, 0)
    whom = f"{row.name}, {row.aside}" if row.aside else row.name
    gutter = _gutter(marked=marked, here=here)
    above = [
        *gutter,
        (fitted(whom, name), STRONG),
        (" ", PLAIN),
        _sign_cells(row),
        (f" {fitted(row.word, _WORD)} ", row.style),
        (f"{row.age:>{_LONG_AGE}} ", FAINT),
    ]
    below = [*gutter, (f"{fitted(row.words or row.detail, max(width - _GUTTER - 1, 0))} ", FAINT)]
    filled = here and focused
    return _styled(above, filled=filled), _styled(below, filled=filled)


def _gutter(*, marked: bool, here: bool) -> list[StyledText]:
    return [("▌" if here else " ", KEY), ("*" if marked else " ", STRONG)]


def _sign_cells(row: QueueRow) -> StyledText:
    """Return the two weightiest signs, in their usual order."""
    kept = sorted(row.signs, key=_WEIGHT.find)[:_SIGNS]
    signs = "".join(sign for sign in row.signs if sign in kept)
    return signs.ljust(_SIGNS), WARNING if "!" in signs else PLAIN


def _styled(parts: list[StyledText], *, filled: bool) -> Strip:
    """Return the parts as one line, on the ground of the cursor where it is `filled`."""
    return line(*((text, style + CURSOR) for text, style in parts) if filled else parts)
