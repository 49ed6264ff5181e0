"""Finding what a text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.phrases.lists import subjects
from store.phrases.search import apart_from, find, find_each, find_in_any, length_at_start, without
from store.phrases.words import sentences, words_in


def test_a_phrase_is_found_where_it_stands_whatever_case_and_apostrophe() -> None:
    text = "I think that YOU DIDN’T even look at it."
    (hit,) = find("calling-out", text)
    assert text[slice(*hit.span)] == "YOU DIDN’T even look"[: hit.span[1] - hit.span[0]]
    assert hit.span[0] == text.index("YOU")
    assert hit.words[0].plain == "you"


def test_a_phrase_does_not_reach_into_the_next_sentence() -> None:
    assert not find("salesy", "We are free. Trial and error is how we work in the yard.")


def test_a_negation_before_a_phrase_is_seen() -> None:
    (hit,) = find("favour", "I will not ask you to lend me anything, it is yours.")
    assert hit.is_negated


@pytest.mark.parametrize(
    ("subject", "text", "phrase"),
    [
        ("salesy", "Our new tool will save your team a lot of time.", "Our new tool will save your"),
        ("salesy", "You get 20% off for the first year with us.", "20% off for"),
        (
            "calling-out",
            "You and your friend at the fair were so rude.",
            "You and your friend at the fair were so rude",
        ),
    ],
)
def test_a_phrase_has_classes_of_words_numbers_and_gaps(subject: str, text: str, phrase: str) -> None:
    assert phrase in [text[slice(*hit.span)] for hit in find(subject, text)]


def test_a_gap_reaches_over_no_negation() -> None:
    assert not find("calling-out", "You are the one who was not rude to me that day.")


def test_two_weak_phrases_say_what_one_sure_phrase_says() -> None:
    weak = "We walked by our agency on the quay."
    two = "We walked by our agency, where our clients sat on the quay."
    assert not find("salesy", weak)
    assert [" ".join(word.plain for word in hit.words) for hit in find_each("salesy", weak)] == ["our agency"]
    assert len(find("salesy", two)) == 2


def test_a_text_in_a_language_that_is_not_read_says_nothing() -> None:
    assert not find("salesy", "Hej Ana, jag har en free trial till dig och book a demo för att du inte har svarat")


def test_a_text_too_short_for_a_language_may_be_read_in_any() -> None:
    text = "Neukundengewinnung gefällig"
    assert not find("salesy", text)
    assert find_in_any("salesy", text)
    assert find("salesy", text, "de")


def test_hits_are_kept_apart_from_clauses_that_say_something_else() -> None:
    text = "I read that you grow my network, but we met in Graz."
    reasons, widening = find("reason", text), find("widening", text)
    assert len(reasons) == 2
    assert [" ".join(word.plain for word in hit.words) for hit in apart_from(reasons, widening, text)] == ["we met"]
    assert without(sentences(text), widening) == []


@pytest.mark.parametrize(
    ("subject", "text", "length"),
    [
        ("greeting", "Hi there Ana", 2),
        ("greeting", "Ana, hi", 0),
        ("closing", "Mit besten Grüßen, Ana", 3),
        ("closing", "", 0),
    ],
)
def test_how_a_text_begins_is_told_in_any_language(subject: str, text: str, length: int) -> None:
    assert length_at_start(subject, words_in(text)) == length


@given(st.text(alphabet=st.sampled_from("our new tool will save your demo not! you?,.\n"), max_size=120))
def test_hits_stand_in_order_and_none_within_another(text: str) -> None:
    for subject in subjects():
        end = 0
        for hit in find(subject, text, "en"):
            assert end <= hit.span[0] < hit.span[1] <= len(text)
            end = hit.span[1]
