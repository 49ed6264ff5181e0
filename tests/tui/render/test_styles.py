"""Text into cells: whatever it holds, it comes out clean and in the width there is."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.text import clean
from tests.hostile_texts import Hostile, each_kind
from tui.render.styles import PLAIN, fitted, line, wrapped

texts = st.text(st.characters(codec=None), max_size=80) | st.text("中村 abc\x1b\u202e[/]\n", max_size=40)


def is_clean(text: str) -> bool:
    return all(unicodedata.category(character) not in ("Cc", "Cs") for character in text)


@given(texts, st.integers(0, 60))
@example("\x1b]52;c;aGk=\x07", 8)
@example("中村灯", 5)
def test_a_text_is_fitted_to_exactly_its_cells(text: str, width: int) -> None:
    shown = fitted(text, width)
    assert cell_len(shown) == width
    assert is_clean(shown)


@given(texts, st.integers(4, 60))
@example("中村 灯" * 9, 4)
@example("word " * 9 + "x" * 99, 10)
def test_a_text_is_wrapped_within_its_width(text: str, width: int) -> None:
    lines = list(wrapped(text, width, PLAIN, first="> ", rest="  "))
    for strip in lines:
        assert strip.cell_length <= width
        assert strip.cell_length == cell_len(strip.text)
        assert is_clean(strip.text)


@given(st.text("ab 中", max_size=200), st.integers(2, 30))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    shown = "".join(strip.text for strip in wrapped(text, width))
    assert shown.replace(" ", "") == text.replace(" ", "")


def test_line_breaks_are_kept_where_they_belong_to_the_text() -> None:
    assert [strip.text for strip in wrapped("one\n\ntwo three", 20, lines=True)] == ["one", "", "two three"]


def test_elsewhere_no_name_can_take_a_line_of_its_own() -> None:
    assert [strip.text for strip in wrapped("Ana\nYou trust them.", 40)] == ["Ana You trust them."]


@each_kind
def test_nothing_hostile_is_obeyed_and_none_of_it_is_lost(texts: list[Hostile]) -> None:
    for each in texts:
        for width in (9, 40):
            shown = [strip.text for strip in wrapped(each.text, width, lines=True)]
            assert all(map(is_clean, shown))
            assert "".join(shown).replace(" ", "") == "".join(clean(each.text).split())
            assert is_clean(fitted(each.text, width))


@pytest.mark.parametrize("letter", ["x", "x ", "中", "e\u0301\u0302", "\u0301", "\x1b", "\u202e", "\n", "👩\u200d"])
def test_a_text_without_end_is_row_line_as_far_as_anybody_reads(letter: str) -> None:
    text = letter * 1_000_000
    shown = list(wrapped(text, 60, lines=True))
    assert shown[-1].text == f"… {len(text) - 20_000:,} characters more"
    assert fitted(text, 26).rstrip().endswith("…")
    assert cell_len(fitted(text, 26)) == 26


def test_a_text_that_ends_too_long_is_cut_with_an_ellipsis() -> None:
    assert fitted("Wilhelmina", 6) == "Wilhe…"


@given(texts)
def test_a_line_is_clean_whatever_it_is_made_of(text: str) -> None:
    assert is_clean(line((text, PLAIN)).text)
