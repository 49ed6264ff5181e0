"""`boilerplate`: a text that the platform offers, or that everybody sends, in place of the user's own words."""

from collections.abc import Iterable
from typing import Final

from store.meaning.boilerplate import bare, is_default
from store.meaning.reader import read
from store.phrases.search import length_at_start
from store.phrases.words import Span, sentences_in, words_in
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import Purpose, all_but

_NEEDS_NO_OWN_WORDS: Final[frozenset[Purpose]] = frozenset({"pass", "introduction-pass", "leave"})
"""A polite no may be everybody's."""
_NEEDS_WORDS: Final[frozenset[Purpose]] = frozenset({"request", "pitch", "referral", "letter", "follow-up"})
"""What asks for something says more than hello and goodbye."""
_NAME: Final = 3
"""How many words beside greetings and default sentences may be no more than somebody's name."""


@check(
    "boilerplate",
    "stop",
    about="The text is LinkedIn's default sentence, or one that everybody sends, or only a greeting or a courtesy.",
    norms=("A06",),
    purposes=all_but(_NEEDS_NO_OWN_WORDS),
)
def boilerplate(text: str, context: CheckContext) -> Iterable[Fault]:
    """Nothing is left of the text without what the platform offers, greetings and names; or it reads like such a text
    in other words, which is only a warning.
    """
    because = "everybody sends this; say in your own words why you write to this person"
    said = bare(text)
    if is_default(said):
        yield Fault(because, _around_default(text))
    elif not said and context.purpose in _NEEDS_WORDS:
        yield Fault("there is nothing here but a greeting; say why you write to this person")
    elif span := _around_default(text, nothing_else=True):
        yield Fault(because, span)
    elif context.purpose in _NEEDS_WORDS and read(text).is_clear("empty"):
        yield Fault("this is a courtesy to anybody; say in your own words why you write to this person", level="warn")


def _around_default(text: str, *, nothing_else: bool = False) -> Span | None:
    """Return the part from the first to the last default sentence; None where there is none.

    `nothing_else` asks for None also where the text has something of the user's own.
    """
    own = 0
    defaults: list[Span] = []
    for start, end in sentences_in(text):
        sentence = text[start:end]
        if is_default(bare(sentence)):
            defaults.append((start, end))
        elif not _is_ritual(sentence):
            own += len(words_in(sentence))
            if nothing_else and own > _NAME:
                return None
    return (defaults[0][0], defaults[-1][1]) if defaults else None


def _is_ritual(sentence: str) -> bool:
    """Return whether it only greets or closes, with a name perhaps."""
    words = words_in(sentence)
    ritual = max(length_at_start("greeting", words), length_at_start("closing", words))
    return not words or (ritual > 0 and len(words) - ritual <= _NAME)
