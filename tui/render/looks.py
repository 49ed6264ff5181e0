"""The looks of the screen: how the styles of the dark look appear on a light ground, in 16 colours, and without any.

All colours are entries of the table of 256, which terminals with more colours show alike.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

Ground = Literal["dark", "light", "plain"]
LookSetting = Literal["auto", "dark", "light", "plain"]
_LIGHT_GROUNDS: Final = (7, 15)
"""The numbers of white, which COLORFGBG gives as the background."""
_HALF: Final = 0.5
Tint = int | None
"""The number of a colour; None where the terminal's own takes its place."""

_SOFT, _RULE, _KEY, _GOOD, _BAD, _FINDABLE, _ASKING, _OPEN, _TAB_TEXT, _CURSOR, _BAR = (
    248, 240, 179, 114, 210, 117, 183, 215, 234, 237, 235,
)  # fmt: skip
"""The colours of the dark look, in which the styles are written."""

_LIGHT: Final[dict[int, Tint]] = {
    _SOFT: 241, _RULE: 250, _KEY: 94, _GOOD: 22, _BAD: 124, _FINDABLE: 25, _ASKING: 91, _OPEN: 94,
    _TAB_TEXT: 231, _CURSOR: 254, _BAR: 255,
}  # fmt: skip
_DARK_OF_16: Final[dict[int, Tint]] = {
    _SOFT: None, _RULE: 8, _KEY: 11, _GOOD: 10, _BAD: 9, _FINDABLE: 14, _ASKING: 13, _OPEN: 11,
}  # fmt: skip
_LIGHT_OF_16: Final[dict[int, Tint]] = {
    _SOFT: None, _RULE: 8, _KEY: None, _GOOD: 2, _BAD: 1, _FINDABLE: 4, _ASKING: 5, _OPEN: 1,
}  # fmt: skip
_TABLES: Final[dict[tuple[Ground, bool], dict[int, Tint] | None]] = {
    ("dark", True): None,
    ("dark", False): _DARK_OF_16,
    ("light", True): _LIGHT,
    ("light", False): _LIGHT_OF_16,
    ("plain", True): {},
    ("plain", False): {},
}
"""By the ground, and by whether there are 256 colours. None: as the styles are written."""

_REVERSED: Final = frozenset({_CURSOR, _KEY})
"""Grounds that are shown in reverse where no colour fits: the row under the cursor, and the tab of the open view."""


class Look(LineFilter):
    """Turns every style that is painted into that of one look."""

    def __init__(self, ground: Ground, *, has_256: bool = True) -> None:
        super().__init__()
        self.ground = ground
        self._table = _TABLES[ground, has_256]
        self._fills = has_256 and ground != "plain"
        self._turned: dict[Style, Style] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in this look. The background of the widget plays no part."""
        if self._table is None:
            return segments
        return [Segment(text, style and self.turned(style), control) for text, style, control in segments]

    def turned(self, style: Style) -> Style:
        """Return a style in this look. Colours that are not of the styles stay, save where there are to be none."""
        found = self._turned.get(style)
        if found is None:
            found = self._turned[style] = self._turn(style)
        return found

    def _turn(self, style: Style) -> Style:
        color, ground = style.color, style.bgcolor
        if self._table is None or (color is None and ground is None):
            return style
        bold = style.bold or (self._table is _LIGHT_OF_16 and _number(color) == _KEY) or None
        reverse = style.reverse
        if not self._fills and ground is not None:
            reverse = _number(ground) in _REVERSED or reverse
            color = None if _number(ground) in _REVERSED else color
            ground = None
        return Style(
            color=self._tinted(color),
            bgcolor=self._tinted(ground),
            bold=bold,
            italic=style.italic,
            underline=style.underline,
            reverse=reverse or None,
            link=style.link,
        )

    def _tinted(self, color: RichColor | None) -> RichColor | None:
        number = _number(color)
        if self._table is None or color is None or number is None:
            return color
        if not self._table:
            return None
        tint = self._table.get(number, number)
        return None if tint is None else RichColor.from_ansi(tint)


def _number(color: RichColor | None) -> int | None:
    """Return the number of a colour in the table of 256; None for the terminal's own."""
    return color.number if color is not None and not color.is_default else None


def ground_told(setting: LookSetting, environ: Mapping[str, str]) -> Ground | None:
    """Return the ground that the setting names, or else COLORFGBG of the terminal; None where neither does."""
    if setting != "auto":
        return setting
    number = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not (number.isascii() and number.isdecimal()):
        return None
    return "light" if int(number) in _LIGHT_GROUNDS else "dark"


def ground_of(red: float, green: float, blue: float) -> Ground:
    """Return whether a background, its parts between 0 and 1, is dark or light."""
    return "light" if 0.299 * red + 0.587 * green + 0.114 * blue > _HALF else "dark"


@cache
def look_of(ground: Ground, *, has_256: bool) -> Look:
    """Return the one filter of a look: painted lines are remembered by it."""
    return Look(ground, has_256=has_256)
