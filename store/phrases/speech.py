"""In which language a text is written, and what is known of its words (speech.toml)."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from store.phrases.words import Word, words_in
from store.shipped import Words, shipped

_FEWEST: Final = 2
"""How many common words a text must have for it to be read."""
_SHARE: Final = 0.2
"""Which part of all its words they must be: loan words alone tell nothing."""
_SURE: Final = 4
"""How many it must have for its language to be sure."""
_TIMES: Final = 1.5
"""How many times as many of them as of the next language: neighbours share some."""
_LATIN: Final = re.compile(r"[A-Za-zªº\u00c0-\u024f\u1e00-\u1eff]")
"""The letters of the languages that are read."""

_ENDINGS: Final = ("s", "es", "'s", "d", "ed", "ing", "ly", "e", "en", "n", "er", "em")
"""What the words of these languages are inflected with, as far as a list of some of their forms needs it."""


class Speech(Struct, frozen=True, eq=False, forbid_unknown_fields=True, rename={"negations": "not"}):
    """The words of one language that the checks tell apart, folded: a table of speech.toml."""

    common: Words
    me: Words = Words()
    you: Words = Words()
    us: Words = Words()
    negations: Words = Words()
    places: Words = Words()
    """Small words behind which a place or an occasion is named."""
    filler: Words = Words()
    language: str = ""
    """Two letters (ISO 639-1), by which the table is named."""

    def is_own(self, word: Word) -> bool:
        """Return whether the word would not be in a letter to anybody: it tells something."""
        return _is_own(self, word.plain)


@lru_cache(maxsize=4_096)
def _is_own(speech: Speech, word: str) -> bool:
    """Return the same of a folded word; each is asked about several times in a letter, and in many letters."""
    if any(word in known for known in (speech.common, speech.me, speech.you, speech.us)):
        return False
    said = max(word.split("'"), key=len)
    if len(said) < 3 or not said[0].isalpha():
        return False
    return said not in speech.filler and not any(
        said.endswith(ending) and said.removesuffix(ending) in speech.filler for ending in _ENDINGS
    )


_tables = shipped(__file__, "speech.toml", dict[str, Speech])


@lru_cache(maxsize=8)
def speech_of(text: str) -> Speech | None:
    """Return what is known of a text's language, where that is sure enough to read it.

    None where nothing tells the language, or where it is one whose letters are left alone.
    """
    (language, most), (_, next_most) = _counts(text).most_common(2)
    if most == next_most or most < _FEWEST or most < len(words_in(text)) * _SHARE:
        return None
    return _speeches().get(language)


def language_of(text: str) -> str | None:
    """Return a text's language (ISO 639-1), where that is sure enough to correct its spelling or to answer in it.

    None for short texts, for mixed ones, and for languages that are not read.
    """
    (language, most), (_, next_most) = _counts(text).most_common(2)
    is_sure = most >= _SURE and most >= next_most * _TIMES
    return language if is_sure and language in _speeches() else None


@lru_cache(maxsize=8)
def languages_of(text: str) -> tuple[str, ...]:
    """Return the languages (ISO 639-1) that a text may be of, of those that are read; never none.

    These are the ones of which it has the most common words, which for a short text may be several, or all.
    """
    counts = {language: count for language, count in _counts(text).items() if language in _speeches()}
    most = max(counts.values())
    return tuple(language for language, count in counts.items() if count == most)


def is_foreign(text: str) -> bool:
    """Whether a text is in a script that no language which is read has, or in a language that is known only so that it
    is left alone.
    """
    if 2 * len(_LATIN.findall(text)) < sum(map(str.isalpha, text)):
        return True
    (language, most), (_, next_most) = _counts(text).most_common(2)
    return language not in _speeches() and most >= _FEWEST and most > next_most


def speech_in(language: str) -> Speech | None:
    """Return what is known of a language; None for one that is not read."""
    return _speeches().get(language)


@lru_cache(maxsize=8)
def _counts(text: str) -> Counter[str]:
    """Return how many words of a text are common ones of each language."""
    shown = Counter(word.plain for word in words_in(text))
    return Counter(
        {language: sum(shown[word] for word in shown.keys() & speech.common) for language, speech in _tables().items()}
    )


def negations_of(language: str) -> frozenset[str]:
    """Return the folded words of a language that say no; none for a language that is not read."""
    return _speeches()[language].negations if language in _speeches() else frozenset()


@cache
def _speeches() -> Mapping[str, Speech]:
    """Return the languages that are read, not only known."""
    return {language: replace(speech, language=language) for language, speech in _tables().items() if speech.filler}
