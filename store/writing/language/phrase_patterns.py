"""The phrases that tell what a letter says (phrases/*.toml, a file for each kind, by language), and their spelling.

A phrase is words parted by spaces, compared folded. `a|b` is either word; `(a|b c)` is either and may be missing;
`@name` is any word of that class (classes.toml); `#` is a number in figures. `*` stands for up to three words of any
kind, or none; `**` for up to eight, none of which says no. A `?` or `!` at the end has to stand there.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Final, Literal, get_args

from msgspec import Struct, toml

from store.writing.language.words import Word, plain

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
    "wish",
]

_PART: Final = re.compile(r"\([^)]*\)|[^\s()]+")
_NEAR: Final = 3
"""How many words a `*` may stand for."""
_FAR: Final = 8
"""How many words a `**` may stand for."""
_FIGURES: Final = "#"


class _Part(Struct, frozen=True):
    """One place of a phrase: what may stand there, one word or several; or any words at all, up to so many."""

    one: frozenset[str] = frozenset()
    several: tuple[tuple[str, ...], ...] = ()
    may_be_missing: bool = False
    gap: int = 0

    def ends(self, words: Sequence[Word], at: int) -> Iterator[int]:
        """The words after this part, if it stands at this word."""
        if at < len(words):
            word = words[at].plain
            if word in self.one or (_FIGURES in self.one and word[0].isdecimal()):
                yield at + 1
        for choice in self.several:
            if tuple(word.plain for word in words[at : at + len(choice)]) == choice:
                yield at + len(choice)
        if self.may_be_missing:
            yield at


class Phrase(Struct, frozen=True):
    """One phrase of a file."""

    kind: Kind
    parts: tuple[_Part, ...]
    mark: str
    """The `?` or `!` that has to follow; empty where none has to."""

    def end(self, words: Sequence[Word], at: int, negations: Collection[str]) -> int | None:
        """The word after the phrase, if it begins at this word of a sentence; else None."""
        return _end(self.parts, words, at, negations)


def counted(word: str) -> str:
    """The word as `phrases` has it at a beginning: all numbers in figures count as one."""
    return _FIGURES if word[0].isdecimal() else word


@cache
def phrases(language: str) -> Mapping[tuple[str, ...], list[Phrase]]:
    """Every phrase of the language, by each two words with which it may begin (one, where any word may be second)."""
    by_beginning: dict[tuple[str, ...], list[Phrase]] = {}
    classes = toml.decode(_file("classes"), type=dict[str, dict[str, str]]).get(language, {})
    kinds: tuple[Kind, ...] = get_args(Kind)
    for kind in kinds:
        listed = toml.decode(_file(f"phrases/{kind}"), type=dict[str, list[str]])
        for written in listed.get(language, ()):
            phrase = _parsed(kind, written, classes)
            for words in set(_beginnings(phrase.parts, 2)):
                by_beginning.setdefault(words, []).append(phrase)
    return by_beginning


def _end(parts: Sequence[_Part], words: Sequence[Word], at: int, negations: Collection[str]) -> int | None:
    """The word after these parts of a phrase, if they stand at this word; else None."""
    if not parts:
        return at
    part, rest = parts[0], parts[1:]
    places = _within(part.gap, words, at, negations) if part.gap else part.ends(words, at)
    return next((end for place in places if (end := _end(rest, words, place, negations)) is not None), None)


def _within(gap: int, words: Sequence[Word], at: int, negations: Collection[str]) -> Iterator[int]:
    """The words at which the rest of a phrase may go on after so many others; a far one not behind a negation."""
    for place in range(at, min(at + gap, len(words)) + 1):
        yield place
        if gap == _FAR and place < len(words) and words[place].plain in negations:
            return


def _file(name: str) -> bytes:
    return files(__package__).joinpath(f"{name}.toml").read_bytes()


def _parsed(kind: Kind, written: str, classes: Mapping[str, str]) -> Phrase:
    """A phrase as the files spell it. Raises KeyError where there is no class of a name."""
    mark = written[-1] if written[-1] in "?!" else ""
    return Phrase(kind, tuple(_part(part, classes) for part in _PART.findall(written.rstrip("?!"))), mark)


def _part(written: str, classes: Mapping[str, str]) -> _Part:
    if written in ("*", "**"):
        return _Part(gap=_NEAR if written == "*" else _FAR)
    named = (classes[each[1:]] if each.startswith("@") else each for each in written.strip("()").split("|"))
    choices = [tuple(map(plain, choice.split())) for each in named for choice in each.split("|")]
    return _Part(
        one=frozenset(choice[0] for choice in choices if len(choice) == 1),
        several=tuple(choice for choice in choices if len(choice) > 1),
        may_be_missing=written.startswith("("),
    )


def _beginnings(parts: Sequence[_Part], length: int) -> Iterator[tuple[str, ...]]:
    """So many words with which these parts may begin; fewer where they end before, or any word may follow."""
    if not parts or parts[0].gap or length == 0:
        yield ()
        return
    for choice in chain(((word,) for word in parts[0].one), parts[0].several):
        for rest in _beginnings(parts[1:], max(length - len(choice), 0)):
            yield tuple(map(counted, choice[:length])) + rest
    if parts[0].may_be_missing:
        yield from _beginnings(parts[1:], length)
