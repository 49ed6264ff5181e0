"""A position in an English sentence, with the article that it takes."""

import re
from functools import cache
from pathlib import Path
from typing import Final

_UNIQUE: Final = re.compile(
    r"(?:head|director|president|chair|dean|secretary|treasurer) of\b|head (?!hunter\b)\w+|chief\b.*\bofficer\b"
    r"|(?:co-?)?(?:founder|owner)\b"
    r"|(?:managing|executive) director\b|president\b|chair(?:man|woman|person)?\b|mayor\b|c[a-z]o\b|[se]?vp\b",
    re.IGNORECASE,
)
"""Positions that one person has; they take no article: `Head of Sales`."""
_OF_A_COMPANY: Final = re.compile(r"(?:co-?)?(?:founder|owner)", re.IGNORECASE)
"""What somebody is of a company rather than at it."""
_SPELLED_WITH_A_VOWEL: Final = re.compile(r"[AEFHILMNORSX](?![a-z])")
"""An abbreviation whose first letter is called `em`, `ar` or the like: `MRI technician`."""
_VOWEL: Final = re.compile(r"(?!uni|use|eu|ux\b|one\b)[aeiou]", re.IGNORECASE)
_A_NAME_FOLLOWS: Final = re.compile(r"\s(?:at|for|in|with)\s|[^\w\s'’/&-]", re.IGNORECASE)
"""After these a position may go on with the name of a company or a place."""
_CAPITALISED: Final = re.compile(r"\b[A-Z][^\W\d_A-Z]+\b(?![.@&])")
"""A word that has a capital only at its beginning, as an abbreviation has not."""


def job_in_words(position: str, company: str) -> str:
    """Return a position as a sentence says it after "is" or "as": `an engineer at Acme`, `Head of Sales`, `the owner of
    Acme`. `company` may be empty.
    """
    if company and _OF_A_COMPANY.fullmatch(position):
        return f"the {position.lower()} of {company}"
    return f"{_with_article(position)}{f' at {company}' if company else ''}"


def _with_article(position: str) -> str:
    """Return a position with the article that it takes."""
    if _UNIQUE.match(position):
        return position
    first = position[:2]
    if len(first) == 2 and first.isupper():
        is_vowel = _SPELLED_WITH_A_VOWEL.match(position) is not None
    else:
        is_vowel = _VOWEL.match(position) is not None
    return f"{'an' if is_vowel else 'a'} {_in_small_letters(position)}"


def _in_small_letters(position: str) -> str:
    """Return a position without the capitals of a title: `letter carver`. Abbreviations and names keep theirs."""
    name = _A_NAME_FOLLOWS.search(position)
    end = name.start() if name else len(position)
    return _CAPITALISED.sub(lambda word: _small(word[0]) if word.start() < end else word[0], position)


def _small(word: str) -> str:
    """Return a word in small letters, unless it always begins with a capital."""
    return word if word in _always_capitalised() else word.lower()


@cache
def _always_capitalised() -> frozenset[str]:
    """Return the names of languages, peoples and products that are part of many positions."""
    lines = Path(__file__).with_name("capitalised.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
