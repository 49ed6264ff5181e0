"""The words that a verdict rests on, marked in the message."""

from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.strip import Strip

from store.judging.explanations import Finding, Guess
from store.judging.verdict import Question, Verdict
from store.phrases.words import Span
from store.text import clean
from tests.hostile_texts import Hostile, each_kind
from tests.tui.screens.running_app import Guest, lay_out, running_app
from tui.render.marked_words import Mark, marked_quote, marks_of
from tui.render.styles import BAD, GOOD, OPEN

BAR = "▎ "
PITCH = "Hello, our tool doubles your leads in a month. Book a demo with me today and save half of the price."


def finding(points: int, *spans: Span, decides: str | None = None) -> Finding:
    return Finding("R06", "yes", points, decides, "because", "000", spans=spans)  # type: ignore[arg-type]


def verdict(*findings: Finding, likely: tuple[Guess, ...] = (), question: Question | None = None) -> Verdict:
    return Verdict("look", False, (0, 0), "p", findings=findings, likely=likely, question=question)


def underlined(strips: list[Strip]) -> list[str]:
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.underline]


def test_what_gives_points_or_decides_is_marked_by_the_way_it_counts() -> None:
    found = marks_of(verdict(finding(0, (9, 11), decides="pass"), finding(3, (0, 2)), finding(-2, (3, 5))))
    assert found == [Mark((9, 11), ("-", BAD)), Mark((0, 2), ("+", GOOD)), Mark((3, 5), ("-", BAD))]


def test_a_finding_without_weight_marks_nothing() -> None:
    assert marks_of(verdict(finding(0, (0, 2)))) == []


def test_what_is_only_likely_is_marked_where_the_question_is_about_it() -> None:
    likely = (Guess("salesy", "yes", "because", ((4, 8),)), Guess("favour", "yes", "because", ((0, 2),)))
    asked = verdict(likely=likely, question=Question("salesy", "Does this message sell something?"))
    assert marks_of(asked) == [Mark((4, 8), ("?", OPEN))]
    assert marks_of(verdict(likely=likely)) == []


def test_marked_words_are_underlined_behind_a_sign_that_needs_no_colour() -> None:
    text = "We met in Graz.\nYour talk on prisms saved me a lens."
    strips = list(marked_quote(text, [Mark((16, 36), ("+", GOOD))], 24, BAR))
    assert [strip.text for strip in strips] == [" ▎ We met in Graz.", "+▎ Your talk on prisms", " ▎ saved me a lens."]
    assert underlined(strips) == ["Your talk on prisms"]


def test_a_mark_goes_on_where_the_line_breaks() -> None:
    strips = list(marked_quote("one two three four", [Mark((4, 13), ("-", BAD))], 13, BAR))
    assert [strip.text for strip in strips] == ["-▎ one two", "-▎ three four"]
    assert underlined(strips) == ["two", "three"]


def test_where_marks_overlap_the_first_one_counts() -> None:
    strips = list(marked_quote("one two three", [Mark((4, 7), ("-", BAD)), Mark((0, 13), ("+", GOOD))], 30, BAR))
    assert strips[0].text.startswith("-")
    assert [segment.style.color for segment in strips[0] if segment.text == "two" and segment.style] == [BAD.color]
    assert underlined(strips) == ["one", "two", "three"]


def test_blank_lines_before_the_message_move_no_mark() -> None:
    strips = list(marked_quote("\n\n  one two", [Mark((4, 7), ("+", GOOD))], 30, BAR))
    assert [strip.text for strip in strips] == ["+▎ one two"]
    assert underlined(strips) == ["one"]


def test_a_text_that_is_cleaned_keeps_its_marks_in_place() -> None:
    strips = list(marked_quote("a\x1b[2J\u202eb buy now", [Mark((8, 15), ("-", BAD))], 60, BAR))
    assert underlined(strips) == ["buy now"]


@each_kind
def test_nothing_hostile_is_obeyed_in_a_marked_message_and_none_of_it_is_lost(texts: list[Hostile]) -> None:
    for each in texts:
        marks = [Mark((0, len(each.text)), ("+", GOOD))]
        shown = [
            strip.text.removeprefix("+▎ ").removeprefix(" ▎ ") for strip in marked_quote(each.text, marks, 40, BAR)
        ]
        assert all(category(character) not in ("Cc", "Cs") for text in shown for character in text)
        assert "".join(shown).replace(" ", "") == "".join(clean(each.text).split())


@given(
    st.text(st.characters(codec=None), max_size=60) | st.text("中村 abc\x1b\u202e[/]\n", max_size=40),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=4),
    st.integers(8, 60),
)
def test_any_text_with_any_marks_stays_within_its_width(text: str, places: list[list[int]], width: int) -> None:
    for strip in marked_quote(text, [Mark((start, end), ("-", BAD)) for start, end in places], width, BAR):
        assert strip.cell_length == cell_len(strip.text) <= width
        assert strip.text[1:].startswith(BAR.rstrip())


async def test_the_screen_marks_what_the_advice_rests_on(tmp_path: Path) -> None:
    async with running_app(lay_out(tmp_path, [Guest("Bo Lindqvist", PITCH)])) as app:
        await app.shows("-▎")
        marked = underlined(app.textual.screen._compositor.render_strips())
        assert any("demo" in words for words in marked)


async def test_without_colours_underline_and_sign_remain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running_app(lay_out(tmp_path, [Guest("Bo Lindqvist", PITCH)])) as app:
        await app.shows("-▎")
        assert underlined(list(app.textual.screen._compositor.render_strips()))
