"""The heading of a pane: a rule with the title on the left and facts on the right."""

from rich.cells import cell_len
from textual.strip import Strip

from store.text import clean
from tui.render.styles import FAINT, KEY, RULE, STRONG, line

_CLAUSE = ", "
"""What is between the facts of a heading."""


def heading(title: str, fact: str, width: int, *, focused: bool, detail: str = "", more: str = "") -> Strip:
    """Return the heading in this many cells; heavy where its pane has the focus. `detail` goes with the title, and
    `more` says behind the fact how much of the pane is out of sight.

    Where there is no room for all, the fact gives way by whole parts, the last first; then `more`, then the detail.
    """
    stroke, style = ("━", KEY) if focused else ("─", RULE)
    title_cells, detail_cells = cell_len(title), cell_len(detail) + 2 if detail else 0
    if detail_cells > width - title_cells - 4:
        detail, detail_cells = "", 0
    room = width - title_cells - detail_cells - 3
    shown = _fitting(fact, more, room - 4)
    fact_cells = cell_len(shown) + 3 if shown else 0
    return line(
        (f"{stroke} ", style),
        (title, STRONG + KEY if focused else STRONG),
        (f"  {detail}" if detail else "", STRONG),
        (f" {stroke * max(room - fact_cells, 0)}", style),
        (f" {shown} " if shown else "", FAINT),
        (stroke if shown else "", style),
    )


def _fitting(fact: str, more: str, room: int) -> str:
    """Return as many whole parts of the fact as there is room for beside `more`, whose last word gives way too; without
    it, at least as many words of the fact as fit.
    """
    parts = clean(fact).split(_CLAUSE) if fact else []
    for count in range(len(parts), -1, -1):
        told = _CLAUSE.join(parts[:count])
        shown = f"{told} ({more})" if told and more else told or more
        if shown and cell_len(shown) <= room:
            return shown
    if more:
        in_short = more.rpartition(" ")[0]
        return in_short if cell_len(in_short) <= room else ""
    words = parts[0].split() if parts else []
    for count in range(len(words) - 1, 0, -1):
        shown = " ".join(words[:count]) + " …"
        if cell_len(shown) <= room:
            return shown
    return ""
