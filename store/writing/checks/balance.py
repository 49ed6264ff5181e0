"""A letter has two sides: `about-me`, `no-offer`, `no-question` (norms A02, A04, A11, A12)."""

from collections.abc import Iterable
from typing import Final

from store.writing.check_context import CheckContext
from store.writing.language.phrase_search import told
from store.writing.language.speech import speech_of
from store.writing.language.words import words_in
from store.writing.purposes import Purpose
from store.writing.remark import Remark

_ABOUT_BOTH: Final[frozenset[Purpose]] = frozenset(
    {"request", "pitch", "letter", "thanks", "welcome", "check-in", "congratulation", "follow-up"}
)
_WANTS_SOMETHING: Final[frozenset[Purpose]] = frozenset({"pitch", "referral", "introduction-ask"})
_WANTS_AN_ANSWER: Final[frozenset[Purpose]] = frozenset(
    {"request", "thanks", "welcome", "pitch", "referral", "ask-why", "check-in", "closing-question"}
)
_MINE: Final = 5
"""How often a letter may speak of me before it is looked at whether it speaks of anybody else."""
_TIMES: Final = 5
"""How many times as often it then speaks of me."""
_AT_WORK: Final = frozenset({"colleague", "manager", "report"})


def about_me(text: str, context: CheckContext) -> Iterable[Remark]:
    """A letter that speaks of nearly nobody but me; who passes or leaves may speak of themselves."""
    speech = speech_of(text)
    if speech is None or context.purpose not in _ABOUT_BOTH:
        return
    said = [word.plain for word in words_in(text)]
    mine = sum(word in speech.me for word in said)
    theirs = sum(word in speech.you or word in speech.us for word in said)
    if mine >= _MINE and mine >= _TIMES * theirs:
        yield Remark("about-me", "nearly all of it is about you yourself; what about them?")


def no_offer(text: str, context: CheckContext) -> Iterable[Remark]:
    """A pitch, referral or introduction that gives nothing in return, and a request that asks a favour and gives
    nothing; to connect is no favour.
    """
    asks = context.purpose in _WANTS_SOMETHING or (context.purpose == "request" and bool(told("favour", text)))
    if asks and speech_of(text) is not None and not told("offer", text):
        yield Remark("no-offer", "offer something in return, or say what they would have of it")


def no_question(text: str, context: CheckContext) -> Iterable[Remark]:
    """A letter that wants an answer and neither asks a question nor invites one. A line to a colleague may be plain."""
    if context.purpose not in _WANTS_AN_ANSWER or speech_of(text) is None:
        return
    if context.purpose == "request" and context.facts.get("relation") in _AT_WORK:
        return
    if "?" not in text and not told("asking", text):
        yield Remark("no-question", "a question makes it easy to answer; this ends without one")
