"""`no-question`: a letter that wants an answer, and neither asks a question nor invites one."""

from collections.abc import Iterable

from store.phrases.search import find
from store.phrases.speech import speech_of
from store.writing.check import Fault, check
from store.writing.check_context import AT_WORK, CheckContext


@check(
    "no-question",
    "hint",
    about="The text ends without a question that makes it easy to answer.",
    norms=("A11",),
    purposes=("request", "thanks", "welcome", "pitch", "referral", "ask-why", "check-in", "closing-question"),
)
def no_question(text: str, context: CheckContext) -> Iterable[Fault]:
    """A line to a colleague may be plain."""
    if context.purpose == "request" and context.facts.get("relation") in AT_WORK:
        return
    if speech_of(text) is not None and "?" not in text and not find("asking", text):
        yield Fault("a question makes it easy to answer; this ends without one")
