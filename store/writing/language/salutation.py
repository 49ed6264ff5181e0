"""Whom a letter greets: the words of its greeting that are, or stand for, a name."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from store.phrases.search import length_at_start
from store.phrases.words import Word, words_in
from store.shipped import Words, shipped
from store.writing.language.name_words import name_words

_LOOKED_AT: Final = 16
"""How many words a greeting takes up at most; further on nobody is greeted."""
_ENDS: Final = re.compile(r"[^\S\n]*(?:[,.;:!?…/–—\n-]|\Z)")
"""What stands after a name that is all of the greeting."""
_ENDS_FOR_SURE: Final = re.compile(r"[^\S\n]*+(?:[!:.]|(?:,[^\S\n]*+)?(?:\n|\Z))")
"""What stands after a name behind a comma (`Hello, Ana!`), and not after an adverb there (`Hello, sadly, ...`)."""
_TOGETHER: Final = re.compile(r"[^\S\n]*[&/+][^\S\n]*")
_BESIDE: Final = re.compile(r"\.?[^\S\n]+|\.")
"""What may be between two words of one name."""
_IN_BRACKETS: Final = tuple("[{<%$«_|#(")
"""What is before the name of a field that is still open."""
_SELF: Final = frozenset({"i", "i'm", "i've", "i'd", "i'll"})


class Addressing(Struct, frozen=True, rename={"and_": "and"}):
    """What addressing.toml lists, in folded words."""

    titles: Words
    callings: Words
    behind: Words
    nobody: Words
    and_: Words
    declining: Words


addressing = shipped(__file__, "addressing.toml", Addressing)
"""How people are addressed."""


class Salutation(Struct, frozen=True):
    """How a text greets."""

    greeted: tuple[tuple[Word, ...], ...]
    """Those who are greeted, each in the words of their name, titles left out; never with nobody's name."""
    is_sure: bool
    """A greeting is in front, and the name is written as one: else the word may be none."""
    declines: bool
    """In a language that calls people by another form of their name."""
    is_whole: bool
    """Nothing else may belong to the last name: a mark or the line's end stands after it."""
    follows: Word | None = None
    """The word right after the greeting, where nobody is greeted by it for all that is known: `hi bo how are you`."""


@lru_cache(maxsize=8)
def salutation(text: str) -> Salutation:
    """Return how the text begins. Where it greets nobody in particular, `greeted` is empty."""
    words = words_in(text[:2000])[:_LOOKED_AT]
    start, declines = _after_greeting(text, words)
    if start < len(words) and text[: words[start].start].rstrip()[-1:] in _IN_BRACKETS:
        return Salutation((), is_sure=False, declines=declines, is_whole=False)
    greeted: list[tuple[Word, ...]] = []
    at: int | None = start
    while at is not None and at < len(words):
        at = _after_titles(text, words, at)
        name, at = _name(text, words, at, is_first=not greeted)
        if not name:
            break
        greeted.append(name)
        at = _another(text, words, at)
    if not greeted:
        follows = words[start] if 0 < start < len(words) else None
        return Salutation((), is_sure=False, declines=declines, is_whole=False, follows=follows)
    end = greeted[-1][-1].end
    is_whole = bool(_ENDS.match(text, end))
    is_after_comma = start > 0 and "," in text[words[start - 1].end : words[start].start]
    is_sure = start > 0 and greeted[0][0].shown[0].isupper()
    if is_after_comma:
        is_sure = is_sure and bool(_ENDS_FOR_SURE.match(text, end))
    if not is_whole and (start == 0 or is_after_comma):
        greeted = []
    return Salutation(tuple(greeted), is_sure, declines, is_whole)


def _after_greeting(text: str, words: tuple[Word, ...]) -> tuple[int, bool]:
    """Return how many words the greeting itself takes up, and whether it is of a language that declines names."""
    start = 0
    while length := length_at_start("greeting", words[start:]):
        start += length
        between = text[words[start - 1].end : words[start].start] if start < len(words) else "\n"
        if re.search(r"[\n.!?;:–—]", between):
            return len(words), False
    return start, any(word.plain in addressing().declining for word in words[:start])


def _after_titles(text: str, words: tuple[Word, ...], at: int) -> int:
    """Return the word at which the name begins behind titles; the number of words where titles are all that is greeted.

    A calling behind a title is a name (`Mr Bishop`), alone it is none.
    """
    told = addressing()
    first = at
    while at < len(words) and words[at].plain in told.titles | told.callings:
        is_name_next = at + 1 < len(words) and _BESIDE.fullmatch(text, words[at].end, words[at + 1].start)
        if not is_name_next:
            return at if at > first and words[at].plain in told.callings else len(words)
        at += 1
    return at


def _name(text: str, words: tuple[Word, ...], at: int, *, is_first: bool) -> tuple[tuple[Word, ...], int]:
    """Return the name that begins at this word, and the word after it."""
    told = addressing()
    name: list[Word] = []
    while at < len(words):
        word = words[at]
        if name and not _BESIDE.fullmatch(text, name[-1].end, word.start):
            break
        if word.plain in told.nobody or word.plain in _SELF or not word.shown[0].isalpha():
            break
        if name and text[name[-1].end] == "." and len(name[-1].shown) > 1:
            break
        is_particle = word.plain in name_words().particles and at + 1 < len(words) and words[at + 1].shown[0].isupper()
        is_typed_low = is_first and not name and bool(_ENDS.match(text, word.end))
        is_like_a_name = not word.shown[0].islower()  # as are all words of scripts without capitals
        if not (is_like_a_name or is_particle or is_typed_low) or (name and word.plain in told.and_):
            break
        name.append(word)
        at += 1
        if is_typed_low and word.shown.islower():
            break
    return tuple(name), at


def _another(text: str, words: tuple[Word, ...], at: int) -> int | None:
    """Return the word at which another name may begin, where somebody else is greeted in the same breath."""
    if at >= len(words):
        return None
    between = text[words[at - 1].end : words[at].start]
    if _TOGETHER.fullmatch(between):
        return at
    if "\n" in between:
        return None
    if between.isspace() and words[at].shown.islower() and words[at].plain in addressing().and_:
        return at + 1
    if between.strip() == ",":
        length = length_at_start("greeting", words[at:])
        return at + length if length else None
    return None
