"""A text in words, sentences and clauses, each with its place. Nothing here raises.

Every function takes a time that grows with the length of the text alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, TypeAlias

from msgspec import Struct

from store.text import folded

Span: TypeAlias = tuple[int, int]
"""From which character of a text to which, the end not included."""

_TYPOGRAPHY: Final = str.maketrans("’`´ʼ‐", "''''-")
"""One kind of apostrophe, one kind of hyphen."""
_SYLLABIC: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kana and Han, which are written without spaces: every character counts as a word."""
_START: Final = rf"[^\W_{_SYLLABIC}]"
_WITHIN: Final = rf"(?:{_START}|[\u0300-\u036f\xad\u200b-\u200d\u2060])"
"""Letters and digits, the accents on them, and unseen characters between them."""
_WORD: Final = re.compile(rf"[{_SYLLABIC}]|{_START}{_WITHIN}*+(?:['’ʼ`´‐‑-]{_START}{_WITHIN}*+)*+")
_TITLES: Final = "".join(rf"(?<!\b{word})" for word in ("dr", "mr", "mrs", "ms", "st", "prof", "ing", "mag", "dipl"))
_SENTENCE_END: Final = re.compile(rf"\n|(?<![.!?…]){_TITLES}[.!?…]++(?=\s|\Z)", re.IGNORECASE)
_SOLID: Final = re.compile(r"\S")
_CLAUSE_END: Final = re.compile(r"[,;:()–—]|\s-\s")


class Word(Struct, frozen=True):
    """A word as it is in the text, and folded, with one kind of apostrophe and hyphen."""

    start: int
    end: int
    shown: str
    plain: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def plain(text: str) -> str:
    """Return the text folded, with one kind of apostrophe and hyphen."""
    return text.lower() if text.isalpha() and text.isascii() else folded(text).translate(_TYPOGRAPHY)


def plain_words(text: str) -> list[str]:
    """Return the words of a text folded, where nobody asks for their places."""
    return _WORD.findall(plain(text))


@lru_cache(maxsize=8)
def words_in(text: str) -> tuple[Word, ...]:
    """Return every word of a text; a compound with a hyphen is one word."""
    return tuple(Word(*found.span(), found[0], plain(found[0])) for found in _WORD.finditer(text))


@lru_cache(maxsize=8)
def sentences_in(text: str) -> tuple[Span, ...]:
    """Return where each sentence stands; a line break ends one, the full stop of a title does not."""
    spans = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        spans.append((start, end.start() if end[0] == "\n" else end.end()))
        start = end.end()
    spans.append((start, len(text)))
    solid = ((_SOLID.search(text, start, end), end) for start, end in spans)
    return tuple((found.start(), end) for found, end in solid if found)


@lru_cache(maxsize=8)
def lines_in(text: str) -> tuple[Span, ...]:
    """Return where each line stands, without its end."""
    ends = [found.start() for found in re.finditer(r"\n", text)]
    return tuple(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))


def number_at(spans: Sequence[Span], place: int) -> int:
    """Return the number of the last of these parts of a text, in order, that begins at this character or before it.

    -1 where none does.
    """
    return bisect_right(spans, place, key=_first) - 1


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """Return the text in words, sentence by sentence; none is empty."""
    return tuple(words for span in sentences_in(text) if (words := words_within(text, span)))


@lru_cache(maxsize=8)
def clauses(text: str) -> tuple[Sequence[Word], ...]:
    """Return the sentences taken apart at their commas and the like; none is empty."""
    return tuple(clause for words in sentences(text) for clause in clauses_of(text, words))


def clauses_of(text: str, sentence: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield one sentence of a text in clauses."""
    first = 0
    for number, (left, right) in enumerate(pairwise(sentence), start=1):
        if right.start - left.end > 1 and _CLAUSE_END.search(text, left.end, right.start):
            yield sentence[first:number]
            first = number
    yield sentence[first:]


def words_within(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words that begin in this part of a text."""
    words = words_in(text)
    return words[bisect_left(words, span[0], key=_start) : bisect_left(words, span[1], key=_start)]


def sentence_around(text: str, place: int) -> Span:
    """Return the sentence in which this character stands; the place alone where it is between two."""
    spans = sentences_in(text)
    number = number_at(spans, place)
    return spans[number] if number >= 0 and place < spans[number][1] else (place, place)


def sentence_before(text: str, place: int) -> Span:
    """Return the last sentence that begins before this character; an empty one where there is none."""
    spans = sentences_in(text)
    number = bisect_left(spans, place, key=_first) - 1
    return spans[number] if number >= 0 else (place, place)


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Return whether a part of a text overlaps one of several others, which are in order and apart from each other."""
    number = bisect_left(others, span[1], key=_first) - 1
    return number >= 0 and others[number][1] > span[0]


def _first(span: Span) -> int:
    return span[0]


def _start(word: Word) -> int:
    return word.start
