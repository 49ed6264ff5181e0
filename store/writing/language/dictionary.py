"""What a misspelled word was meant to be, by the dictionaries of the languages whose dictionaries are large enough."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.errors import text_of
from store.phrases.words import plain
from store.text import folded
from store.writing.errors import OwnWordsError

if TYPE_CHECKING:
    from spellchecker import SpellChecker

LANGUAGES: Final = ("en", "de", "fr", "pt", "nl")
"""Those of Spanish and Italian lack common forms."""
_SHORTEST: Final = 4
"""Shorter words are too near to one another to tell which was meant."""
_LONGEST: Final = 40
"""What has more letters is no word that anybody misspelled."""
_OFTEN: Final = 400
"""How often the dictionary's sources had a word for it to be what was meant, rather than a rarity that is near by."""
_PART: Final = 3
"""How many letters each half of a compound has at least."""
_NO_HALF: Final = frozenset({"ful", "full"})
"""What makes a word of another, and no compound: `usefull`."""
_LONG: Final = 7
"""How many letters a word has at least for its letters to tell it in any order."""
_DOUBLE: Final = re.compile(r"(.)\1")
_BRITISH: Final = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"our(?=$|s$|ed$|ing$|able$|ite|ful|er|ably$|hood|less)", "or"),
        (r"is(?=e$|es$|ed$|ing$|er$|ers$|ation$|ations$|ational$|able$)", "iz"),
        (r"ys(?=e$|ed$|es$|ing$)", "yz"),
        (r"ll(?=ed$|ing$|er$|ers$|or$)", "l"),
        (r"(?<=[aeiou])l(?=ment$|ful$|s$|$)", "ll"),
        (r"(?<=[bt])re(?=$|s$|d$)", "er"),
        (r"ogue(?=$|s$)", "og"),
        (r"ence(?=$|s$)", "ense"),
        (r"ae|oe", "e"),
        (r"mme(?=$|s$)", "m"),
        (r"t(?=$)", "ed"),
        (r"wards$", "ward"),
    )
)
"""Spellings of Britain, which the English dictionary has not, as those of America, which it has."""


@lru_cache(maxsize=4096)
def correction(word: str, language: str) -> str | None:
    """Return the word that is one slip away; None where the word is right, or nothing tells what it should be.

    Of several it is one of the same letters, or else one with a letter more, since a letter is left out more often
    than put in.
    """
    bare = word.removesuffix("'s")
    if not _SHORTEST <= len(bare) <= _LONGEST or "'" in bare:
        return None
    if plain(bare) in _trade_words() or _is_known(bare, language):
        return None
    dictionary = _dictionary(language)
    candidates = (each for each in dictionary.candidates(bare) or () if each[0] == bare[0] and each.isalpha())
    near = [each for each in candidates if dictionary[each] >= _OFTEN] or _shuffled(language).get(_letters(bare), [])
    letters = _letters(bare)
    return max(
        near, key=lambda each: (_letters(each) == letters, len(each) > len(bare), dictionary[each]), default=None
    )


def _is_known(word: str, language: str) -> bool:
    """Return whether the dictionary has the word, or, of its halves, both."""
    dictionary = _dictionary(language)
    if word in dictionary or (language == "en" and any(form in dictionary for form in _american(word))):
        return True
    halves = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1))
    return any(
        dictionary[left] >= _OFTEN and dictionary[right] >= _OFTEN for left, right in halves if right not in _NO_HALF
    )


@lru_cache(maxsize=1)
def _shuffled(language: str) -> Mapping[str, list[str]]:
    """Return the longer words that are often used, by their letters: what was meant by `tommorow` and `greatful`."""
    words: dict[str, list[str]] = {}
    for word, often in _dictionary(language).word_frequency.items():
        if len(word) >= _LONG and often >= _OFTEN:
            words.setdefault(_letters(word), []).append(word)
    return words


def _letters(word: str) -> str:
    """Return the letters of a word in no order but the first and the last, and as if none of them were double."""
    once = _DOUBLE.sub(r"\1", word)
    return once[0] + "".join(sorted(once[1:-1])) + once[-1]


def _american(word: str) -> set[str]:
    """Return the word as it is spelled in America, where Britain may spell it otherwise."""
    return {british.sub(american, word) for british, american in _BRITISH}


@lru_cache(maxsize=1)
def _dictionary(language: str) -> "SpellChecker":
    """Return the dictionary of a language: some 40 MB of memory, and half a second to read, so one at a time."""
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)


@cache
def _trade_words() -> frozenset[str]:
    """Words of many trades that are younger than the dictionaries, folded."""
    return frozenset(Path(__file__).with_name("trade_words.txt").read_text("utf-8").split())


def own_words(path: Path) -> frozenset[str]:
    """Return the user's own words, which the spelling check takes for right: words.txt, a word a line, folded.

    There are none where there is no such file. Lines that begin with # are notes. Raises OwnWordsError.
    """
    written = text_of(path, OwnWordsError) or ""
    return frozenset(word for line in written.splitlines() if not line.startswith("#") for word in folded(line).split())
