"""`spelling`: words that no dictionary has, and that are one slip away from one that it has."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from store.phrases.speech import language_of
from store.phrases.words import plain, words_in, words_within
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.dictionary import LANGUAGES, correction

_PIECE: Final = re.compile(r"[^\W\d_]++(?:'[^\W\d_]++)?")
_CODE: Final = re.compile(r"`[^`\n]*+`")
_BETWEEN_SPACES: Final = re.compile(r"\S++")
_NO_PROSE: Final = re.compile(r"[@#/\\_=<>{}\[\]|~\d]|\w\.\w")
"""What is in links, addresses, hashtags, fields and numbers."""


@check(
    "spelling",
    "hint",
    about="A word looks misspelled.",
    norms=("A11",),
    why="A text with slips looks hasty, so proofread it before you send it",
)
def spelling(text: str, context: CheckContext) -> Iterable[Fault]:
    """Point at each slip, in five languages, with what was meant.

    Only words in small letters are looked at: names, places, companies and abbreviations have others. What the tray
    or the user's own word list knows is right.
    """
    language = language_of(text)
    if language not in LANGUAGES:
        return
    known = _names_of(context) | context.others.words | context.words
    skipped = _no_prose(text)
    for word in words_in(text):
        if word.start in skipped or not word.shown.islower():
            continue
        for piece in _PIECE.finditer(word.shown.replace("’", "'")):
            small = unicodedata.normalize("NFC", piece[0])
            if plain(small) not in known and (right := correction(small, language)):
                span = word.start + piece.start(), word.start + piece.end()
                yield Fault(f"{small}: did you mean {right}?", span)


def _no_prose(text: str) -> set[int]:
    """Return where words are in code, links, addresses, hashtags, fields and numbers."""
    spans = [found.span() for found in _CODE.finditer(text)]
    spans += [found.span() for found in _BETWEEN_SPACES.finditer(text) if _NO_PROSE.search(found[0])]
    return {word.start for span in spans for word in words_within(text, span)}


def _names_of(context: CheckContext) -> frozenset[str]:
    """Return the folded words of what is known of the person and of the user."""
    person, me = context.person, context.me
    theirs = (person.name, person.company, person.headline, person.position)
    told = (*theirs, *me.names, me.company, me.headline, me.position, *me.schools, *me.companies, *me.sphere)
    return frozenset(piece for each in told if each for word in words_in(each) for piece in word.plain.split("-"))
