"""A text in words and sentences, each with its place: what checks look at and point to. Nothing here raises."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from store.text import folded
from store.writing.remark import Span

_APOSTROPHES: Final = str.maketrans("’`´ʼ", "''''")
_LETTER: Final = r"(?:[^\W_]|[\u0300-\u036f])"
_WORD: Final = re.compile(rf"{_LETTER}+(?:['’ʼ`´‐‑-]{_LETTER}+)*")
_SHORTENED: Final = "".join(rf"(?<!\b{word})" for word in ("dr", "mr", "mrs", "ms", "st", "prof", "ing", "mag", "dipl"))
_SENTENCE: Final = re.compile(rf"[^\s][^\n]*?(?:{_SHORTENED}[.!?…]+(?=\s|\Z)|(?=\n)|\Z)", re.IGNORECASE)


class Word(Struct, frozen=True):
    """A word as it stands in the text, and folded, with one kind of apostrophe."""

    start: int
    end: int
    shown: str
    plain: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


@lru_cache(maxsize=8)
def words_in(text: str) -> tuple[Word, ...]:
    """Every word of a text; compounds with a hyphen are one word."""
    return tuple(Word(*found.span(), found[0], plain(found[0])) for found in _WORD.finditer(text))


@lru_cache(maxsize=8)
def sentences_in(text: str) -> tuple[Span, ...]:
    """Where each sentence stands; a line break ends one, the full stop of a title does not."""
    return tuple(found.span() for found in _SENTENCE.finditer(text))


def plain(word: str) -> str:
    """The word folded, with one kind of apostrophe."""
    return word.lower() if word.isalpha() and word.isascii() else folded(word).translate(_APOSTROPHES)


def sentence_around(text: str, place: int) -> Span:
    """The sentence in which this character stands; the character alone where it stands between two."""
    around = (span for span in sentences_in(text) if span[0] <= place < span[1])
    return next(around, (place, place))
