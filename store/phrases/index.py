"""Many phrases at once: which of them stand in a passage, or make up all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Generic, TypeVar

from store.phrases.pattern import Choice, Match, Part, Passage, Phrase, counted

Meaning = TypeVar("Meaning")

_AROUND: Final = " \t\xa0,;:–—|"
"""What stands between a name and the words around it, and is no part of it."""
_LOOKED_AT: Final = 2
"""By how many of its first words a phrase is found."""


class PhraseIndex(Generic[Meaning]):
    """Phrases, each with what it means to whoever looks for it."""

    def __init__(self, phrases: Iterable[tuple[Phrase, Meaning]]) -> None:
        self._anywhere: list[tuple[Phrase, Meaning]] = []
        """Those that may begin with any word."""
        self._by_word: dict[str, dict[str, list[tuple[Phrase, Meaning]]]] = {}
        """The others by each first word, and in that by each second one; by "" where any word may be second."""
        for phrase, meaning in phrases:
            for words in set(_beginnings(phrase.parts, _LOOKED_AT)):
                if words:
                    second = words[1] if len(words) > 1 else ""
                    self._by_word.setdefault(words[0], {}).setdefault(second, []).append((phrase, meaning))
                else:
                    self._anywhere.append((phrase, meaning))

    def find(self, passage: Passage) -> Iterator[tuple[Match, Meaning]]:
        """Yield every phrase that stands in the passage, in the order in which they begin."""
        keys = passage.keys
        for first, word in enumerate(keys):
            if word in self._by_word or self._anywhere:
                yield from self._at(passage, keys, first)

    def find_at_start(self, passage: Passage) -> Iterator[tuple[Match, Meaning]]:
        """Yield every phrase with which the passage begins."""
        keys = passage.keys
        return self._at(passage, keys, 0) if keys else iter(())

    def _at(self, passage: Passage, keys: Sequence[str], first: int) -> Iterator[tuple[Match, Meaning]]:
        """Yield every phrase that begins at this word."""
        beginning = self._by_word.get(keys[first], {})
        second = beginning.get(keys[first + 1], ()) if first + 1 < len(keys) else ()
        for phrase, meaning in chain(self._anywhere, beginning.get("", ()), second):
            if match := phrase.match(passage, first):
                yield match, meaning


class LineIndex(Generic[Meaning]):
    """Phrases that make up whole lines, in the order in which they count."""

    def __init__(self, phrases: Iterable[tuple[Phrase, Meaning]]) -> None:
        self._lines = [(phrase, meaning, _needed(phrase.parts)) for phrase, meaning in phrases]

    def read(self, passage: Passage) -> tuple[Meaning, Mapping[str, str]] | None:
        """Return what the first phrase means that makes up the whole line, and the texts that its names stand for."""
        said = set(passage.keys)
        for phrase, meaning, needed in self._lines:
            if needed <= said and (match := phrase.match(passage, 0, len(passage.words))):
                return meaning, {name: _shown(passage, *span) for name, span in match.named.items()}
        return None


def _beginnings(parts: Sequence[Part], length: int) -> Iterator[Choice]:
    """Yield each `length` words with which these parts may begin; fewer where they end before, or any may follow."""
    if not parts or not parts[0].choices or length == 0:
        yield ()
        return
    for choice in parts[0].choices:
        for rest in _beginnings(parts[1:], max(length - len(choice), 0)):
            yield tuple(map(counted, choice[:length])) + rest
    if parts[0].may_be_missing:
        yield from _beginnings(parts[1:], length)


def _needed(parts: Iterable[Part]) -> frozenset[str]:
    """The words that are there in every line of this phrase."""
    only = (part.choices[0] for part in parts if len(part.choices) == 1 and not part.may_be_missing)
    return frozenset(word for choice in only for word in choice)


def _shown(passage: Passage, first: int, end: int) -> str:
    """The text of these words, with what stands around them up to the neighbouring words, but for spaces and marks."""
    words, text = passage.words, passage.text
    start = words[first - 1].end if first else 0
    stop = words[end].start if end < len(words) else len(text)
    return text[start:stop].strip(_AROUND)
