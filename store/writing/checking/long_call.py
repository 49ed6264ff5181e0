"""`long-call`: a first thanks asks for five to ten minutes, and not for more (norms D06, D07)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from store.writing.checking.occasion import Occasion
from store.writing.checking.phrasing import Kind
from store.writing.checking.remark import Remark, Span
from store.writing.checking.speech import speech_of
from store.writing.checking.telling import told
from store.writing.checking.words import sentence_around

_LONGEST: Final = 10
"""The minutes that a first call may take."""
_NUMBERS: Final = {
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25, "thirty": 30, "forty": 40,
    "forty-five": 45, "fifty": 50, "sixty": 60, "ninety": 90,
    "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "vierzig": 40, "fünfundvierzig": 45, "sechzig": 60,
    "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "quarante-cinq": 45, "soixante": 60,
    "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "sesenta": 60,
    "quindici": 15, "venti": 20, "trenta": 30, "quaranta": 40, "sessanta": 60,
    "vinte": 20, "trinta": 30, "quarenta": 40, "sessenta": 60,
    "vijftien": 15, "twintig": 20, "dertig": 30, "veertig": 40, "zestig": 60,
}  # fmt: skip
_STRETCH: Final = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[ \u00a0-]?"
    r"(?:min(?:s|ute|utes|uten|uto|utos|uti|uut|uten|uutjes)?\b|(?P<hours>h|hrs?|hours?)\b)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:.!?\n–—]")


def long_call(text: str, occasion: Occasion) -> Iterable[Remark]:
    """A thanks or a welcome that asks for more than ten minutes; what took long, or is far away, asks for nothing."""
    if occasion.purpose not in ("thanks", "welcome") or speech_of(text) is None:
        return
    for span in sorted({*_in_figures(text), *(hit.span for hit in told("long-call", text))}):
        sentence = sentence_around(text, span[0])
        is_proposed = "?" in text[slice(*sentence)] or _stands_in("proposing", text, sentence)
        if is_proposed and not _stands_in("past", text, _clause_around(text, span)):
            yield Remark("long-call", "five to ten minutes are enough to ask for in a first thanks", span)


def _stands_in(kind: Kind, text: str, part: Span) -> bool:
    """Whether a phrase of this kind begins in this part of the text."""
    return any(part[0] <= hit.span[0] < part[1] for hit in told(kind, text))


def _in_figures(text: str) -> Iterator[Span]:
    """Where more than ten minutes are told by a number."""
    for stretch in _STRETCH.finditer(text):
        said = stretch["number"].lower()
        minutes = int(said) if said.isdecimal() else _NUMBERS[said]
        if minutes * (60 if stretch["hours"] else 1) > _LONGEST:
            yield stretch.span()


def _clause_around(text: str, span: Span) -> Span:
    """The clause in which this place stands."""
    ends = [mark.start() for mark in _CLAUSE.finditer(text)]
    first = max((end + 1 for end in ends if end < span[0]), default=0)
    last = min((end for end in ends if end >= span[1]), default=len(text))
    return first, last
