"""The shipped lists of phrases."""

from typing import get_args

import pytest

from store.phrases.lists import ANY, Strength, languages, phrases, subjects
from store.phrases.pattern import Phrase, parse
from store.phrases.speech import negations_of, speech_in

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


MARKED_BY_OTHERS = {"asking", "closing", "greeting", "job", "offer", "past", "proposing", "wish"}
"""Subjects that tell nothing alone: checks look for them beside something else."""
TELLING_IN_COMMON_WORDS = {
    "[thanks|thank you] for nothing",
    "[we are|we're] both|working",
    "[you have to|you need to|you must] accept|connect|join",
    "after what|all|everything [you did|you have done] to|against",
    "ambos",
    "as we both|once|share|shared|met|worked|discussed|said|agreed",
    "ambos *3 si|acuerdo|aceptado",
    "both *2 yes",
    "both of us",
    "both of you *3 agreed|told|said|wanted|asked|yes",
    "entrambi",
    "entrambi *3 si|accordo|accettato",
    "hallo zusammen|team|alle|ihr",
    "how could you do this|that",
    "how could you just|possibly|even|think|treat|forget",
    "i'll|will|shall notice|remember|see|check|know who|whether",
    "introduce|connect|refer|recommend me|us|my|our to|with|for",
    "know more about your",
    "pare|para de me|enviar|mandar|incomodar",
    "si [un jour|jamais] je|j'ai|j'aurais|j'avais",
    "thanks but no thanks",
    "wat wil je|u van me|mij",
    "we allebei",
    "we both",
    "we were|had|used|know *3 together|both|same",
    "we work|worked|share|shared|sat|studied|learned|learnt|trained|grew|served",
    "what we offer|do",
    "who are you and what",
    "wie können sie [nur|es wagen]",
    "wir beide",
    "you did|made|gave the|that|your|a",
    "yes from each|both (of) you",
    "you know|knew nothing about me|us|my",
    "you never know",
}
"""Phrases that somebody has looked at: their shortest form says what their subject is, in common words."""


def common_words(language: str) -> frozenset[str]:
    """The folded words of a language that every text has and that tell nothing alone; none if it is not read."""
    known = speech_in(language)
    return known.common | known.me | known.you | known.us | known.negations | known.places if known else frozenset()


def shortest_in_common_words(phrase: Phrase, language: str) -> str | None:
    """What the phrase is at its shortest, where that may be nothing but common words; None where it may not."""
    common = common_words(language)
    shortest = [[choice for choice in choices if common.issuperset(choice)] for choices in phrase.shortest()]
    is_marked = any(part.mark for part in phrase.parts)
    return " ".join(" ".join(choices[0]) for choices in shortest) if all(shortest) and not is_marked else None


def test_no_phrase_can_match_nothing_but_common_words() -> None:
    found = {
        phrase.written: shortest
        for subject, language, phrase in ALL
        if subject not in MARKED_BY_OTHERS and (shortest := shortest_in_common_words(phrase, language))
    }
    assert {written: said for written, said in found.items() if written not in TELLING_IN_COMMON_WORDS} == {}
    assert TELLING_IN_COMMON_WORDS - set(found) == set()


@pytest.mark.parametrize(
    ("written", "shortest"),
    [
        ("you (never) (really) are", "you are"),
        ("you *8 rude", None),
        ("(how) could|dare you", "could you"),
        ("what!", None),
    ],
)
def test_the_shortest_form_of_a_phrase_leaves_out_what_may_be_missing(written: str, shortest: str | None) -> None:
    assert shortest_in_common_words(parse(written), "en") == shortest
