"""A quick look that tells most texts without any phrase from the few that may have one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.phrases.index import PhraseIndex
from store.phrases.pattern import Passage, parse
from store.phrases.words import words_in

PHRASES = ["would you (please) like an|the intro", "[may i|can i] introduce *3 {other}", "wäre es ok", "# new members"]
INDEX = PhraseIndex((parse(phrase), None) for phrase in PHRASES)
WORDS = "would you please like an the intro may can i introduce Kim wäre es ok 3 new members WOULD Wäre über".split()


def finds(text: str) -> bool:
    """Whether a phrase stands in a text."""
    return any(INDEX.find(Passage(text, words_in(text))))


@pytest.mark.parametrize(
    "text",
    ["Would you like the intro?", "Can I introduce old Kim?", "WÄRE es OK", "17 new members", "wa\u0308re es ok"],
)
def test_a_text_with_a_phrase_is_not_ruled_out(text: str) -> None:
    assert finds(text)
    assert INDEX.may_be_in(text)


@pytest.mark.parametrize("text", ["", "Would you like tea?", "An introduction", "It would be ok", "members"])
def test_a_text_that_lacks_a_word_of_every_phrase_has_none(text: str) -> None:
    assert not finds(text)
    assert not INDEX.may_be_in(text)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_no_phrase_is_overlooked(words: list[str]) -> None:
    text = " ".join(words)
    assert INDEX.may_be_in(text) or not finds(text)
