"""`long-call`: a first thanks that asks for more than five to ten minutes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from store.phrases.search import find
from store.phrases.speech import speech_of
from store.phrases.words import Span, Word, clauses, number_at, sentences
from store.shipped import shipped
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext

_LONGEST: Final = 10
"""The minutes that a first call may take."""
_QUESTION: Final = re.compile(r"\?")


@check(
    "long-call",
    "warn",
    about="A first thank-you asks for more time than five to ten minutes.",
    norms=("D06", "D07"),
    purposes=("thanks", "welcome"),
)
def long_call(text: str, context: CheckContext) -> Iterable[Fault]:
    """Find more than ten minutes in a sentence that asks or proposes. What took long in the past asks for nothing."""
    if speech_of(text) is None:
        return
    said, parts = _spans(sentences(text)), _spans(clauses(text))
    questions = [found.start() for found in _QUESTION.finditer(text)]
    proposals = [hit.span[0] for hit in find("proposing", text)]
    proposed = {number_at(said, place) for place in (*questions, *proposals)}
    past = {number_at(parts, hit.span[0]) for hit in find("past", text)}
    for span in sorted({*_in_figures(text), *(hit.span for hit in find("long-call", text))}):
        if number_at(said, span[0]) in proposed and number_at(parts, span[0]) not in past:
            yield Fault("in a first thank-you, five to ten minutes are enough to ask for", span)


def _spans(parts: Iterable[Sequence[Word]]) -> list[Span]:
    """Return where each of these sentences or clauses stands."""
    return [(words[0].start, words[-1].end) for words in parts]


def _in_figures(text: str) -> Iterator[Span]:
    """Yield where more than ten minutes are told by a number."""
    for stretch in _stretches().finditer(text):
        said = stretch["number"].lower()
        minutes = int(said) if said.isdecimal() else _numbers()[said]
        if minutes * (60 if stretch["hours"] else 1) > _LONGEST:
            yield stretch.span()


@cache
def _numbers() -> Mapping[str, int]:
    """Numbers in words, of all languages (long_call.toml)."""
    listed = shipped(__file__, "long_call.toml", dict[str, dict[str, int]])()
    return {word: number for numbers in listed.values() for word, number in numbers.items()}


@cache
def _stretches() -> re.Pattern[str]:
    """Return a stretch of time with a number, in figures or in words."""
    words = "|".join(sorted(_numbers(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<number>\d{{1,3}}|{words})[ \u00a0-]?"
        r"(?:min(?:s|ute|utes|uten|uto|utos|uti|uut|uten|uutjes)?\b|(?P<hours>h|hrs?|hours?)\b)",
        re.IGNORECASE,
    )
