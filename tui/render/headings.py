"""The heading of a pane: a rule with the title on the left and one fact on the right."""

from rich.cells import cell_len
from textual.strip import Strip

from tui.render.styles import FAINT, KEY, RULE, STRONG, fitted, line


def heading(title: str, fact: str, width: int, *, focused: bool, detail: str = "") -> Strip:
    """Return the heading in this many cells; heavy where its pane has the focus. `detail` goes with the title.

    The fact gives way where there is no room for all.
    """
    stroke, style = ("━", KEY) if focused else ("─", RULE)
    title_cells, detail_cells = cell_len(title), cell_len(detail) + 2 if detail else 0
    if detail_cells > width - title_cells - 4:
        detail, detail_cells = "", 0
    room = width - title_cells - detail_cells - 3
    shown = fitted(fact, min(cell_len(fact), room - 4)).strip() if fact and room >= 12 else ""
    fact_cells = cell_len(shown) + 3 if shown else 0
    return line(
        (f"{stroke} ", style),
        (title, STRONG + KEY if focused else STRONG),
        (f"  {detail}" if detail else "", STRONG),
        (f" {stroke * max(room - fact_cells, 0)}", style),
        (f" {shown} " if shown else "", FAINT),
        (stroke if shown else "", style),
    )
