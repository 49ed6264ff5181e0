"""What is shown in a terminal that has no room for the tray."""

from textual.geometry import Size

from tui.render.styles import EMPTY, FAINT, PLAIN, line
from tui.widgets.lines import Lines

SMALLEST = Size(60, 16)
"""The size from which on everything can be used."""


class TooSmall(Lines):
    """Says what is needed, and what is there."""

    def redraw(self) -> None:
        """Lay the sentence out."""
        there = self.app.size
        self.paint(
            [
                line(("Salver needs a little more room:", PLAIN)),
                line((f"{SMALLEST.width} x {SMALLEST.height} cells.", PLAIN)),
                EMPTY,
                line((f"This terminal has {there.width} x {there.height}.", FAINT)),
                line(("Make it larger, or ctrl+q quits.", FAINT)),
            ]
        )
