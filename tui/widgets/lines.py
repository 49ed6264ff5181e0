"""A widget that shows lines, and repaints only those that have changed."""

from collections.abc import Sequence

from textual.events import Resize
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from tui.render.styles import EMPTY


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
                changed.append(Region(0, y, max(old.cell_length, new.cell_length), 1))
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
