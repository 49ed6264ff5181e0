"""What the mouse does on the screen of the tray: it moves about, and decides nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from textual.errors import NoWidget

from tui.terminal.mouse import Gesture, MouseReport
from tui.widgets.bars import ViewsBar
from tui.widgets.pane import NOTCH, KeyPane
from tui.widgets.queue import Queue

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen


_KEYS: Final[dict[Gesture, Sequence[str]]] = {"press": (), "wheel-up": ["up"] * NOTCH, "wheel-down": ["down"] * NOTCH}
"""The keys that a gesture stands for in a prompt and in a text, as in most terminals whose mouse no program has."""


def aimed(screen: "TrayScreen", report: MouseReport) -> Callable[[], Sequence[str]]:
    """Return what a report does to what is shown now. In a prompt and in a text it is keys instead, in its turn."""
    act = _act(screen, report)

    def do() -> Sequence[str]:
        if screen.is_asking or screen.writing.editor is not None:
            return _KEYS[report.gesture]
        if act is not None:
            act()
        return ()

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
