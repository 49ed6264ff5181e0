"""The row under the cursor, on which most commands act."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from tui.screens.tray import TrayScreen


def row_here(screen: "TrayScreen") -> "RecordId | None":
    """Return the row under the cursor; where there is none, say so and return None."""
    if screen.queue.current is None:
        screen.refuse("There is nobody here.")
    return screen.queue.current
