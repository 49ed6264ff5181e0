"""Names as they are compared: in ASCII, without titles, particles and typography, word by word.

Comparing is a matter of thousands of names at once: what nameparser takes a second for is told here by the order of the
words alone, which is all that a comparison needs.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from anyascii import anyascii
from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein

from store.shipped import Words, shipped
from store.text import folded
from store.writing.language.first_names import bare_name
from store.writing.language.name_words import name_words

_WORDS: Final = re.compile(r"[a-z]+")
_DIGRAPHS: Final = re.compile("[aou]e")
_PLAIN: Final = re.compile("[A-Z][a-z]+ [A-Z][a-z]+")
"""Most names: nothing is around them."""
_NUMBER: Final = re.compile(r"^(?=[0-9a-z]*[0-9])[0-9a-z]+$")
"""What LinkedIn puts behind a slug to tell namesakes apart, and what people add to an address."""
_ONE_SLIP: Final = 4
_TWO_SLIPS: Final = 10
"""From how many letters on two words that differ in one, or in two, are one that was spelled in two ways. Short words
(Li and Lu, Ana and Ava) are other words where a letter is another.
"""


class ComparisonWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of names where people are compared, as words.toml has it; see there."""

    generations: Words
    no_company: frozenset[str]
    open_mail: Words


known = shipped(__file__, "words.toml", ComparisonWords)
"""The words of the shipped file."""


@cache
def _families() -> Mapping[str, frozenset[int]]:
    """Return the families of names, spelled as names are compared."""
    spelled: dict[str, frozenset[int]] = {}
    for name, numbers in name_words().families.items():
        key = _without_digraphs(name)
        spelled[key] = spelled.get(key, frozenset()) | numbers
    return spelled


class Name(Struct, frozen=True):
    """A name in words: the one that comes first, those between, the one that comes last. Of one word `last` is ""."""

    first: str
    between: tuple[str, ...]
    last: str

    @property
    def words(self) -> tuple[str, ...]:
        """All words, in their order."""
        return (self.first, *self.between, self.last) if self.last else (self.first,)

    def turned(self) -> "Name":
        """Return the same with the family name first."""
        return Name(self.last, self.between, self.first)


def name_of(shown: str) -> Name | None:
    """Return what somebody calls themselves, in words; None where it is no name."""
    return of_words(_ascii(shown if _PLAIN.fullmatch(shown) else bare_name(shown)))


def name_of_slug(slug: str) -> Name | None:
    """Return the name that a slug or the first part of an address spells in words, `ana-park-1a2b3c` as Ana Park; None
    where it spells none that could be told from a word.
    """
    parts = [part for part in re.split("[-._+]", _ascii(slug)) if part and not _NUMBER.match(part)]
    found = of_words(" ".join(parts))
    return found if found and found.last else None


def of_words(text: str) -> Name | None:
    """Return the name of these ASCII words; an apostrophe or a full stop parts none."""
    skipped = name_words().particles | known().generations
    words = _WORDS.findall(text.replace("'", "").replace("`", ""))
    kept = [_without_digraphs(word) for word in words if word not in skipped] or words
    if not kept:
        return None
    return Name(kept[0], tuple(kept[1:-1]), kept[-1] if len(kept) > 1 else "")


def company_of(name: str | None) -> str:
    """Return a firm's name as it is compared; "" where there is none, or one that everybody could have."""
    key = " ".join(_ascii(name or "").replace(",", " ").replace(".", "").split())
    return "" if key in known().no_company else key


def are_nicknames(one: str, other: str) -> bool:
    """Return whether two given names are of one family: Bill and William."""
    families = _families()
    return bool(families.get(one, frozenset()) & families.get(other, frozenset()))


def given_keys(name: str) -> Iterator[str]:
    """Yield what given names of one family have in common: the name itself, and a key for each family."""
    yield name
    yield from (f"#{number}" for number in sorted(_families().get(name, ())))


def are_alike(one: str, other: str) -> bool:
    """Return whether two words are spelled nearly alike: a slip of the fingers, or another way to write the same
    sound.
    """
    shortest = min(len(one), len(other))
    allowed = 2 if shortest >= _TWO_SLIPS else 1 if shortest >= _ONE_SLIP else 0
    if abs(len(one) - len(other)) > allowed:
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _without_digraphs(word: str) -> str:
    """Return the word with `ae`, `oe` and `ue` as the letters with two dots that they may stand for: Mueller as
    Muller.
    """
    return _DIGRAPHS.sub(lambda pair: pair[0][0], word)


def _ascii(text: str) -> str:
    return anyascii(folded(text)).lower()
