"""`calling-out`: telling somebody off for what they did."""

from collections.abc import Iterable

from store.phrases.search import find
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import ANSWERS


@check("calling-out", "warn", about="The text blames them for asking, or is rude in a reply.", norms=("D05",))
def calling_out(text: str, context: CheckContext) -> Iterable[Fault]:
    """In an answer to them, what is rude tells them off too."""
    hits = find("calling-out", text)
    if context.purpose in ANSWERS:
        hits += tuple(hit for hit in find("tone", text) if not hit.is_negated)
    for hit in hits:
        yield Fault("this tells them off; say what you want instead, or nothing", hit.span)
