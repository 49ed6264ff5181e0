"""`long-call`: a first thanks that asks for more than five to ten minutes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import toml

from store.phrases.search import find
from store.phrases.speech import speech_of
from store.phrases.words import Span, sentence_around
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext

_LONGEST: Final = 10
"""The minutes that a first call may take."""
_CLAUSE: Final = re.compile(r"[,;:.!?\n–—]")


@check("long-call", "warn", norms=("D06", "D07"), purposes=("thanks", "welcome"))
def long_call(text: str, context: CheckContext) -> Iterable[Fault]:
    """What took long, or is far away, asks for nothing."""
    if speech_of(text) is None:
        return
    for span in sorted({*_in_figures(text), *(hit.span for hit in find("long-call", text))}):
        sentence = sentence_around(text, span[0])
        is_proposed = "?" in text[slice(*sentence)] or _stands_in("proposing", text, sentence)
        if is_proposed and not _stands_in("past", text, _clause_around(text, span)):
            yield Fault("five to ten minutes are enough to ask for in a first thanks", span)


def _stands_in(subject: str, text: str, part: Span) -> bool:
    """Whether a phrase of this subject begins in this part of the text."""
    return any(part[0] <= hit.span[0] < part[1] for hit in find(subject, text))


def _in_figures(text: str) -> Iterator[Span]:
    """Where more than ten minutes are told by a number."""
    for stretch in _stretches().finditer(text):
        said = stretch["number"].lower()
        minutes = int(said) if said.isdecimal() else _numbers()[said]
        if minutes * (60 if stretch["hours"] else 1) > _LONGEST:
            yield stretch.span()


def _clause_around(text: str, span: Span) -> Span:
    """The clause in which this place stands."""
    ends = [mark.start() for mark in _CLAUSE.finditer(text)]
    first = max((end + 1 for end in ends if end < span[0]), default=0)
    last = min((end for end in ends if end >= span[1]), default=len(text))
    return first, last


@cache
def _numbers() -> Mapping[str, int]:
    """Numbers in words, of all languages (minutes.toml)."""
    listed = toml.decode(files(__package__).joinpath("minutes.toml").read_bytes(), type=dict[str, dict[str, int]])
    return {word: number for numbers in listed.values() for word, number in numbers.items()}


@cache
def _stretches() -> re.Pattern[str]:
    """A stretch of time with a number, in figures or in words."""
    words = "|".join(sorted(_numbers(), key=len, reverse=True))
    return re.compile(
        rf"\b(?P<number>\d{{1,3}}|{words})[ \u00a0-]?"
        r"(?:min(?:s|ute|utes|uten|uto|utos|uti|uut|uten|uutjes)?\b|(?P<hours>h|hrs?|hours?)\b)",
        re.IGNORECASE,
    )
