"""The points of a verdict on a small scale, between the thresholds of the policy."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from textual.strip import Strip

from store.counted import signed
from tui.render.styles import BAD, FAINT, GOOD, PLAIN, RULE, STRONG, StyledText, line

_MARGIN: Final = "    "
_FEWEST: Final = 8
"""The fewest cells on which a scale can be read."""
_MOST: Final = 31


def scale(score: tuple[int, int], thresholds: tuple[int, int], width: int) -> Strip | None:
    """Return the scale: `pass at -3 │··━━━━━━━│ accept at +7`. The heavy part is what the points can come to, the
    strokes are the thresholds. None where there is no room for it.
    """
    (low, high), (accept_from, pass_to) = score, thresholds
    before, after = f"pass at {signed(pass_to)} ", f" accept at {signed(accept_from)}"
    cells = min(width - len(_MARGIN) - cell_len(before) - cell_len(after), _MOST)
    if cells < _FEWEST:
        return None
    least, most = min(low, pass_to), max(high, accept_from)

    def place(points: int) -> int:
        return round((points - least) * (cells - 1) / (most - least))

    bar = _bar(range(place(low), place(high) + 1), place(pass_to), place(accept_from), cells)
    return line((_MARGIN, PLAIN), (before, FAINT), *bar, (after, FAINT))


def _bar(possible: range, passing: int, accepting: int, cells: int) -> Iterator[StyledText]:
    """Yield the cells of the scale, those that look alike together."""
    drawn = [_cell(at, at in possible, passing, accepting) for at in range(cells)]
    for style, run in groupby(drawn, key=lambda part: part[1]):
        yield "".join(sign for sign, _ in run), style


def _cell(at: int, is_possible: bool, passing: int, accepting: int) -> StyledText:
    is_threshold = at in (passing, accepting)
    if not is_possible:
        return ("│" if is_threshold else "·"), RULE
    style = GOOD if at >= accepting else BAD if at <= passing else STRONG
    return ("┼" if is_threshold else "━"), style
