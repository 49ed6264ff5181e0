"""A widget for a text that may be longer than the widget is high."""

from collections.abc import Callable, Iterable, Sequence

from textual.strip import Strip

from tui.render.styles import FAINT, line
from tui.widgets.lines import Lines

TextLayout = Callable[[int], Iterable[Strip]]
"""Lays a text out in lines of at most so many cells."""


class TextView(Lines):
    """A text that can be scrolled."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text: TextLayout | None = None
        self._lines: Sequence[Strip] = ()
        self._top = 0

    def show(self, text: TextLayout) -> None:
        """Show this text from its beginning."""
        self._top = 0
        self._text = text
        self.redraw()

    def move(self, steps: int) -> None:
        """Scroll by so many lines, as far as there are any."""
        self._top += steps
        self._paint_from_top()

    def move_page(self, pages: int) -> None:
        """Scroll by whole pages, one line staying in sight."""
        self.move(pages * max(self.room.height - 1, 1))

    def move_to_end(self, *, last: bool) -> None:
        """Scroll to the last line, or to the first."""
        self.move(len(self._lines) if last else -len(self._lines))

    def redraw(self) -> None:
        """Lay the text out for the width there is, and paint it."""
        self._lines = list(self._text(self.room.width)) if self._text and self.room.width else ()
        self._paint_from_top()

    def _paint_from_top(self) -> None:
        """Paint from the first line in sight, which is brought into bounds."""
        width, height = self.room
        self._top = max(0, min(self._top, len(self._lines) - height))
        shown = list(self._lines[self._top : self._top + height])
        more = len(self._lines) - self._top - height
        if more > 0 and shown:
            sign = line((f" {more} more ↓", FAINT))
            kept = shown[-1].crop_extend(0, max(width - sign.cell_length, 0), None)
            shown[-1] = Strip([*kept, *sign])
        self.paint(shown)
