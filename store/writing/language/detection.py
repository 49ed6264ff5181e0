"""In which language a text is written, where that is sure enough to correct its spelling or to answer in it.

To know what a letter says fewer words will do (speech.py), and of more languages, so that none is taken for another.
"""

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import toml

from store.phrases.words import words_in

_FEWEST: Final = 4
"""How many common words a text must have for its language to be told."""
_MORE: Final = 1.5
"""How many times as many of them as of the next language: neighbours share some."""


def language_of(text: str) -> str | None:
    """The two letters (ISO 639-1) of a text's language; None for short texts, mixed ones and other languages."""
    shown = Counter(word.shown.lower() for word in words_in(text))
    counts = sorted(
        ((sum(count for word, count in shown.items() if word in common), language) for common, language in _common()),
        reverse=True,
    )
    (most, language), (next_most, _) = counts[:2]
    return language if most >= _FEWEST and most >= next_most * _MORE else None


@cache
def _common() -> list[tuple[frozenset[str], str]]:
    """The common words of each language, and which it is."""
    listed = toml.decode(files(__package__).joinpath("stop_words.toml").read_bytes(), type=dict[str, str])
    return [(frozenset(words.split()), language) for language, words in listed.items()]
