"""A pane that shows lines, and repaints only those that changed, as far as they changed."""

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
        """The cells that there are for lines."""
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
        """The line at this height, as Textual asks for it.

        Textual tells a new size only after it has painted; who laid out then would paint every change of size twice.
        """
        if self._fitted != self.size:
            self._is_fitting = True
            self.fit()
            self._is_fitting = False
        return self._painted[y] if y < len(self._painted) else EMPTY

    def on_resize(self, event: Resize) -> None:
        """Draw anew for a size that was not painted yet."""
        if self._fitted != self.size:
            self.fit()

    def fit(self) -> None:
        """Draw anew for a new size."""
        self._fitted = self.size
        self.redraw()

    def redraw(self) -> None:
        """Make the lines for the present size and `paint` them; nothing here, for who paints from outside."""
