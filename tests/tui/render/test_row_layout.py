"""The rows of the queue in cells: every column has its own, at every width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.judging.facts import FACTS
from tui.render.next_step import next_step
from tui.render.row_layout import row_line, row_pair
from tui.render.rows import QueueRow
from tui.render.step_words import QUESTIONS

texts = st.text(st.characters(codec=None), max_size=80) | st.text("中村 abc\x1b\u202e[/]\n", max_size=40)
TOBIAS = QueueRow("Tobias Eikeland", "accept", age="3h", detail="Buoy yard foreman at Skarvøy", signs='"n', lean="++")


def shown(row: QueueRow, width: int, *, here: bool = False) -> str:
    return row_line(row, width, marked=False, here=here, focused=True).text


@given(texts, texts, texts, st.integers(26, 160), st.booleans(), st.booleans(), st.booleans())
def test_a_row_fills_its_width_in_one_line_and_in_two(
    name: str, detail: str, aside: str, width: int, marked: bool, here: bool, focused: bool
) -> None:
    row = QueueRow(name, "know them?", age="11mo", detail=detail, signs='"n?', aside=aside, lean="--")
    assert row_line(row, width, marked=marked, here=here, focused=focused).cell_length == width
    for strip in row_pair(row, width, marked=marked, here=here, focused=focused):
        assert strip.cell_length == width


def test_the_columns_stand_where_the_design_has_them() -> None:
    assert shown(TOBIAS, 64) == '  Tobias Eikeland       Buoy yard forema… "n ++ accept       3h '
    assert shown(TOBIAS, 80).index("accept") == 64
    assert shown(TOBIAS, 104).index('"n') == 82


def test_the_cursor_and_a_mark_have_a_gutter_of_their_own() -> None:
    row = row_line(TOBIAS, 64, marked=True, here=True, focused=False).text
    assert row.startswith("▌*Tobias")


def test_a_row_of_two_lines_says_below_what_was_written() -> None:
    row = QueueRow("Casimir Blaise-Tveit", "request", age="4d", signs="!", words="Dear Casimir, your quartet")
    above, below = row_pair(row, 64, marked=False, here=True, focused=True)
    assert above.text == "▌ Casimir Blaise-Tveit                     !  request        4d "
    assert below.text.startswith("▌ Dear Casimir, your quartet")


@pytest.mark.parametrize(("signs", "kept"), [('"n', '"n'), ('"n?', '"?'), ("n", "n "), ('"!', '"!')])
def test_of_three_signs_the_weightiest_two_are_shown(signs: str, kept: str) -> None:
    row = shown(QueueRow("Ana", "pass", signs=signs), 64)
    assert row[42:44] == kept


def test_every_question_that_can_be_asked_has_a_word_that_ends_as_one_and_fits() -> None:
    asked = {name for name, fact in FACTS.items() if "mine" in fact.kinds and "look" not in fact.kinds}
    told_by_the_message = {"salesy", "favour", "widening", "boilerplate", "personal_note", "reason", "relation"}
    assert asked | told_by_the_message | {"reviewed", "answer"} == QUESTIONS.keys()
    for word in QUESTIONS.values():
        assert word.endswith("?")
        assert cell_len(word) <= 10


@pytest.mark.parametrize(
    ("advice", "firm", "leans", "word", "lean"),
    [
        ("accept", True, None, "accept", "++"),
        ("accept", False, None, "accept", "+"),
        ("pass", True, None, "pass", "--"),
        ("look", False, "pass", "know them?", "-"),
        ("look", False, "accept", "know them?", "+"),
        ("ask", True, "pass", "ask why", ""),
        ("yours", True, "accept", "your call", ""),
        ("wait", False, "pass", "wait", ""),
    ],
)
def test_the_word_names_the_next_step_and_the_sign_where_it_leans(
    advice: str, firm: bool, leans: str | None, word: str, lean: str
) -> None:
    step = next_step(advice, firm=firm, leans=leans, question="known")
    assert (step.word, step.lean) == (word, lean)
    assert bool(step.style.bold) == (firm or advice == "yours")
