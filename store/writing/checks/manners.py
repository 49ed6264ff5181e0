"""What nobody would say to their face: `salesy`, `favour`, `calling-out`, `colleagues` (norms D05, A09, A12)."""

from collections.abc import Iterable
from typing import Final

from store.writing.check_context import CheckContext
from store.writing.language.phrase_search import told
from store.writing.purposes import Purpose
from store.writing.remark import Remark

_ANSWERS: Final[frozenset[Purpose]] = frozenset({"pass", "introduction-pass", "leave", "ask-why"})
"""What these say of selling is about what the other side wrote."""
_AFTER_THE_CLICK: Final[frozenset[Purpose]] = frozenset({"thanks", "welcome"})
_ASKS_FOR_PEOPLE: Final[frozenset[Purpose]] = frozenset(
    {"referral", "introduction-ask", "introduction", "naming-consent", "closing-question"}
)
_SEVERAL: Final = 2
"""How often a letter may say what sellers say, among others, before it sells."""


def salesy(text: str, context: CheckContext) -> Iterable[Remark]:
    """Selling, in whatever I write but my answers to what somebody else sells."""
    if context.purpose in _ANSWERS:
        return
    plainly = [hit for hit in told("salesy", text) if not hit.is_negated]
    maybe = [hit for hit in told("selling", text) if not hit.is_negated]
    if not plainly and len(maybe) >= _SEVERAL:
        plainly = maybe
    for hit in plainly:
        yield Remark("salesy", "this sells; first get to know each other", hit.span)


def favour(text: str, context: CheckContext) -> Iterable[Remark]:
    """Asking a favour at first contact, unless the letter is there to ask for an introduction."""
    if context.purpose in _ANSWERS or context.purpose in _ASKS_FOR_PEOPLE or not _is_early(context):
        return
    for hit in told("favour", text):
        if not hit.is_negated:
            yield Remark("favour", "a favour is much to ask of somebody who does not know you yet", hit.span)


def calling_out(text: str, context: CheckContext) -> Iterable[Remark]:
    """Telling somebody off for what they did, whatever the letter is for; in an answer to them, what is rude does."""
    hits = told("calling-out", text)
    if context.purpose in _ANSWERS:
        hits += tuple(hit for hit in told("tone", text) if not hit.is_negated)
    for hit in hits:
        yield Remark("calling-out", "this tells them off; say what you want instead, or nothing", hit.span)


def colleagues(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request that goes to colleagues as a crowd, or leans on one of them."""
    if context.purpose != "request" or not _works_with_me(context):
        return
    for hit in told("crowd", text):
        if not hit.is_negated:
            yield Remark("colleagues", "ask a colleague alone, and leave them free to say no", hit.span)


def _works_with_me(context: CheckContext) -> bool:
    facts = context.facts
    at_work = facts.get("relation") in ("colleague", "manager", "report")
    return at_work or facts.get("how") == "worked-together" or facts.get("same_company") == "yes"


def _is_early(context: CheckContext) -> bool:
    """Whether they do not know me yet, or only since a click."""
    if context.is_first_contact():
        return True
    unheard = not context.person.received and context.facts.get("known") != "yes"
    return context.purpose in _AFTER_THE_CLICK and unheard
