"""Taking a text apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.phrases.words import clauses, plain_words, sentence_around, sentences, sentences_in, words_in, words_within

TEXTS = st.text(alphabet=st.sampled_from("aeinou rst.,!?\n'-(I you)«é✓東\xad"), max_size=200) | st.text(max_size=200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t co‑operate, Jean-Luc!", ["don't", "co-operate", "jean-luc"]),
        ("Café ÉTÉ straße", ["cafe", "ete", "strasse"]),
        ("net\xadwork e\u0301tude", ["network", "etude"]),
        ("3 people, 20% off", ["3", "people", "20", "off"]),
        ("山田さん LinkedInで", ["山", "田", "さ", "ん", "linkedin", "で"]),
        ("___ ’ - 🚀", []),
    ],
)
def test_a_word_is_letters_and_what_joins_them(text: str, words: list[str]) -> None:
    assert [word.plain for word in words_in(text)] == words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Hello Ana. How are you?", ["Hello Ana.", "How are you?"]),
        ("Dear Dr. Park, welcome...  Yes!", ["Dear Dr. Park, welcome...", "Yes!"]),
        ("one\ntwo\n\n  three", ["one", "two", "three"]),
        ("See example.org for 1.5 days", ["See example.org for 1.5 days"]),
        ("  \n ", []),
    ],
)
def test_a_sentence_ends_at_a_mark_before_a_space_and_at_the_end_of_a_line(text: str, parts: list[str]) -> None:
    assert [text[slice(*span)] for span in sentences_in(text)] == parts


def test_a_clause_ends_at_commas_brackets_and_dashes() -> None:
    text = "I saw it, twice (at home) - and liked it."
    said = [" ".join(word.plain for word in clause) for clause in clauses(text)]
    assert said == ["i saw it", "twice", "at home", "and liked it"]


def test_the_sentence_around_a_place_is_found() -> None:
    text = "One two. Three four."
    assert sentence_around(text, 10) == (9, 20)
    assert sentence_around(text, 8) == (8, 8)
    assert sentence_around("", 0) == (0, 0)


@given(TEXTS)
def test_any_text_comes_apart_in_order_and_whole(text: str) -> None:
    words = words_in(text)
    assert all(left.end <= right.start for left, right in pairwise(words))
    assert all(text[slice(*word.span)] == word.shown for word in words)
    assert tuple(word for sentence in sentences(text) for word in sentence) == words
    assert tuple(word for clause in clauses(text) for word in clause) == words
    for start, end in sentences_in(text):
        assert all(start <= word.start < end for word in words_within(text, (start, end)))


@given(st.text(alphabet="aé' -.’東xß", max_size=60))
def test_words_without_places_are_those_with_places(text: str) -> None:
    assert plain_words(text) == [word.plain for word in words_in(text)]
