"""Where everything is on the screen of the tray, by the size of the terminal."""

from typing import Final

from tui.widgets.bars import SMALLEST

_COLUMNS_FROM: Final = 110
"""From so many columns on the panes are beside the queue, else below it."""
WIDTHS: Final = [(0, "-small"), (SMALLEST.width, "-stacked"), (_COLUMNS_FROM, "-columns")]
"""The class of the screen, from so many columns on."""
HEIGHTS: Final = [(0, "-low"), (SMALLEST.height, "-high")]
"""The class of the screen, from so many lines on."""
_PAIRED: Final = frozenset({"drafts", "waiting", "introductions", "todo", "due"})
"""The views that give a row two lines beside the other panes: few rows are there, and their words matter."""

STYLE_SHEET: Final = """
    TrayScreen {
        TooSmall, TourBar { display: none; }
        &.-touring TourBar { display: block; }
        Queue { width: 53.4%; min-width: 60; max-width: 104; }
        &.-stacked {
            #panes { layout: vertical; }
            Queue { width: 1fr; max-width: 100%; height: 3fr; }
            Side { height: 5fr; max-height: 30; }
            Divider { display: none; }
        }
        &.-writing { Queue, Side, Divider { display: none; } }
        &.-welcoming {
            Side, Divider { display: none; }
            Queue { width: 1fr; max-width: 100%; height: 1fr; }
        }
        &.-stacked Sheet {
            #thread { display: none; }
            #letter { width: 1fr; border-left: none; }
            RemarkList { height: 6; min-height: 6; }
        }
        &.-stacked Sheet.-reading {
            #thread { display: block; width: 1fr; }
            #letter { display: none; }
        }
        &.-small, &.-low {
            Bar, Horizontal { display: none; }
            TooSmall { display: block; }
        }
    }
"""


def has_paired_lines(view: str, width: int) -> bool:
    """Return whether the rows of a view have two lines each on a screen of so many columns."""
    return view in _PAIRED and width >= _COLUMNS_FROM


def most_lines_of_queue(lines: int, width: int) -> int | None:
    """Return the most lines that the queue has with its heading on a screen of so many columns, where its rows take
    this many. None where nothing is below it that needs the others, and where it has no rows.
    """
    return lines + 1 if lines and width < _COLUMNS_FROM else None
