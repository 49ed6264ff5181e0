"""`no-offer`: a letter that asks for something and gives nothing in return."""

from collections.abc import Iterable

from store.phrases.search import find
from store.phrases.speech import speech_of
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "no-offer",
    "hint",
    about="The text asks for something and offers nothing in return.",
    norms=("A02", "A04"),
    purposes=("request", "pitch", "referral", "introduction-ask"),
)
def no_offer(text: str, context: CheckContext) -> Iterable[Fault]:
    """To connect is no favour: a request has to offer something only where it asks for more."""
    asks = context.purpose != "request" or bool(find("favour", text))
    if asks and speech_of(text) is not None and not find("offer", text):
        yield Fault("offer something in return, or say what they would gain")
