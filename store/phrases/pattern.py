"""One phrase: how it is written (see the package), and how it is compared with the words of a text."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from store.phrases.words import Word, plain, plain_words

_PART: Final = re.compile(
    r"(?P<part>\([^()]+\)|\[[^][]+\]|\{[a-z]+\}(?:'s)?|[^\s()\[\]{},:?!]+)(?P<mark>[,:?!]*)(?:\s+|\Z)"
)
_GAP: Final = re.compile(r"\*(\d{1,2})")
_FIELD: Final = re.compile(r"\{([a-z]+)\}('s)?")
_LONGEST_NAME: Final = 20
"""How many words `{name}` may stand for."""
_AROUND: Final = " \t\xa0,;:–—|&"
"""What is between a name and the words around it, and is no part of it."""
_POSSESSIVE: Final = re.compile("['’]s?\\Z")
_NEAR: Final = 8
"""Within how many characters behind a word its mark stands."""
FIGURES: Final = "#"

PhraseChoice: TypeAlias = tuple[str, ...]
"""One or several folded words that follow each other."""


class Passage(Struct, frozen=True, eq=False, dict=True):
    """The words of a sentence or a line in which phrases are looked for."""

    text: str
    """The text that the places of the words count in."""
    words: Sequence[Word]
    negations: Collection[str] = ()
    """The folded words that say no."""
    names: Mapping[str, Collection[str]] = {}
    """For a `{name}` of a phrase the folded words that it may stand for; without an entry it stands for any."""

    @cached_property
    def keys(self) -> list[str]:
        """The words as an index has them: all numbers in figures count as one."""
        return [index_word(word.plain) for word in self.words]


class Match(Struct, frozen=True):
    """A phrase that is in a passage: from which of its words to which, the end not included."""

    passage: Passage
    first: int
    end: int
    named: Mapping[str, tuple[int, int]] = {}
    """The words that each `{name}` stands for, likewise."""

    def texts(self) -> dict[str, str]:
        """Return what each `{name}` stands for: its words, and what is around them up to the words of the phrase."""
        return {name: self._text(*words) for name, words in self.named.items()}

    def _text(self, first: int, end: int) -> str:
        words, text = self.passage.words, self.passage.text
        start = words[first - 1].end if first else 0
        stop = words[end].start if end < len(words) else len(text)
        return _POSSESSIVE.sub("", text[start:stop].strip(_AROUND))


class PhrasePart(Struct, frozen=True):
    """One place of a phrase: one of several choices; else up to `most` words of any kind, kept under a name or not."""

    single: frozenset[str] = frozenset()
    """The choices that are one word."""
    several: tuple[PhraseChoice, ...] = ()
    """The choices of several words."""
    may_be_missing: bool = False
    most: int = 0
    name: str = ""
    is_possessive: bool = False
    mark: str = ""
    """What has to be behind it."""

    @property
    def choices(self) -> tuple[PhraseChoice, ...]:
        """Everything that it lists; nothing where it stands for words of any kind."""
        return (*((word,) for word in self.single), *self.several)


class Phrase(Struct, frozen=True):
    """A phrase that is ready to be looked for."""

    written: str
    parts: tuple[PhrasePart, ...]

    def match(self, passage: Passage, first: int, end: int | None = None) -> Match | None:
        """Return the match that begins at this word of the passage, with the fewest words in its open parts.

        `end` is the word at which it has to end, None where it may end anywhere.
        """
        return _match(self.parts, passage, first, end)

    def shortest(self) -> Iterator[tuple[PhraseChoice, ...]]:
        """Yield the choices of every part that has to be there: what the phrase says at its shortest."""
        for part in self.parts:
            if part.choices and not part.may_be_missing:
                yield part.choices


def parse(written: str, classes: Mapping[str, str] | None = None) -> Phrase:
    """Read a phrase.

    Args:
        written: The phrase as the package describes it.
        classes: By the name of a class its choices, with `|` between them.

    Raises:
        ValueError: It cannot be read; the text says where.
    """
    parts = []
    place = 0
    while place < len(written):
        found = _PART.match(written, place)
        if found is None:
            raise ValueError(f"{written!r}: there is no phrase from character {place + 1} on: {written[place:]!r}")
        parts.append(replace(_part(found["part"], written, classes or {}), mark=found["mark"]))
        place = found.end()
    if not any(part.choices for part in parts):
        raise ValueError(f"{written!r}: a phrase needs a word of its own")
    return Phrase(written, tuple(parts))


def index_word(word: str) -> str:
    """Return the word as an index has it: all numbers in figures count as one."""
    return FIGURES if word[0].isdecimal() else word


def _part(written: str, phrase: str, classes: Mapping[str, str]) -> PhrasePart:
    if gap := _GAP.fullmatch(written):
        return PhrasePart(most=int(gap[1]))
    if field := _FIELD.fullmatch(written):
        return PhrasePart(most=_LONGEST_NAME, name=field[1], is_possessive=bool(field[2]))
    named: list[str] = []
    for each in written.strip("()[]").split("|"):
        if each.startswith("@"):
            if each[1:] not in classes:
                raise ValueError(f"{phrase!r}: there is no class {each!r}")
            named += classes[each[1:]].split("|")
        else:
            named.append(each)
    choices = [(FIGURES,) if choice == FIGURES else tuple(plain_words(choice)) for choice in named]
    if () in choices or "*" in written:
        raise ValueError(f"{phrase!r}: {written!r} is no part of a phrase")
    return PhrasePart(
        frozenset(choice[0] for choice in choices if len(choice) == 1),
        tuple(choice for choice in choices if len(choice) > 1),
        written.startswith("("),
    )


def _match(parts: Sequence[PhrasePart], passage: Passage, first: int, end: int | None) -> Match | None:
    """Match parts from a word on. What cannot be matched is tried once, so that this takes no time to speak of."""
    failed: set[tuple[int, int]] = set()
    named: dict[str, tuple[int, int]] = {}

    def matched(number: int, at: int) -> int | None:
        if number == len(parts):
            return at if end is None or at == end else None
        if (number, at) in failed:
            return None
        part = parts[number]
        for after in _ends(part, passage, at):
            if part.mark and not _is_marked(passage, after, part.mark):
                continue
            if part.name:
                named[part.name] = at, after
            if (last := matched(number + 1, after)) is not None:
                return last
        failed.add((number, at))
        return None

    last = matched(0, first)
    return None if last is None else Match(passage, first, last, named)


def _ends(part: PhrasePart, passage: Passage, at: int) -> Iterator[int]:
    """Yield the words after this part, if it is at this word."""
    words = passage.words
    if part.name:
        yield from _names(part, passage, at)
    elif part.most:
        for place in range(at, min(at + part.most, len(words)) + 1):
            yield place
            if place < len(words) and words[place].plain in passage.negations:
                return
    else:
        if at < len(words):
            word = words[at].plain
            if word in part.single or (FIGURES in part.single and word[0].isdecimal()):
                yield at + 1
        for choice in part.several:
            if tuple(word.plain for word in words[at : at + len(choice)]) == choice:
                yield at + len(choice)
        if part.may_be_missing:
            yield at


def _names(part: PhrasePart, passage: Passage, at: int) -> Iterator[int]:
    """Yield the words after one or more that may be the name of this part."""
    allowed = passage.names.get(part.name)
    for place in range(at, min(at + part.most, len(passage.words))):
        word = passage.words[place].plain
        if allowed is not None and not _is_of(word, allowed):
            return
        if not part.is_possessive or word.endswith("'s"):
            yield place + 1
        elif _is_marked(passage, place + 1, "'"):  # James' or, where no letter stands before it, Ana P.'s
            is_apart = place + 1 < len(passage.words) and passage.words[place + 1].plain == "s"
            yield place + 2 if is_apart else place + 1


def _is_of(word: str, names: Collection[str]) -> bool:
    """Return whether a word, or every piece of a compound, is one of these, in the possessive or not."""
    bare = word.removesuffix("'s")
    return word in names or bare in names or all(piece in names for piece in re.split("['-]", bare))


def _is_marked(passage: Passage, after: int, mark: str) -> bool:
    """Return whether this mark is behind the word before `after`, before the next one."""
    if after == 0:
        return False
    end = passage.words[after - 1].end
    stop = passage.words[after].start if after < len(passage.words) else len(passage.text)
    return mark in plain(passage.text[end : min(stop, end + _NEAR)])
