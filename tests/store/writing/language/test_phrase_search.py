"""Phrases and languages, of which the checks make their remarks."""

import tomllib
from importlib.resources import files
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.writing.draft_checks import check_draft
from store.writing.language.phrase_patterns import Kind
from store.writing.language.phrase_search import sentences, told
from store.writing.language.speech import speech_of
from tests.store.writing.checks.letters import context

KINDS: tuple[Kind, ...] = get_args(Kind)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hello Ana, how are you?", "en"),
        ("Hallo Ana, wie geht es dir und den Booten?", "de"),
        ("Bonjour Ana, comment allez-vous et que devient votre bateau ?", "fr"),
        ("Hola Ana, ¿cómo está el barco de tu hermana?", "es"),
        ("Ciao Ana, come sta la barca di tuo fratello?", "it"),
        ("Olá Ana, como está o barco do seu irmão?", "pt"),
        ("Dag Ana, hoe gaat het met je boot en met de hond?", "nl"),
        ("Hej Ana, hur mår du och din båt?", None),
        ("Cześć Ana, jak się masz?", None),
        ("先日の講演、とても勉強になりました。", None),
        ("Ana", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_common_words(text: str, language: str | None) -> None:
    speech = speech_of(text)
    assert (speech.language if speech else None) == language


def test_a_phrase_is_found_where_it_stands_whatever_case_and_apostrophe() -> None:
    text = "I think that YOU DIDN’T even look at it."
    (hit,) = told("calling-out", text)
    assert text[slice(*hit.span)] == "YOU DIDN’T even look"[: hit.span[1] - hit.span[0]]
    assert hit.span[0] == text.index("YOU")


def test_a_phrase_does_not_reach_into_the_next_sentence() -> None:
    assert not told("salesy", "We are free. Trial and error is how we work in the yard.")


def test_a_negation_before_a_phrase_is_seen() -> None:
    (hit,) = told("favour", "I will not ask you to lend me anything, it is yours.")
    assert hit.is_negated


@pytest.mark.parametrize("kind", KINDS)
def test_every_phrase_of_the_files_can_be_found(kind: Kind) -> None:
    listed = tomllib.loads(files("store.writing.language").joinpath(f"phrases/{kind}.toml").read_text("utf-8"))
    assert "en" in listed
    for phrase in (phrase for phrases in listed.values() for phrase in phrases):
        assert phrase == " ".join(phrase.split())
        assert phrase.count("(") == phrase.count(")")
        assert not phrase.startswith("*")
        assert "||" not in phrase


@given(st.text(alphabet=st.sampled_from("aeinou rst.,!?\n'-(I you)«é✓"), max_size=200))
def test_any_text_comes_apart_in_order(text: str) -> None:
    words = [word for sentence in sentences(text) for word in sentence]
    assert all(word.end <= following.start for word, following in pairwise(words))


@given(st.text(max_size=300))
def test_any_text_can_be_checked_and_every_span_lies_in_it(text: str) -> None:
    for remark in check_draft(text, context("request")):
        first, last = remark.span or (0, 0)
        assert 0 <= first <= last <= len(text)


@pytest.mark.parametrize(
    ("kind", "text", "phrase"),
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
def test_a_phrase_has_classes_of_words_numbers_and_gaps(kind: Kind, text: str, phrase: str) -> None:
    assert phrase in [text[slice(*hit.span)] for hit in told(kind, text)]


def test_a_wide_gap_reaches_over_no_negation() -> None:
    assert not told("calling-out", "You are the one who was not rude to me that day.")
