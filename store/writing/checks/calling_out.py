"""`calling-out`: telling somebody off for what they did."""

from collections.abc import Iterable

from store.meaning.reader import read
from store.phrases.search import find
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import ANSWERS


@check("calling-out", "warn", about="The text blames them for asking, or is rude in a reply.", norms=("D05",))
def calling_out(text: str, context: CheckContext) -> Iterable[Fault]:
    """In an answer to them, what is rude tells them off too."""
    is_meant = bool(read(text).clear_spans("rude"))
    reproaches = tuple(hit.span for hit in find("calling-out", text) if is_meant)
    for span in reproaches or (read(text).clear_spans("rude") if context.purpose in ANSWERS else ()):
        yield Fault("this tells them off; say what you want instead, or nothing", span)
