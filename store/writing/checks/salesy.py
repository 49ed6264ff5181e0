"""`salesy`: selling."""

from collections.abc import Iterable
from typing import Final

from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.phrase_search import told
from store.writing.purposes import ANSWERS, all_but

_SEVERAL: Final = 2
"""How often a letter may say what sellers say, among others, before it sells."""


@check("salesy", "warn", norms=("A12",), purposes=all_but(ANSWERS))
def salesy(text: str, context: CheckContext) -> Iterable[Fault]:
    """An answer may speak of what somebody else sells."""
    plainly = [hit for hit in told("salesy", text) if not hit.is_negated]
    maybe = [hit for hit in told("selling", text) if not hit.is_negated]
    if not plainly and len(maybe) >= _SEVERAL:
        plainly = maybe
    for hit in plainly:
        yield Fault("this sells; first get to know each other", hit.span)
