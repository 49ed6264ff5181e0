"""Telling phrases: what a first message says, as far as its words give it away (phrases.toml has them, by language)."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, Literal

from msgspec import toml

from store.text import folded

Kind = Literal["reason", "widening", "salesy", "favour", "greeting", "closing"]

Clause = tuple[str, ...]
"""The folded words between two marks of punctuation."""

LONGEST: Final = 2000
"""How much of a message is looked at, in characters: an invitation's note has 300."""

_ANY: Final = "*"
_ANY_WORDS: Final = 3
"""How many words a `*` may stand for."""
_APOSTROPHES: Final = str.maketrans("’`´", "'''")
_TITLES: Final = "".join(rf"(?<!\b{title})" for title in ("dr", "mr", "mrs", "ms", "prof", "ing", "mag"))
_TOKEN: Final = re.compile(rf"[^\W_]+(?:'[^\W_]+)*|[!?,;:…]|{_TITLES}\.|(?<=\s)[-–—]+(?=\s)")
"""A word, or a mark that ends a clause; the full stop of a title ends none."""


@cache
def _phrases() -> dict[Clause, list[tuple[Kind, Clause]]]:
    """Every phrase with its kind, by its first two words (its first one, where it has no second or that is any)."""
    table = toml.decode(files(__package__).joinpath("phrases.toml").read_bytes(), type=dict[Kind, dict[str, list[str]]])
    by_beginning: dict[Clause, list[tuple[Kind, Clause]]] = {}
    for kind, languages in table.items():
        for phrase in (phrase for phrases in languages.values() for phrase in phrases):
            words = tuple(word if word == _ANY else _plain(word) for word in re.split("[ -]+", phrase))
            beginning = words[:1] if words[1:2] == (_ANY,) else words[:2]
            by_beginning.setdefault(beginning, []).append((kind, words))
    return by_beginning


@cache
def _first_words() -> frozenset[str]:
    """The words with which a phrase begins."""
    return frozenset(beginning[0] for beginning in _phrases())


@lru_cache(maxsize=256)
def clauses(message: str) -> tuple[Clause, ...]:
    """The message in folded words, clause by clause."""
    told: list[list[str]] = [[]]
    for token in _TOKEN.findall(_plain(message[:LONGEST])):
        if token[0].isalnum():
            told[-1].append(token)
        elif told[-1]:
            told.append([])
    return tuple(tuple(clause) for clause in told if clause)


def found(clause: Clause) -> dict[Kind, str]:
    """The kinds of phrases that the clause contains, each with the first such phrase, in the words of the clause."""
    telling: dict[Kind, str] = {}
    beginnings = _first_words()
    for start, word in enumerate(clause):
        if word not in beginnings:
            continue
        for kind, phrase in _beginning_at(clause, start):
            if kind not in telling and (end := _end(phrase, clause, start)):
                telling[kind] = " ".join(clause[start:end])
    return telling


def length_at_start(kind: Kind, clause: Clause) -> int:
    """How many words the longest phrase of this kind takes up where the clause begins; 0 where it begins otherwise."""
    ends = (_end(phrase, clause, 0) or 0 for its_kind, phrase in _beginning_at(clause, 0) if its_kind == kind)
    return max(ends, default=0)


def _beginning_at(clause: Clause, start: int) -> Iterator[tuple[Kind, Clause]]:
    """The phrases that may stand at this place of the clause."""
    phrases = _phrases()
    if candidates := phrases.get(clause[start : start + 1]):
        yield from candidates
    if start + 1 < len(clause) and (candidates := phrases.get(clause[start : start + 2])):
        yield from candidates


def _end(phrase: Clause, clause: Clause, start: int) -> int | None:
    """Where the phrase ends if it stands here in the clause, else None."""
    if _ANY not in phrase:
        end = start + len(phrase)
        return end if clause[start:end] == phrase else None
    gap = phrase.index(_ANY)
    if clause[start : start + gap] != phrase[:gap]:
        return None
    ends = (_end(phrase[gap + 1 :], clause, start + gap + skipped) for skipped in range(1, _ANY_WORDS + 1))
    return next((end for end in ends if end is not None), None)


def _plain(text: str) -> str:
    """The text folded, with one kind of apostrophe."""
    return folded(text).translate(_APOSTROPHES)
