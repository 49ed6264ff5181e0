"""Lines that change in part are painted in part."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from textual.strip import Strip

from tui.render.styles import FAINT, PLAIN, STRONG, line
from tui.widgets.lines import changed_cells

parts = st.lists(
    st.tuples(st.text("ab é中 e\u0301", min_size=1, max_size=6), st.sampled_from([PLAIN, FAINT, STRONG])), max_size=4
)


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """What each cell shows: the character that begins there, with its accents; "" for the second half of a wide one."""
    shown: list[tuple[str, Style | None]] = []
    for text, style, _ in strip:
        for character in text:
            size = Strip([*line((character, PLAIN))]).cell_length
            if size == 0 and shown:
                shown[-1] = (shown[-1][0] + character, shown[-1][1])
            shown += [(character, style), ("", style)][:size]
    return shown


@given(parts, parts)
def test_no_cell_outside_the_changed_ones_differs(
    before: list[tuple[str, Style]], after: list[tuple[str, Style]]
) -> None:
    old, new = line(*before), line(*after)
    start, end = changed_cells(old, new)
    was, now = cells(old), cells(new)
    assert was[:start] == now[:start]
    assert was[end:] == now[end:]


def test_of_a_heading_only_what_it_says_anew_is_painted() -> None:
    old = line(("─ Person ────── ", FAINT), ("asked on LinkedIn, 8 Mar", PLAIN), (" ─", FAINT))
    new = line(("─ Person ────── ", FAINT), ("asked on LinkedIn, 9 Mar", PLAIN), (" ─", FAINT))
    assert changed_cells(old, new) == (35, 40)
