"""What the mouse does on the screen of the tray: it moves about, and decides nothing."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.errors import NoWidget

from tui.terminal.mouse import MouseReport
from tui.widgets.bars import ViewsBar
from tui.widgets.pane import KeyPane
from tui.widgets.queue import Queue

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen


def aimed(screen: "TrayScreen", report: MouseReport) -> Callable[[], None]:
    """Return what a report does to what is shown now. In a prompt, and while a text is edited, it does nothing."""
    act = _act(screen, report)

    def do() -> None:
        if act is not None and not screen.is_asking and screen.writing.editor is None:
            act()

    return do


def _act(screen: "TrayScreen", report: MouseReport) -> Callable[[], object] | None:
    """Return what is done with what is under the mouse; None where that is nothing."""
    try:
        widget, region = screen.get_widget_at(report.x, report.y)
    except NoWidget:
        return None
    x, y = report.x - region.x, report.y - region.y
    if report.gesture != "press":
        notches = 1 if report.gesture == "wheel-down" else -1
        return partial(widget.turn_wheel, y, notches) if isinstance(widget, KeyPane) else None
    if isinstance(widget, Queue) and (row_id := widget.row_at(y)) is not None:
        return partial(screen.go_to_row, row_id)
    if isinstance(widget, ViewsBar) and (view := widget.view_at(x)) is not None:
        return partial(screen.run_command, screen.keys.by_id[view])
    return None
