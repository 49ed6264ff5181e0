"""Many phrases at once: which of them are in a passage, or make up all of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, Generic, TypeVar

from store.phrases.pattern import FIGURES, Match, Passage, Phrase, PhraseChoice, PhrasePart, index_word
from store.phrases.words import plain, words_in

_MeaningT = TypeVar("_MeaningT")

_LOOKED_AT: Final = 2
"""By how many of its first words a phrase is found."""


class PhraseIndex(Generic[_MeaningT]):
    """Phrases, each with what it means to whoever looks for it."""

    def __init__(self, phrases: Iterable[tuple[Phrase, _MeaningT]]) -> None:
        self._anywhere: list[tuple[Phrase, _MeaningT]] = []
        """Those that may begin with any word."""
        self._by_word: dict[str, dict[str, list[tuple[Phrase, _MeaningT]]]] = {}
        """The others by each first word, and in that by each second one; by "" where any word may be second."""
        self._phrases = list(phrases)
        for phrase, meaning in self._phrases:
            for words in set(_beginnings(phrase.parts, _LOOKED_AT)):
                if words:
                    second = words[1] if len(words) > 1 else ""
                    self._by_word.setdefault(words[0], {}).setdefault(second, []).append((phrase, meaning))
                else:
                    self._anywhere.append((phrase, meaning))

    @cached_property
    def _needed(self) -> frozenset[tuple[tuple[str, ...], ...]]:
        """Of each phrase the words that it needs, one of each group; the longest ones, which are the rarest, first."""
        return frozenset(_groups(phrase) for phrase, _ in self._phrases)

    def may_be_in(self, text: str) -> bool:
        """Return whether a phrase may be in a text: a quick look at its letters, which saves most of them the slow
        one.
        """
        said = text.lower() if text.isascii() else plain(text)
        return any(all(any(word in said for word in group) for group in groups) for groups in self._needed)

    def find(self, passage: Passage) -> Iterator[tuple[Match, _MeaningT]]:
        """Yield every phrase that is in the passage, in the order in which they begin."""
        keys = passage.keys
        if not self._anywhere and self._by_word.keys().isdisjoint(keys):
            return  # as in most sentences
        for first, word in enumerate(keys):
            if word in self._by_word or self._anywhere:
                yield from self._at(passage, keys, first)

    def find_at_start(self, passage: Passage) -> Iterator[tuple[Match, _MeaningT]]:
        """Yield every phrase with which the passage begins."""
        keys = passage.keys
        return self._at(passage, keys, 0) if keys else iter(())

    def _at(self, passage: Passage, keys: Sequence[str], first: int) -> Iterator[tuple[Match, _MeaningT]]:
        """Yield every phrase that begins at this word."""
        beginning = self._by_word.get(keys[first], {})
        second = beginning.get(keys[first + 1], ()) if first + 1 < len(keys) else ()
        for phrase, meaning in chain(self._anywhere, beginning.get("", ()), second):
            if match := phrase.match(passage, first):
                yield match, meaning


class LineIndex(Generic[_MeaningT]):
    """Phrases that make up whole lines: the one with the most words of its own counts, of equal ones the first."""

    def __init__(self, phrases: Iterable[tuple[Phrase, _MeaningT]]) -> None:
        self._lines: dict[str, list[tuple[int, int, Phrase, _MeaningT]]] = {}
        """Each behind what puts it in order, by a word that it needs; by "" where there is none such."""
        for place, (phrase, meaning) in enumerate(phrases):
            word = max(_needed(phrase), key=len, default="")
            self._lines.setdefault(word, []).append((-_own_words(phrase), place, phrase, meaning))

    def read(self, text: str) -> tuple[_MeaningT, Mapping[str, str]] | None:
        """Return what the phrase means that makes up the whole line, and the texts that its names stand for."""
        passage = Passage(text, words_in(text))
        near = chain.from_iterable(self._lines.get(word, ()) for word in {"", *passage.keys})
        for *_, phrase, meaning in sorted(near, key=lambda line: line[:2]):
            if match := phrase.match(passage, 0, len(passage.words)):
                return meaning, match.texts()
        return None


def _beginnings(parts: Sequence[PhrasePart], length: int) -> Iterator[PhraseChoice]:
    """Yield each `length` words with which these parts may begin; fewer where they end before, or any may follow."""
    choices = parts[0].choices if parts and length else ()
    if not choices:
        yield ()
        return
    for choice in choices:
        for rest in _beginnings(parts[1:], max(length - len(choice), 0)):
            yield tuple(map(index_word, choice[:length])) + rest
    if parts[0].may_be_missing:
        yield from _beginnings(parts[1:], length)


def _needed(phrase: Phrase) -> Iterator[str]:
    """Yield the words that are there wherever the phrase is."""
    for choices in phrase.shortest():
        if len(choices) == 1:
            yield from map(index_word, choices[0])


def _own_words(phrase: Phrase) -> int:
    """Return how many words, and marks behind them, a phrase has at its shortest, without those that may be any."""
    return sum(min(map(len, choices)) for choices in phrase.shortest()) + sum(bool(part.mark) for part in phrase.parts)


def _groups(phrase: Phrase) -> tuple[tuple[str, ...], ...]:
    """Return groups of words of which the phrase needs one each, the group of the longest words first."""
    groups = (tuple({max(choice, key=len) for choice in choices}) for choices in phrase.shortest())
    return tuple(sorted((group for group in groups if FIGURES not in group), key=_shortest, reverse=True))


def _shortest(group: tuple[str, ...]) -> int:
    return min(map(len, group))
