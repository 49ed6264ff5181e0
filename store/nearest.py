"""Helping somebody who mistyped a name: which of the valid ones they may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_MANY: Final = 60
_FEW: Final = 6


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that comes nearest to the word, in any case of letters; None where nothing resembles it."""
    by_folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.5)
    return by_folded[found[0]] if found else None


def hint(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """Return the second half of an error about a word that is none of the choices: the nearest one; else `otherwise`
    or, where that is empty, all of them, or a few where they would fill the screen.
    """
    known = sorted(choices)
    if found := nearest(word, known):
        return f"did you mean {found!r}?"
    if otherwise:
        return otherwise
    if len(known) > _MANY:
        return f"there are {len(known)}, such as {', '.join(known[:_FEW])}"
    return f"it can be: {', '.join(known)}"
