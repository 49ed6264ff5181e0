"""The shipped lists of phrases."""

from typing import get_args

import pytest

from store.phrases.lists import ANY, Strength, languages, phrases, subjects
from store.phrases.speech import negations_of

STRENGTHS: tuple[Strength, ...] = get_args(Strength)
READ = ("en", "de", "fr", "es", "it", "pt", "nl")
ALL = [
    (subject, language, phrase)
    for subject in subjects()
    for language in languages(subject)
    for strength in STRENGTHS
    for phrase in phrases(subject, strength, language)
]


def test_every_list_is_of_a_language_that_is_read() -> None:
    assert {language for _, language, _ in ALL} <= {*READ, ANY}
    assert all(negations_of(language) for language in READ)


def test_there_are_phrases_in_every_list() -> None:
    assert {subject for subject, _, _ in ALL} == set(subjects())


def test_a_subject_without_a_list_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'salesy'"):
        phrases("salsey", "sure", "en")
