"""Finding what a text says: the phrases of a subject, each with its place."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from store.phrases.lists import ANY, Strength, languages, phrase_index
from store.phrases.pattern import Match, Passage
from store.phrases.speech import negations_of, speech_of
from store.phrases.words import Span, Word, clauses, sentences_in, words_in

NEGATED_WITHIN: Final = 4
"""How many words before a phrase are looked at for a negation that turns it round."""
_SEVERAL: Final = 2
"""How many weak phrases say what one sure phrase says."""


class Hit(Struct, frozen=True):
    """A phrase that is in a text."""

    span: Span
    words: tuple[Word, ...]
    is_negated: bool
    """A word such as `not` goes right before it."""


def find(subject: str, text: str, language: str | None = None) -> tuple[Hit, ...]:
    """Return where a text says something of this subject, from its beginning to its end, no hit within another.

    Args:
        subject: The name of a file in `lists`.
        text: Any text.
        language: Two letters, where the caller knows it. Otherwise the text is read in the language it is known by;
            in one whose letters are not read nothing is found.

    Returns:
        The sure phrases; where there are none, the weak ones if there are several.
    """
    language = language or _language(text)
    sure = _hits(subject, "sure", text, language)
    if any(not hit.is_negated for hit in sure):
        return sure
    weak = _hits(subject, "weak", text, language)
    return weak if sum(not hit.is_negated for hit in weak) >= _SEVERAL else sure


def find_each(subject: str, text: str, language: str | None = None) -> tuple[Hit, ...]:
    """Return every sure and every weak phrase, alone as it may be."""
    language = language or _language(text)
    return (*_hits(subject, "sure", text, language), *_hits(subject, "weak", text, language))


def find_in_any(subject: str, text: str) -> tuple[Hit, ...]:
    """Return what `find` does for texts that may be too short for their language to be known.

    Where it is not known, the text is read in the first language of the subject in which it says something.
    """
    if speech_of(text) is not None:
        return find(subject, text)
    return next(filter(None, (find(subject, text, language) for language in languages(subject))), ())


def is_named(subject: str, text: str) -> bool:
    """Whether a phrase of a subject that is the same in every language stands in a short text, such as a headline."""
    return any(phrase_index(subject, "sure", ANY).find(Passage(text, words_in(text))))


def apart_from(hits: Iterable[Hit], others: Iterable[Hit], text: str) -> list[Hit]:
    """Return the hits that begin in a clause of the text in which none of the others begins."""
    free = {word.start for clause in without(clauses(text), others) for word in clause}
    return [hit for hit in hits if hit.span[0] in free]


def without(parts: Iterable[Sequence[Word]], hits: Iterable[Hit]) -> list[Sequence[Word]]:
    """Return those of some sentences or clauses in which none of these hits begins."""
    begun = {hit.span[0] for hit in hits}
    return [words for words in parts if begun.isdisjoint(word.start for word in words)]


def length_at_start(subject: str, words: Sequence[Word]) -> int:
    """Return how many words the longest phrase takes with which these words begin, in any language; 0 if none does."""
    matches = phrase_index(subject, "sure", ANY).find_at_start(Passage("", words))
    return max((match.end for match, _ in matches), default=0)


def _language(text: str) -> str | None:
    """Return the language that a text is read in."""
    speech = speech_of(text)
    return speech.language if speech else None


@lru_cache(maxsize=64)
def _hits(subject: str, strength: Strength, text: str, language: str | None) -> tuple[Hit, ...]:
    """Return where phrases of this strength stand: of those that begin at one word the longest, none within another."""
    if language is None:
        return ()
    return tuple(
        _moved(hit, start)
        for start, end in sentences_in(text)
        for hit in _hits_in_sentence(subject, strength, text[start:end], language)
    )


@lru_cache(maxsize=4_096)
def _hits_in_sentence(subject: str, strength: Strength, sentence: str, language: str) -> tuple[Hit, ...]:
    """Return the same for one sentence: while somebody types, only the last one is new."""
    passage = _passage(sentence, language)
    hits: list[Hit] = []
    end = 0
    for first, end_there in _longest(phrase_index(subject, strength, language).find(passage)).items():
        if first >= end:
            end = end_there
            hits.append(_hit(passage, first, end))
    return tuple(hits)


@lru_cache(maxsize=512)
def _passage(sentence: str, language: str) -> Passage:
    return Passage(sentence, words_in(sentence), negations_of(language))


def _longest(matches: Iterable[tuple[Match, None]]) -> dict[int, int]:
    """By its first word the last end of a match."""
    ends: dict[int, int] = {}
    for match, _ in matches:
        ends[match.first] = max(match.end, ends.get(match.first, 0))
    return ends


def _moved(hit: Hit, by: int) -> Hit:
    """Return a hit with its places counted from the beginning of the text."""
    if not by:
        return hit
    words = tuple(Word(word.start + by, word.end + by, word.shown, word.plain) for word in hit.words)
    return Hit((hit.span[0] + by, hit.span[1] + by), words, hit.is_negated)


def _hit(passage: Passage, first: int, end: int) -> Hit:
    """Return the hit that these words of a sentence are."""
    said = tuple(passage.words[first:end])
    before = passage.words[max(first - NEGATED_WITHIN, 0) : first]
    return Hit((said[0].start, said[-1].end), said, any(word.plain in passage.negations for word in before))
