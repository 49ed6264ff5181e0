"""Where marked stretches of a text are once it was edited."""

from hypothesis import given
from hypothesis import strategies as st

from tui.widgets.spans import location_of, moved, next_after, parted, place_of

TEXT = "Hello Ana,\n\nabout {topic} I know."
TOPIC = (18, 25)
LETTERS = st.text("ab\n", max_size=12)


def test_an_edit_behind_a_span_leaves_it_where_it_is() -> None:
    assert moved(TOPIC, TEXT, TEXT + " So?") == TOPIC


def test_an_edit_before_a_span_shifts_it() -> None:
    assert moved(TOPIC, TEXT, "Oh! " + TEXT) == (22, 29)
    assert moved(TOPIC, TEXT, TEXT[6:]) == (12, 19)


def test_an_edit_within_a_span_makes_it_go() -> None:
    assert moved(TOPIC, TEXT, TEXT.replace("topic", "topics")) is None
    assert moved(TOPIC, TEXT, "") is None


@given(LETTERS, LETTERS, LETTERS, LETTERS, LETTERS)
def test_the_words_of_a_moved_span_are_the_same(head: str, words: str, between: str, old: str, new: str) -> None:
    span = (len(head), len(head) + len(words))
    before, after = head + words + between + old, head + words + between + new
    there = moved(span, before, after)
    assert there is not None
    assert after[slice(*there)] == words


@given(LETTERS, LETTERS, LETTERS)
def test_the_parts_of_a_span_are_its_words_without_the_line_breaks(head: str, words: str, tail: str) -> None:
    text = head + words + tail
    lines = text.split("\n")
    parts = [lines[line][slice(*span)] for line, span in parted((len(head), len(head) + len(words)), text)]
    assert "".join(parts) == words.replace("\n", "")


@given(LETTERS, LETTERS)
def test_a_place_is_found_again_by_its_line(head: str, tail: str) -> None:
    text = head + tail
    line, column = location_of(len(head), text)
    assert text.split("\n")[line][:column] == head.split("\n")[-1]
    assert place_of((line, column), text) == len(head)


def test_behind_the_last_span_comes_the_first() -> None:
    assert next_after(0, [(7, 9), (3, 4)]) == (3, 4)
    assert next_after(3, [(7, 9), (3, 4)]) == (7, 9)
    assert next_after(8, [(7, 9), (3, 4)]) == (3, 4)
    assert next_after(8, []) is None
