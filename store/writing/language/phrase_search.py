"""What a letter says by its phrases, and where it says it."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import Final

from msgspec import Struct

from store.writing.language.phrase_patterns import Kind, counted, phrases
from store.writing.language.speech import speech_of
from store.writing.language.words import Word, sentences_in, words_in
from store.writing.remark import Span

_NEGATED_WITHIN: Final = 4
"""How many words before a phrase are looked at for a negation that turns it round."""


class Hit(Struct, frozen=True):
    """A phrase that stands in a text."""

    span: Span
    is_negated: bool
    """A word such as `not` goes right before it."""


def told(kind: Kind, text: str) -> tuple[Hit, ...]:
    """Where phrases of this kind stand in the text, from its beginning to its end, none within another.

    Nothing where the text is in a language that is not read.
    """
    return _hits(text).get(kind, ())


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[tuple[Word, ...], ...]:
    """The text in words, sentence by sentence; none is empty."""
    spans = iter(sentences_in(text))
    span = next(spans, (0, 0))
    parted: list[list[Word]] = [[]]
    for word in words_in(text):
        while word.start >= span[1] and (following := next(spans, None)):
            span = following
            parted.append([])
        parted[-1].append(word)
    return tuple(tuple(words) for words in parted if words)


@lru_cache(maxsize=8)
def _hits(text: str) -> Mapping[Kind, tuple[Hit, ...]]:
    speech = speech_of(text)
    if speech is None:
        return {}
    known = phrases(speech.language)
    found: dict[Kind, list[Hit]] = {}
    for words in sentences(text):
        said = [counted(word.plain) for word in words]
        for start, word in enumerate(words):
            one = known.get((said[start],), ())
            two = known.get((said[start], said[start + 1]), ()) if start + 1 < len(words) else ()
            longest: dict[Kind, int] = {}
            for phrase in chain(one, two):
                end = phrase.end(words, start, speech.negations)
                if end and (not phrase.mark or text.startswith(phrase.mark, words[end - 1].end)):
                    longest[phrase.kind] = max(end, longest.get(phrase.kind, 0))
            for kind, end in longest.items():
                earlier = found.setdefault(kind, [])
                if not earlier or earlier[-1].span[1] <= word.start:
                    before = words[max(start - _NEGATED_WITHIN, 0) : start]
                    is_negated = any(word.plain in speech.negations for word in before)
                    earlier.append(Hit((word.start, words[end - 1].end), is_negated))
    return {kind: tuple(hits) for kind, hits in found.items()}
