"""How a letter greets somebody, out of the name that they show."""

import re
import unicodedata
from itertools import takewhile
from typing import Final

from store.text import folded

_NOT_PART_OF_A_NAME: Final = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|\{[^}]*\}?")
"""What people put in brackets: a nickname, pronouns, the same name in another script."""
_AFTER_THE_NAME: Final = re.compile(r"[|•·/\\<>:;]|\s[-–—~]\s")
"""What people put between their name and an advertisement."""
_ABBREVIATED: Final = re.compile(r"[^\W\d_]{2}\.")
"""A title in front of a name, `Univ.-Prof.`; one letter with a full stop is an initial."""
_DEGREES: Final = frozenset({"phd", "msc", "mba"})
"""Degrees that are on the wrong side."""
_TITLES: Final = {"professor": "Professor", "prof": "Professor", "doctor": "Dr.", "dr": "Dr."}
"""The titles that a formal letter in English greets by, and how it spells them; the highest first."""
_FAMILY_NAME_FIRST: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Kana, Han and Hangul: nothing tells which part is the given name, and greeting by it alone would be too familiar."""
_INITIAL: Final = re.compile(r"\w\.?")
_LONGEST: Final = 200
"""How much of what somebody calls their name is looked at, in characters."""
_NOBODY: Final = "linkedin member"
"""What LinkedIn calls somebody who has left."""


def first_name(shown: str) -> str | None:
    """Return the name to greet somebody by: `Dr. ANA Park, PhD 🚀` is greeted as `Ana`. None where no name is shown.

    Where the first name is uncertain it is the whole name, without what is no name: for `A. Kumar`, `Mr. Hollis`,
    `Prince Adeyemi` and in scripts that put the family name first. A stiff greeting does less harm than a wrong one.
    """
    from nameparser import HumanName  # takes a tenth of a second, and no first screen needs it

    bare = bare_name(shown)
    if not any(map(str.isalpha, bare)) or folded(bare) == _NOBODY:
        return None
    if _FAMILY_NAME_FIRST.search(bare):
        return bare
    parts = HumanName(bare)
    if parts.title and not (parts.first and parts.last):
        return bare
    for candidate in (parts.first, *parts.middle.split()[:1]):
        if not _INITIAL.fullmatch(candidate):
            return _spelled_as_a_name(candidate) if candidate else bare
    return bare


def formal_name(shown: str) -> str | None:
    """Return the name in the greeting of a formal letter in English: `Dr. Lind`, `Professor Lind`, or the whole name
    where no such title is shown. None where no name is shown.
    """
    from nameparser import HumanName

    whole = whole_name(shown)
    if whole is None:
        return None
    signs = {sign for word in _titles_of(shown) for sign in re.split(r"[.-]", folded(word))}
    title = next((called for sign, called in _TITLES.items() if sign in signs), None)
    last = HumanName(whole).last
    return f"{title} {last}" if title and last and not _FAMILY_NAME_FIRST.search(whole) else whole


def whole_name(shown: str) -> str | None:
    """Return the whole name as a letter spells it, with the titles in front of it: `DR. ANA PARK, PhD 🚀` as `Dr. Ana
    Park`. None where no name is shown.
    """
    bare = bare_name(shown)
    if not any(map(str.isalpha, bare)) or folded(bare) == _NOBODY:
        return None
    in_front = _titles_of(shown)
    words = bare.split()
    if words[: len(in_front)] == in_front:
        words = words[len(in_front) :]
    return " ".join((*in_front, *(map(_spelled_as_a_name, words) if bare.isupper() else words)))


def _titles_of(shown: str) -> list[str]:
    """Return the titles that somebody shows in front of their name."""
    in_front = takewhile(lambda word: _is_title(word) or folded(word) in _TITLES, shown.split())
    return [word.capitalize() if word.isupper() else word for word in in_front if word.lower() not in _DEGREES]


def bare_name(shown: str) -> str:
    """Return the name without titles, degrees, brackets, emoji and what else is around it; `Last, First` turned
    round.
    """
    unbracketed = _NOT_PART_OF_A_NAME.sub(" ", unicodedata.normalize("NFC", shown[:_LONGEST]))
    name = _AFTER_THE_NAME.split(unbracketed.strip())[0]
    head, _, rest = (_letters(part) for part in name.partition(","))
    family = [word for word in head.split() if not word.islower()]
    if rest and len(family) == 1:
        head = f"{rest} {head}"
    words = head.split()
    first = next((number for number, word in enumerate(words[:-1]) if not _is_title(word)), len(words) - 1)
    return " ".join(words[first:]) if len(words) - first > 1 else head


def _is_title(word: str) -> bool:
    """Return whether a word in front of a name is a title or a degree."""
    return word.lower() in _DEGREES or _ABBREVIATED.search(word) is not None


def _letters(text: str) -> str:
    """Return the words of a text with only what a name is spelled with."""
    kept = (letter if _spells_names(letter) else " " for letter in text if unicodedata.category(letter) != "Cf")
    return " ".join("".join(kept).split())


def _spells_names(letter: str) -> bool:
    """Return whether names are spelled with this character."""
    return letter in "'’ʼ‘.-‐" or (unicodedata.category(letter)[0] in "LM" and letter not in "\ufe0e\ufe0f")


def _spelled_as_a_name(name: str) -> str:
    """`ANA` and `ana` as `Ana`, `JEAN-LUC` as `Jean-Luc`; `McKenna` and `JP` stay as they are."""
    letters = [letter for letter in name if letter.isalpha()]
    if not (name.islower() or (name.isupper() and len(letters) > 2)):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower().replace("i\u0307", "i"), name)
