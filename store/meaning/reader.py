"""Reading a text: what it says, how sure that is, and on which of its words it rests."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from store.meaning.boilerplate import bare, is_default
from store.meaning.features import features_of, has_link
from store.meaning.model import Estimate, Weights, estimates, shipped_weights
from store.meaning.subjects import SUBJECTS, Subject
from store.phrases.search import Hit, apart_from, find_in_any
from store.phrases.speech import is_foreign
from store.phrases.words import Span, sentences_in, words_in
from store.text import folded

_LONGEST: Final = 20_000
"""How much of a text is read, in characters."""
_PIECE: Final = 700
"""How many characters are held against the model at once: what one sentence of a long letter says must not drown."""
_MEANT: Final = 0.25
"""From this chance on a phrase surely means what it usually does."""
_UNHEARD_OF: Final = 0.1
"""Below this one it does not: `a great deal of rain` sells nothing."""
_FEWEST: Final = 4
"""From how many words on, greeting and closing aside, a text is held against the model: `Hello` tells it nothing."""
_PHRASES: Final[Mapping[Subject, tuple[str, ...]]] = {
    "salesy": ("salesy",),
    "favour": ("favour",),
    "widening": ("widening",),
    "rude": ("tone", "calling-out"),
    "reason": ("reason",),
    "later": ("later",),
    "event": ("event",),
    "school": ("school",),
    "recruiter": ("recruiting",),
    "candidate": ("applying",),
    "student": ("studying",),
}
"""The lists of phrases that say a subject."""
_BAD_NEWS: Final[frozenset[Subject]] = frozenset({"salesy", "favour", "widening", "rude"})
_SHORT: Final = 12
"""Up to how many words a text tells the model alone too little for it to be sure of bad news."""
_EVEN: Final = 0.5
"""Below this chance so short a text says no bad news at all."""
_SAYS_WHY: Final = 0.4
"""From this chance of a reason on a letter of the user's is taken to say why: less is enough than for others' words."""
_SAYS_NOTHING_OF_THEM: Final = 0.15
"""Below this chance of a reason a letter is hardly about whom it goes to."""
Clear: TypeAlias = Literal["salesy", "favour", "rude", "later", "empty"]
"""What a letter of the user's is warned of."""
_CLEAR: Final[Mapping[Clear, float]] = {"salesy": 0.77, "favour": 0.7, "rude": 0.65, "later": 0.45, "empty": 0.85}
"""From which chance on a letter of the user's is spoken of, be there a phrase or not. A figure is near to selling, and
a plain no to rudeness.
"""
_STANDING_OUT: Final[tuple[Subject, ...]] = ("salesy", "favour")
"""What one sentence makes likely, whatever stands beside it."""
_ALONE: Final = 0.75
"""From this chance on it does."""
_LEADING_UP: Final = 0.3
"""From this chance on of one of these, a sentence may be what the others only lead up to."""
_OF_THE_WHOLE: Final[frozenset[Subject]] = frozenset({"empty"})
"""What a text says only where no part of it says anything else."""


class Sign(Struct, frozen=True):
    """Something that a text says."""

    is_sure: bool
    """Whether nothing else needs to be asked; otherwise it is only likely."""
    spans: tuple[Span, ...]
    """The places in the text that it rests on; none where the whole text is meant."""
    is_worded: bool = False
    """Whether a phrase says it, and not the model alone."""
    chance: float = 1.0
    """How likely the model finds it in the whole text: 0 where one sentence alone says it, 1 in a short text."""


class Meaning(Struct, frozen=True):
    """What a text says."""

    is_blank: bool
    """Nothing can be seen of it."""
    is_default: bool
    """It is a text of the platform or of everybody, or a bare greeting."""
    bare: str
    """What it says between greeting and closing, folded, without punctuation."""
    signs: Mapping[Subject, Sign]
    """All that it says surely or likely."""
    chance_of_reason: float | None = None
    """How likely the model finds it that a reason is given; None where it was not asked."""
    may_lead_up: bool = False
    """Whether it may only lead up to what one of its sentences wants or a link leads to: no reason in it is sure."""

    def says(self, subject: Subject) -> bool:
        """Whether it says this, be it only likely."""
        return subject in self.signs

    def may_give_reason(self) -> bool:
        """Whether a letter of the user's is taken to say why it goes to this person."""
        return self.says("reason") or (self.chance_of_reason or 0) >= _SAYS_WHY

    def hardly_gives_reason(self) -> bool:
        """Whether the model finds next to nothing in it that is about whom it goes to."""
        chance = self.chance_of_reason
        return not self.says("reason") and chance is not None and chance < _SAYS_NOTHING_OF_THEM

    def is_sure(self, subject: Subject) -> bool:
        """Whether it surely says this."""
        return subject in self.signs and self.signs[subject].is_sure

    def is_worded(self, subject: Subject) -> bool:
        """Whether a phrase says this, and not the model alone."""
        return subject in self.signs and self.signs[subject].is_worded

    def spans(self, subject: Subject) -> tuple[Span, ...]:
        """The places that this rests on."""
        return self.signs[subject].spans if subject in self.signs else ()

    def is_clear(self, subject: Clear) -> bool:
        """Whether this is likely enough to warn of it."""
        return self._is_from(_CLEAR[subject], subject)

    def clear_spans(self, subject: Clear) -> tuple[Span, ...]:
        """The places to warn of, where this is likely enough; a sure sign need not be."""
        return self.spans_from(_CLEAR[subject], subject)

    def spans_from(self, chance: float, subject: Subject) -> tuple[Span, ...]:
        """The places to warn of, where this is at least this likely."""
        return self._places(subject) if self._is_from(chance, subject) else ()

    def _is_from(self, chance: float, subject: Subject) -> bool:
        return subject in self.signs and self.signs[subject].chance >= chance

    def sure_spans(self, subject: Subject) -> tuple[Span, ...]:
        """The places to warn of, where the text surely says this; none where it is only likely."""
        return self._places(subject) if self.is_sure(subject) else ()

    def _places(self, subject: Subject) -> tuple[Span, ...]:
        """Every phrase that says this; where the model alone does, one place stands for all that it rests on."""
        spans = self.spans(subject)
        return spans if self.is_worded(subject) else tuple(sorted(spans, key=_length)[-1:])


def _length(span: Span) -> int:
    return span[1] - span[0]


@lru_cache(maxsize=20_000)
def read(text: str) -> Meaning:
    """Return what a text says."""
    return read_with(shipped_weights(), text)


def read_with(weights: Weights, text: str) -> Meaning:
    """Return what a text says, by other weights than those that come with the program."""
    text = text[:_LONGEST]
    said = bare(text)
    if not words_in(text):
        is_blank = not folded(text)
        return Meaning(is_blank=is_blank, is_default=not is_blank, bare=said, signs={})
    if is_foreign(text):
        return Meaning(is_blank=False, is_default=not said or is_default(said), bare=said, signs={})
    hits = {subject: _hits(subject, text) for subject in _PHRASES}
    chance_of_reason: float | None = None
    by_sentence: dict[Subject, Estimate] = {}
    if len(words_in(said)) < _FEWEST:
        signs = {subject: Sign(True, spans, is_worded=True) for subject, spans in hits.items() if spans}
    else:
        model = _by_model(text, weights)
        unsure = _BAD_NEWS if len(words_in(said)) <= _SHORT else frozenset()
        found = {
            subject: _sign(subject, hits.get(subject, ()), model[subject], is_too_short=subject in unsure)
            for subject in SUBJECTS
        }
        by_sentence = _by_sentence(text, weights)
        signs = _of_one_sentence(by_sentence) | {subject: sign for subject, sign in found.items() if sign}
        chance_of_reason = model["reason"].chance
    return Meaning(
        is_blank=False,
        is_default=not said or is_default(said),
        bare=said,
        signs=signs,
        chance_of_reason=chance_of_reason,
        may_lead_up=has_link(text) or any(each.chance >= _LEADING_UP for each in by_sentence.values()),
    )


def _sign(subject: Subject, hits: tuple[Span, ...], model: Estimate, *, is_too_short: bool) -> Sign | None:
    """What phrases and the model make of a subject together; None where neither finds it. Where the text `is_too_short`
    the model alone is not sure.
    """
    if hits and model.chance >= _UNHEARD_OF:
        is_sure = model.is_sure or model.chance >= _MEANT
        return Sign(is_sure, hits, is_worded=True, chance=model.chance)
    if not model.is_likely or (is_too_short and model.chance < _EVEN):
        return None
    return Sign(model.is_sure and not is_too_short, model.spans, chance=model.chance)


def _by_sentence(text: str, weights: Weights) -> dict[Subject, Estimate]:
    """What one of several sentences says most clearly, read in its own language: a reason before a pitch excuses
    nothing.
    """
    spans = sentences_in(text)
    clearest: dict[Subject, Estimate] = {}
    for start, end in spans if len(spans) > 1 else ():
        if len(words_in(text[start:end])) > _FEWEST:
            found = _of_piece(text[start:end], weights)
            for subject in _STANDING_OUT:
                if subject not in clearest or found[subject].chance > clearest[subject].chance:
                    clearest[subject] = _moved(found[subject], start)
    return clearest


def _of_one_sentence(by_sentence: Mapping[Subject, Estimate]) -> dict[Subject, Sign]:
    """What one sentence makes likely."""
    return {
        subject: Sign(is_sure=False, spans=estimate.spans, chance=0.0)
        for subject, estimate in by_sentence.items()
        if estimate.chance >= _ALONE
    }


def _hits(subject: Subject, text: str) -> tuple[Span, ...]:
    """Where phrases say this; a clause about widening a network gives no reason."""
    found: Iterable[Hit] = (hit for name in _PHRASES[subject] for hit in find_in_any(name, text))
    if subject == "reason":
        found = apart_from(found, find_in_any("widening", text), text)
    return tuple(sorted({hit.span for hit in found if not hit.is_negated}))


def _by_model(text: str, weights: Weights) -> dict[Subject, Estimate]:
    """What the model finds in the pieces of a text: of each subject the piece that says it most."""
    found: dict[Subject, Estimate] = {}
    for start, end in _pieces(text):
        for subject, estimate in _of_piece(text[start:end], weights).items():
            known = found.get(subject)
            if known is None or (estimate.chance > known.chance) is not (subject in _OF_THE_WHOLE):
                found[subject] = _moved(estimate, start)
    return found


@lru_cache(maxsize=512)
def _of_piece(piece: str, weights: Weights) -> dict[Subject, Estimate]:
    """What the model finds in one piece: while somebody types, only the last one is new."""
    return estimates(features_of(piece), weights)


def _moved(estimate: Estimate, by: int) -> Estimate:
    """The estimate with its places counted from the beginning of the whole text."""
    if not by:
        return estimate
    spans = tuple((start + by, end + by) for start, end in estimate.spans)
    return Estimate(estimate.chance, estimate.is_likely, estimate.is_sure, spans)


def _pieces(text: str) -> list[Span]:
    """The text in pieces of whole sentences; one piece where it is short."""
    if len(text) <= _PIECE:
        return [(0, len(text))]
    pieces: list[Span] = []
    first = last = 0
    for start, end in sentences_in(text):
        if end - first > _PIECE and last > first:
            pieces.append((first, last))
            first = start
        last = end
    pieces.append((first, max(last, first)))
    return pieces
