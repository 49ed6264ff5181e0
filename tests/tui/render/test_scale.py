"""The points of a verdict on a small scale."""

from hypothesis import given
from hypothesis import strategies as st

from tui.render.scale import scale
from tui.render.styles import BAD, GOOD
from tui.terminal.charset import SIGNS

POINTS = st.integers(-60, 60)


def test_the_scale_shows_what_is_possible_between_both_thresholds() -> None:
    shown = scale((1, 5), (7, -3), 40)
    assert shown is not None
    assert shown.text == "    pass at -3 │···━━━━━━·│ accept at +7"


def test_what_reaches_past_a_threshold_has_the_colour_of_its_side() -> None:
    shown = scale((-5, 9), (7, -3), 60)
    assert shown is not None
    colours = {segment.style.color for segment in shown if segment.style and "━" in segment.text}
    assert {GOOD.color, BAD.color} <= colours
    assert shown.text.count("┼") == 2


def test_without_unicode_the_scale_is_drawn_in_plain_signs() -> None:
    shown = scale((1, 9), (7, -3), 60)
    assert shown is not None
    plain = shown.text.translate(SIGNS)
    assert plain.isascii()
    assert all(sign in plain for sign in ("|", "=", "+"))


@given(POINTS, POINTS, POINTS, POINTS, st.integers(0, 90))
def test_any_points_have_a_place_within_the_width(one: int, other: int, third: int, fourth: int, width: int) -> None:
    accept_from, pass_to = max(third, fourth) + 1, min(third, fourth)
    shown = scale((min(one, other), max(one, other)), (accept_from, pass_to), width)
    if shown is not None:
        assert shown.cell_length <= width
        assert "━" in shown.text or "┼" in shown.text
