"""A widget that shows lines, and repaints only those that have changed."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.render.styles import EMPTY, RULE, line

_NOTHING: Final = Segment("")
_WIDEST: Final = 2
"""The cells of the widest character."""


def changed_cells(old: Strip, new: Strip) -> tuple[int, int]:
    """Return the first cell in which two lines differ, and the one after the last."""
    start, end = 0, max(old.cell_length, new.cell_length)
    for before, after in zip_longest(old, new, fillvalue=_NOTHING):
        if before == after:
            start += after.cell_length
            continue
        if before.style == after.style:
            start += cell_len(_common_beginning(before.text, after.text))
        if any(each.text and not cell_len(each.text[0]) for each in (before, after)):
            start = max(start - _WIDEST, 0)  # an accent belongs to the character before it
        break
    if old.cell_length == new.cell_length:
        for before, after in zip(reversed(list(old)), reversed(list(new)), strict=False):
            if before != after:
                break
            end -= after.cell_length
    return start, max(start, end)


def _common_beginning(before: str, after: str) -> str:
    """Return what two texts begin with alike, up to a whole character with all its accents."""
    alike = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    end = min(len(before), len(after)) if alike is None else alike
    while end and any(text[end : end + 1] and not cell_len(text[end]) for text in (before, after)):
        end -= 1
    return before[:end]


class Lines(Widget):
    """Lines of cells, from the top of the widget on. What does not fit is not shown.

    Textual repaints a widget as a whole when it is refreshed; over a slow line that is most of what a key costs. Here
    `paint` compares the lines with those that are on the screen, and refreshes the difference.
    """

    DEFAULT_CSS = """
    Lines { height: 1fr; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painted: Sequence[Strip] = ()
        self._fitted = Size(0, 0)
        self._is_fitting = False
        self._was_hidden = False

    @property
    def room(self) -> Size:
        """The size of the area for lines."""
        return self.size

    def paint(self, lines: Sequence[Strip]) -> None:
        """Show these lines in place of the ones that are shown."""
        before, self._painted = self._painted, lines
        self._fitted = self.size
        was_hidden, self._was_hidden = self._was_hidden, not self.size
        if self._is_fitting:
            return
        if was_hidden:  # what was painted meanwhile came onto no screen, and Textual has kept the lines before it
            self.refresh()
            return
        changed = []
        for y in range(min(max(len(before), len(lines)), self.size.height)):
            old = before[y] if y < len(before) else EMPTY
            new = lines[y] if y < len(lines) else EMPTY
            if old is not new and old != new:
                start, end = changed_cells(old, new)
                changed.append(Region(start, y, end - start, 1))
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Return the line at this height.

        A new size is noticed here, since Textual sends `Resize` only after it has painted once.
        """
        if self._fitted != self.size:
            self._is_fitting = True
            self.fit()
            self._is_fitting = False
        return self._painted[y] if y < len(self._painted) else EMPTY

    def on_resize(self, event: Resize) -> None:
        """Lay out for a new size, if that has not been done while painting."""
        if self._fitted != self.size:
            self.fit()

    def fit(self) -> None:
        """Lay out for a new size."""
        self._fitted = self.size
        self.redraw()

    def redraw(self) -> None:
        """Lay out for the present size and `paint`. Does nothing here: some widgets are painted from outside."""


class Divider(Lines):
    """A rule from top to bottom, between the queue and what is beside it."""

    DEFAULT_CSS = """
    Divider { width: 1; }
    """

    def redraw(self) -> None:
        """Draw the rule."""
        self.paint([line(("│", RULE))] * self.size.height)
