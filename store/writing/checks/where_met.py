"""`where-met`: a request to an acquaintance that does not say where the two met."""

from collections.abc import Iterable
from typing import Final

from store.phrases.search import find
from store.phrases.speech import Speech, speech_of
from store.phrases.words import sentences
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.language.personal_content import names_what_they_do, telling_words

_BEHIND: Final = 5
"""How many words behind `at`, `on` and the like belong to it."""


@check(
    "where-met",
    "warn",
    about="The text says that you met, but not where or on what occasion.",
    norms=("A09",),
    purposes=("request",),
)
def where_met(text: str, context: CheckContext) -> Iterable[Fault]:
    """Whoever the user has met, or says to have met, is told where. Colleagues know."""
    speech = speech_of(text)
    if speech is None or context.is_colleague():
        return
    claims = find("met", text)
    if (claims or context.facts.get("how") == "met") and not _names_a_place(text, context, speech):
        span = claims[0].span if claims else None
        yield Fault("say where you met, or on what occasion, in case they cannot place your name", span)


def _names_a_place(text: str, context: CheckContext, speech: Speech) -> bool:
    """Return whether a telling word is behind `at`, `on`, `during` and the like, or their company is named."""
    if names_what_they_do(text, context, speech):
        return True
    for words in sentences(text):
        own = {word.start for word in telling_words(text, context, speech, words)}
        for number, word in enumerate(words):
            behind = words[number + 1 : number + 1 + _BEHIND]
            if word.plain in speech.places and any(each.start in own for each in behind):
                return True
    return False
