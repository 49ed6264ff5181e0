"""Telling phrases and where they stand (phrases/*.toml, a file for each kind, by language).

A phrase is words parted by spaces, compared folded and within one sentence. `a|b` is either word; `(a|b c)` is either
and may be missing; `*` stands for up to three words of any kind, or none. A `?` or `!` at the end has to stand there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final, Literal, get_args

from msgspec import Struct, toml

from store.writing.checking.remark import Span
from store.writing.checking.speech import speech_of
from store.writing.checking.words import Word, plain, sentences_in, words_in

Kind = Literal[
    "asking",
    "calling-out",
    "crowd",
    "favour",
    "job",
    "long-call",
    "met",
    "offer",
    "past",
    "proposing",
    "salesy",
    "selling",
    "tie",
    "tone",
    "widening",
]

_PART: Final = re.compile(r"\([^)]*\)|[^\s()]+")
_ANY_WORDS: Final = 3
"""How many words a `*` may stand for."""
_NEGATED_WITHIN: Final = 4
"""How many words before a phrase are looked at for a negation that turns it round."""


class _Part(Struct, frozen=True):
    """One place of a phrase: what may stand there, each in its words; nothing at all for `*`."""

    choices: tuple[tuple[str, ...], ...]
    may_be_missing: bool = False


class _Phrase(Struct, frozen=True):
    kind: Kind
    parts: tuple[_Part, ...]
    mark: str
    """The `?` or `!` that has to follow; empty where none has to."""


class Hit(Struct, frozen=True):
    """A phrase that stands in a text."""

    span: Span
    is_negated: bool
    """A word such as `not` goes right before it."""


def told(kind: Kind, text: str) -> tuple[Hit, ...]:
    """Where phrases of this kind stand in the text, from its beginning to its end, none within another.

    Nothing where the text is in a language that is not read.
    """
    return _hits(text).get(kind, ())


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """The text in words, sentence by sentence; none is empty."""
    spans = iter(sentences_in(text))
    span = next(spans, (0, 0))
    parted: list[list[Word]] = [[]]
    for word in words_in(text):
        while word.start >= span[1] and (following := next(spans, None)):
            span = following
            parted.append([])
        parted[-1].append(word)
    return tuple(tuple(words) for words in parted if words)


@lru_cache(maxsize=8)
def _hits(text: str) -> Mapping[Kind, tuple[Hit, ...]]:
    speech = speech_of(text)
    if speech is None:
        return {}
    phrases = _phrases(speech.language)
    found: dict[Kind, list[Hit]] = {}
    for words in sentences(text):
        for start, word in enumerate(words):
            one = phrases.get((word.plain,), ())
            two = phrases.get((word.plain, words[start + 1].plain), ()) if start + 1 < len(words) else ()
            longest: dict[Kind, int] = {}
            for phrase in chain(one, two):
                end = _end(phrase.parts, words, start)
                if end and (not phrase.mark or text.startswith(phrase.mark, words[end - 1].end)):
                    longest[phrase.kind] = max(end, longest.get(phrase.kind, 0))
            for kind, end in longest.items():
                earlier = found.setdefault(kind, [])
                if not earlier or earlier[-1].span[1] <= word.start:
                    before = words[max(start - _NEGATED_WITHIN, 0) : start]
                    is_negated = any(word.plain in speech.negations for word in before)
                    earlier.append(Hit((word.start, words[end - 1].end), is_negated))
    return {kind: tuple(hits) for kind, hits in found.items()}


def _end(parts: Sequence[_Part], words: Sequence[Word], at: int) -> int | None:
    """Where these parts of a phrase end if they stand at this word, else None."""
    if not parts:
        return at
    part, rest = parts[0], parts[1:]
    if not part.choices:
        places: Iterable[int] = range(at, at + _ANY_WORDS + 1)
    else:
        places = [at + len(choice) for choice in part.choices if _stands(choice, words, at)]
        if part.may_be_missing:
            places.append(at)
    ends = (_end(rest, words, place) for place in places)
    return next((end for end in ends if end is not None), None)


def _stands(choice: Sequence[str], words: Sequence[Word], at: int) -> bool:
    """Whether these folded words stand at this word."""
    return len(words) - at >= len(choice) and all(words[at + n].plain == said for n, said in enumerate(choice))


@cache
def _phrases(language: str) -> Mapping[tuple[str, ...], list[_Phrase]]:
    """Every phrase of the language, by each two words with which it may begin (one, where any word may be second)."""
    by_beginning: dict[tuple[str, ...], list[_Phrase]] = {}
    kinds: tuple[Kind, ...] = get_args(Kind)
    for kind in kinds:
        listed = toml.decode(_file(kind), type=dict[str, list[str]])
        for written in listed.get(language, ()):
            phrase = _parsed(kind, written)
            for beginning in set(_beginnings(phrase.parts, 2)):
                by_beginning.setdefault(beginning, []).append(phrase)
    return by_beginning


def _file(kind: str) -> bytes:
    return files(__package__).joinpath("phrases", f"{kind}.toml").read_bytes()


def _parsed(kind: Kind, written: str) -> _Phrase:
    """A phrase as the files spell it."""
    mark = written[-1] if written[-1] in "?!" else ""
    return _Phrase(kind, tuple(map(_part, _PART.findall(written.rstrip("?!")))), mark)


def _part(written: str) -> _Part:
    if written == "*":
        return _Part(())
    choices = tuple(tuple(map(plain, choice.split())) for choice in written.strip("()").split("|"))
    return _Part(choices, written.startswith("("))


def _beginnings(parts: Sequence[_Part], length: int) -> Iterator[tuple[str, ...]]:
    """So many words with which these parts may begin; fewer where they end before, or any word may follow."""
    if not parts or not parts[0].choices or length == 0:
        yield ()
        return
    for choice in parts[0].choices:
        for rest in _beginnings(parts[1:], max(length - len(choice), 0)):
            yield choice[:length] + rest
    if parts[0].may_be_missing:
        yield from _beginnings(parts[1:], length)
