"""Whether a word is somebody's name, or what somebody of that name may be called."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Final

from store.phrases.words import Word, plain
from store.writing.language.name_words import name_words
from store.writing.language.salutation import addressing

_AS_TYPED: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
"""How letters are typed on a keyboard without them; the other way, without their signs, is what `plain` does."""
_CALLING: Final = re.compile(r"(?:[iyeo]|ie|ey|je|us|chen|lein|ito|ita|ino|ina)$")
"""Endings that make a name smaller."""
_STEM: Final = 3
"""How many letters of a name its short form keeps at least."""
_SHORT_FORM: Final = 6
"""How many letters a short form has at most."""


@lru_cache(maxsize=64)
def parts_of(name: str) -> frozenset[str]:
    """Return every part of a whole name, with what is in brackets, folded, in each way in which it may be typed."""
    composed = unicodedata.normalize("NFC", name[:200])
    written = (re.findall(r"[^\W\d_]+", form.replace("'", "")) for form in (composed, composed.translate(_AS_TYPED)))
    parts = frozenset(plain(part) for parts in written for part in parts)
    return frozenset(part for part in parts if part not in addressing().titles) or parts


def is_called(word: str, name: str) -> bool:
    """Return whether the word (as written) is part of the name, an initial of it, or what its bearer may be called."""
    parts = parts_of(name)
    word = re.sub("['’]s$", "", word)
    pieces = [plain(piece) for piece in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", word).replace("'", ""))]
    if any(piece in parts and len(piece) > 1 for piece in pieces):
        return True
    if all(any(_is_part(piece, part) for part in parts) for piece in pieces):
        return True
    joined = "".join(pieces)  # `Mary Lou` may be written `Marylou`
    return joined in map("".join, pairwise(_in_order(name))) or _are_initials(word, name)


def may_be_called(word: str, name: str) -> bool:
    """Whether the word may be a short form that nobody listed: no other given name, and with letters of this one."""
    said = plain(word)
    if len(said) > _SHORT_FORM or said in name_words().families:
        return False
    pairs = {said[start : start + 2] for start in range(len(said) - 1)}
    return any(pair in part for pair in pairs for part in parts_of(name))


def is_calling_form(word: str, name: str) -> bool:
    """Return whether the word may be a part of the name in the form for calling somebody: `Marku` for Marek."""
    said = plain(word)
    return any(said[:2] == part[:2] for part in parts_of(name))


def is_particle(word: Word) -> bool:
    """Return whether the word is a small one inside a name, `van der`, and no part by which its bearer is called."""
    return word.plain in name_words().particles and word.shown.islower()


def is_latin(text: str) -> bool:
    """Return whether every letter of the text is of the Latin script."""
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in text if letter.isalpha())


def nearly(word: str, name: str) -> bool:
    """Return whether the word is a part of the name but for a slip of the fingers."""
    from rapidfuzz.distance import OSA  # takes a while to import

    said = plain(word)
    return any(
        len(part) >= _STEM and OSA.distance(said, part, score_cutoff=_slips(part)) <= _slips(part)
        for part in parts_of(name)
    )


def _slips(part: str) -> int:
    """Return how many letters of a name may be wrong for it to be still that name."""
    return 1 if len(part) <= 5 else 2


def _is_part(said: str, part: str) -> bool:
    """Return whether a folded word is a folded part of a name, shortened or not."""
    if said == part or (1 in (len(said), len(part)) and said[0] == part[0]):
        return True
    return _is_cut_off(said, part) or said in _short(part) or part in _short(said)


def _is_cut_off(said: str, part: str) -> bool:
    """Return whether the word is a name's beginning, as it is or made smaller: `alex`, `danny`, `gabi`."""
    if _STEM <= len(said) <= len(part) - 2 and part.startswith(said):
        return True
    stem = _CALLING.sub("", said)
    if _is_inner_part(said, stem, part):
        return True
    if stem == said:
        return False
    if len(stem) > _STEM and stem[-1] == stem[-2] and not part.startswith(stem):
        stem = stem[:-1]
    return len(stem) >= _STEM and part.startswith(stem)


def _is_inner_part(said: str, stem: str, part: str) -> bool:
    """Whether a word is a name's end or middle, or has its letters in order: `Seun` of Oluwaseun, `Kosta`, `Hansi`."""
    if len(said) >= len(part):
        return False
    if (len(stem) > _STEM and stem in part) or (len(said) > _STEM and part.endswith(said)):
        return True
    is_in_order = len(stem) > _STEM and stem[0] == part[0] and _is_in_order(stem, part)
    return is_in_order and not {said, stem} & name_words().families.keys()


def _is_in_order(letters: str, part: str) -> bool:
    """Whether these letters stand in the name in this order, others between them."""
    rest = iter(part)
    return all(letter in rest for letter in letters)


def _short(name: str) -> frozenset[str]:
    """Return what those who bear this given name may be called."""
    return name_words().short.get(name, frozenset())


def _are_initials(word: str, name: str) -> bool:
    """Return whether the word is capitals with which the name's words begin: `JP` of Jean-Paul."""
    initials = "".join(part[:1] for part in _in_order(name))
    return 1 < len(word) <= 4 and word.isupper() and initials.startswith(plain(word))


def _in_order(name: str) -> list[str]:
    """Return the words of a name, folded, without titles."""
    words = [plain(word) for word in re.findall(r"[^\W\d_]+", name[:200])]
    return [word for word in words if word not in addressing().titles]
