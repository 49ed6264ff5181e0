"""The one phrase language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.phrases.pattern import Passage, parse
from store.phrases.words import words_in

CLASSES = {"sure": "surely|of course|certainly"}
WORDS = st.lists(st.sampled_from(["we", "met", "not", "at", "the", "pier", "20", "ana's"]), max_size=12).map(" ".join)


def said(phrase: str, text: str) -> str | None:
    """The first words of the text that the phrase matches."""
    words = words_in(text)
    passage = Passage(text, words, frozenset({"not", "never"}))
    parsed = parse(phrase, CLASSES)
    for first in range(len(words)):
        if match := parsed.match(passage, first):
            return text[words[match.first].start : words[match.end - 1].end]
    return None


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("we met", "Then WE  MET.", "WE  MET"),
        ("we met", "we have met", None),
        ("hi|hello ana", "Oh hello, Ana!", "hello, Ana"),
        ("[good day|hi] ana", "Good day Ana", "Good day Ana"),
        ("[good day|hi] ana", "day Ana", None),
        ("we (have|had only) met", "we had only met", "we had only met"),
        ("we (have|had only) met", "we met", "we met"),
        ("we (have|had only) met", "we only met", None),
        ("@sure not", "of course not", "of course not"),
        ("(@sure) yes", "yes", "yes"),
        ("# years", "for 20 years", "20 years"),
        ("# years", "for two years", None),
        ("we *2 met", "we met", "we met"),
        ("we *2 met", "we once briefly met", "we once briefly met"),
        ("we *2 met", "we once again briefly met", None),
        ("we *2 met", "we never met", None),
        ("finally!", "finally! yes", "finally"),
        ("finally!", "finally yes!", None),
        ("hello, ana", "hello, ana", "hello, ana"),
        ("hello, ana", "hello ana", None),
        ("really (so)?", "really?", "really"),
        ("rappel: invitation", "Rappel : invitation", "Rappel : invitation"),
        ("café|thé time", "CAFE time", "CAFE time"),
        ("don't", "I DON’T", "DON’T"),
    ],
)
def test_a_phrase_means_what_the_package_says(phrase: str, text: str, words: str | None) -> None:
    assert said(phrase, text) == words


def test_a_name_stands_for_any_words_or_for_given_ones() -> None:
    text = "please meet Ana-Maria Park today"
    words = words_in(text)
    phrase = parse("meet {other}")
    anybody = phrase.match(Passage(text, words), 1)
    assert anybody is not None
    assert anybody.named == {"other": (2, 3)}
    theirs = Passage(text, words, names={"other": {"ana", "maria", "park"}})
    assert phrase.match(theirs, 1, end=4) is not None
    assert phrase.match(theirs, 1, end=5) is None
    assert phrase.match(Passage(text, words, names={"other": {"bo"}}), 1) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ana Park's invitation",
        "Ana Park’s invitation",
        "James' invitation",
        "Ana P.’s invitation",
        "Ana (Anna)'s invitation",
    ],
)
def test_a_possessive_belongs_to_the_name(text: str) -> None:
    words = words_in(text)
    match = parse("{name}'s invitation").match(Passage(text, words), 0, len(words))
    assert match is not None
    assert match.texts()["name"] == text.removesuffix(" invitation").removesuffix("’s").removesuffix("'s").removesuffix(
        "'"
    )
    assert parse("{name}'s invitation").match(Passage(text, words_in("Ana invitation")), 0) is None


@pytest.mark.parametrize(
    "phrase", ["", "   ", "we (met", "we met)", "(a (b) c)", "()", "a||b", "@nobody", "*", "**", "*3", "a * b", "a|*3"]
)
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"phrase|class"):
        parse(phrase, CLASSES)


@given(WORDS, st.integers(0, 3), st.integers(0, 3))
def test_a_gap_holds_as_many_words_as_its_number_says(text: str, most: int, more: int) -> None:
    assert said(f"we *{most} pier", text) is None or said(f"we *{most + more} pier", text) is not None
