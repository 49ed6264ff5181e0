"""What nobody would say to their face: `salesy`, `favour`, `calling-out`, `colleagues` (norms D05, A09, A12)."""

from collections.abc import Iterable
from typing import Final

from store.writing.checking.occasion import Occasion
from store.writing.checking.remark import Remark
from store.writing.checking.telling import told
from store.writing.purposes import Purpose

_ANSWERS: Final[frozenset[Purpose]] = frozenset({"pass", "introduction-pass", "leave", "ask-why"})
"""What these say of selling is about what the other side wrote."""
_AFTER_THE_CLICK: Final[frozenset[Purpose]] = frozenset({"thanks", "welcome"})
_ASKS_FOR_PEOPLE: Final[frozenset[Purpose]] = frozenset(
    {"referral", "introduction-ask", "introduction", "naming-consent", "closing-question"}
)
_SEVERAL: Final = 2
"""How often a letter may say what sellers say, among others, before it sells."""


def salesy(text: str, occasion: Occasion) -> Iterable[Remark]:
    """Selling, in whatever I write but my answers to what somebody else sells."""
    if occasion.purpose in _ANSWERS:
        return
    plainly = [hit for hit in told("salesy", text) if not hit.is_negated]
    maybe = [hit for hit in told("selling", text) if not hit.is_negated]
    if not plainly and len(maybe) >= _SEVERAL:
        plainly = maybe
    for hit in plainly:
        yield Remark("salesy", "this sells; first get to know each other", hit.span)


def favour(text: str, occasion: Occasion) -> Iterable[Remark]:
    """Asking a favour at first contact, unless the letter is there to ask for an introduction."""
    if occasion.purpose in _ANSWERS or occasion.purpose in _ASKS_FOR_PEOPLE or not _is_early(occasion):
        return
    for hit in told("favour", text):
        if not hit.is_negated:
            yield Remark("favour", "a favour is much to ask of somebody who does not know you yet", hit.span)


def calling_out(text: str, occasion: Occasion) -> Iterable[Remark]:
    """Telling somebody off for what they did, whatever the letter is for; in an answer to them, what is rude does."""
    hits = told("calling-out", text)
    if occasion.purpose in _ANSWERS:
        hits += tuple(hit for hit in told("tone", text) if not hit.is_negated)
    for hit in hits:
        yield Remark("calling-out", "this tells them off; say what you want instead, or nothing", hit.span)


def colleagues(text: str, occasion: Occasion) -> Iterable[Remark]:
    """A request that goes to colleagues as a crowd, or leans on one of them."""
    if occasion.purpose != "request" or not _works_with_me(occasion):
        return
    for hit in told("crowd", text):
        if not hit.is_negated:
            yield Remark("colleagues", "ask a colleague alone, and leave them free to say no", hit.span)


def _works_with_me(occasion: Occasion) -> bool:
    facts = occasion.facts
    at_work = facts.get("relation") in ("colleague", "manager", "report")
    return at_work or facts.get("how") == "worked-together" or facts.get("same_company") == "yes"


def _is_early(occasion: Occasion) -> bool:
    """Whether they do not know me yet, or only since a click."""
    if occasion.is_first_contact():
        return True
    unheard = not occasion.person.received and occasion.facts.get("known") != "yes"
    return occasion.purpose in _AFTER_THE_CLICK and unheard
