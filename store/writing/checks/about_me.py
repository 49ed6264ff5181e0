"""`about-me`: a letter that speaks of nearly nobody but its writer."""

from collections.abc import Iterable
from typing import Final

from store.phrases.speech import speech_of
from store.phrases.words import words_in
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext

_MINE: Final = 4
"""How often a letter may speak of its writer before it is looked at whether it speaks of anybody else."""
_TIMES: Final = 5
"""How many times as often it then speaks of its writer."""


@check(
    "about-me",
    "hint",
    about="Nearly all of the text is about you and nothing about them.",
    norms=("A12",),
    purposes=("request", "pitch", "letter", "thanks", "welcome", "check-in", "congratulation", "follow-up"),
)
def about_me(text: str, context: CheckContext) -> Iterable[Fault]:
    """Who passes or leaves may speak of themselves."""
    speech = speech_of(text)
    if speech is None:
        return
    said = [word.plain for word in words_in(text)]
    mine = sum(word in speech.me for word in said)
    theirs = sum(word in speech.you or word in speech.us for word in said)
    if mine >= _MINE and mine >= _TIMES * theirs:
        yield Fault("nearly all of it is about you; what about them?")
