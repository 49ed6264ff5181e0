"""`colleagues`: a request that goes to colleagues as a crowd, or puts pressure on one of them."""

from collections.abc import Iterable

from store.phrases.search import find
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "colleagues",
    "warn",
    about="A request to a colleague says that all the others have connected with you, which puts pressure on this one.",
    norms=("A09",),
    purposes=("request",),
)
def colleagues(text: str, context: CheckContext) -> Iterable[Fault]:
    """A colleague is asked alone, and is free to say no."""
    if not context.is_colleague() and context.facts.get("same_company") != "yes":
        return
    for hit in find("crowd", text):
        if not hit.is_negated:
            yield Fault("ask a colleague alone, and leave them free to say no", hit.span)
