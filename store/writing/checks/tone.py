"""`tone`: rude, sarcastic, pushy, or shouted."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from store.meaning.reader import read
from store.phrases.search import find
from store.phrases.speech import Speech, speech_of
from store.phrases.words import Span, words_in
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import ANSWERS

_MARKS: Final = re.compile(r"!{3,}|\?{2,}|\?!+\?|!\?!")
_ABBREVIATIONS: Final = frozenset({"who", "all", "are", "and", "was"})
"""Common words that are abbreviations too, when they are in capitals."""
_SHOUTED: Final = 2
"""How many words in capitals next to each other are a shout, if a common word is among them."""


@check(
    "tone",
    "warn",
    about="The text is rude, pushy or sarcastic, shouts in capitals, or piles up punctuation marks.",
    norms=("D05",),
)
def tone(text: str, context: CheckContext) -> Iterable[Fault]:
    """Find rude or pushy words, shouting and piled-up marks. A congratulation may have its exclamation marks."""
    speech = speech_of(text)
    if speech is None:
        return
    is_meant = bool(read(text).clear_spans("rude"))
    rude = tuple(hit.span for hit in find("tone", text) if is_meant and not hit.is_negated)
    for span in rude or (() if context.purpose in ANSWERS else read(text).clear_spans("rude")):
        yield Fault("this sounds rude or pushy; would you say it to their face?", span)
    for span in _shouts(text, speech):
        yield Fault("capitals read as shouting", span)
    if context.purpose != "congratulation":
        for marks in _MARKS.finditer(text):
            yield Fault("one mark is enough, and calmer", marks.span())


def _shouts(text: str, speech: Speech) -> Iterator[Span]:
    """Yield where words are in capitals next to each other that are no abbreviations."""
    run: list[Span] = []
    has_common = False
    for word in (*words_in(text), None):  # the end of the text ends a run as well
        if word and word.shown.isupper() and (len(word.shown) > 1 or (run and word.plain in speech.me)):
            run.append(word.span)
            has_common |= len(word.plain) > 2 and word.plain in speech.common and word.plain not in _ABBREVIATIONS
            continue
        if len(run) >= _SHOUTED and has_common:
            yield run[0][0], run[-1][1]
        run, has_common = [], False
