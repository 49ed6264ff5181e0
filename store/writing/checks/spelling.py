"""`spelling`: words that no dictionary has, and that are one slip away from one that it has."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from store.phrases.words import Word, plain, words_in
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.detection import language_of

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_SPELLED: Final = ("en", "de", "fr", "pt", "nl")
"""The languages whose dictionaries are large enough: those of Spanish and Italian lack common forms."""
_SHORTEST: Final = 4
"""Shorter words are too near to one another to tell which was meant."""
_NO_PROSE: Final = re.compile(r"\S*[@#/\\_=<>{}\[\]|~]\S*|\S*\w\.\w\S*|`[^`\n]*`|\S*\d\S*")
"""Links, addresses, hashtags, fields, code and numbers."""
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


@check("spelling", "hint", norms=("A11",))
def spelling(text: str, context: CheckContext) -> Iterable[Fault]:
    """Point at each slip, in five languages, with what was meant.

    Only words in small letters are looked at: names, places, companies and abbreviations have others. What the tray
    or one's own word list knows is right.
    """
    language = language_of(text)
    if language not in _SPELLED:
        return
    known = _names_of(context)
    no_prose = [found.span() for found in _NO_PROSE.finditer(text)]
    for word in words_in(text):
        if not _is_ordinary(word) or any(start < word.end and word.start < end for start, end in no_prose):
            continue
        for piece in re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)?", word.shown.replace("’", "'")):
            small = unicodedata.normalize("NFC", piece[0])
            if plain(small) in known or plain(small) in context.others.words or plain(small) in context.words:
                continue
            if meant := _meant(small, language):
                yield Fault(
                    f"{small}: did you mean {meant}?",
                    (word.start + piece.start(), word.start + piece.end()),
                )


def _is_ordinary(word: Word) -> bool:
    """Whether the word is all in small letters."""
    return len(word.shown) >= _SHORTEST and word.shown.islower()


def _names_of(context: CheckContext) -> frozenset[str]:
    """The folded words of the person, and of me."""
    person, me = context.person, context.me
    theirs = (person.name, person.company, person.headline, person.position)
    told = (*theirs, *me.names, me.company, me.headline, me.position, *me.schools, *me.companies, *me.sphere)
    return frozenset(piece for each in told if each for word in words_in(each) for piece in word.plain.split("-"))


@lru_cache(maxsize=4096)
def _meant(word: str, language: str) -> str | None:
    """The word that is one slip away; None where the word is right, or nothing tells what it should be.

    Of several it is one of the same letters, or else one with a letter more, since a letter is left out more often
    than put in.
    """
    bare = word.removesuffix("'s")
    if len(bare) < _SHORTEST or "'" in bare or plain(bare) in _trade_words() or _is_known(bare, language):
        return None
    dictionary = _dictionary(language)
    candidates = (each for each in dictionary.candidates(bare) or () if each[0] == bare[0] and each.isalpha())
    near = [each for each in candidates if dictionary[each] >= _OFTEN] or _shuffled(language).get(_letters(bare), [])
    letters = _letters(bare)
    return max(
        near, key=lambda each: (_letters(each) == letters, len(each) > len(bare), dictionary[each]), default=None
    )


def _is_known(word: str, language: str) -> bool:
    """Whether the dictionary has the word, or, of its halves, both."""
    dictionary = _dictionary(language)
    if word in dictionary or (language == "en" and any(form in dictionary for form in _american(word))):
        return True
    halves = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1))
    return any(
        dictionary[left] >= _OFTEN and dictionary[right] >= _OFTEN for left, right in halves if right not in _NO_HALF
    )


@lru_cache(maxsize=1)
def _shuffled(language: str) -> Mapping[str, list[str]]:
    """The longer words that are often used, by their letters: what was meant by `tommorow` and `greatful`."""
    words: dict[str, list[str]] = {}
    for word, often in _dictionary(language).word_frequency.items():
        if len(word) >= _LONG and often >= _OFTEN:
            words.setdefault(_letters(word), []).append(word)
    return words


def _letters(word: str) -> str:
    """The letters of a word in no order but the first and the last, and as if none of them were double."""
    once = _DOUBLE.sub(r"\1", word)
    return once[0] + "".join(sorted(once[1:-1])) + once[-1]


def _american(word: str) -> set[str]:
    """The word as it is spelled in America, where Britain may spell it otherwise."""
    return {british.sub(american, word) for british, american in _BRITISH}


@lru_cache(maxsize=1)
def _dictionary(language: str) -> "SpellChecker":
    """The dictionary of a language: some 40 MB of memory, and half a second to read, so one at a time."""
    from spellchecker import SpellChecker

    return SpellChecker(language=language, distance=1)


@cache
def _trade_words() -> frozenset[str]:
    """Words of many trades that are younger than the dictionaries, folded."""
    return frozenset(files(__package__).joinpath("trade_words.txt").read_text("utf-8").split())
