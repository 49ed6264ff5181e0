"""The linear model: how likely each thing is that a text may say, and which of its words make it so.

Its weights (`weights.json`) are trained offline (see the package). Each feature of a text has a weight for each subject
that it tells of; the higher their sum, the likelier the text says this.
"""

import math
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct, json

from store.meaning.features import Features
from store.meaning.subjects import Subject
from store.phrases.words import Span

_SHOWN: Final = 4
"""How many places are given as evidence."""
_POINTED_AT: Final = frozenset("wpckh")
"""The kinds of features that are words; parts of words and numbers explain nothing."""

_HUNDREDTHS: Final = 100


class Border(Struct, frozen=True):
    """Where the sum of a subject begins to tell something."""

    bias: float
    slope: float
    """How fast the chance rises with the sum."""
    likely: float
    """From which chance on it is likely."""
    sure: float
    """From which chance on it is sure: nearly all letters beyond it, none of them trained on, did say it."""


class Weights(Struct, frozen=True, eq=False):
    """What was learnt; it is only ever the same as itself."""

    borders: Mapping[Subject, Border]
    features: Mapping[str, tuple[int, ...]]
    """By feature, the subjects that it tells of, each followed by its weight in hundredths; a subject by its number
    among the borders. Whole numbers in one tuple take a third of the memory of mappings.
    """


class Estimate(Struct, frozen=True):
    """How likely it is that a text says something."""

    chance: float
    is_likely: bool
    is_sure: bool
    spans: tuple[Span, ...]
    """The words that speak most for it, in the order of the text."""


def estimates(features: Features, weights: Weights) -> dict[Subject, Estimate]:
    """Return for each subject how likely it is that a text with these features says it."""
    sums = [0.0] * len(weights.borders)
    learnt_of = weights.features.get
    for name, (value, _) in features.items():
        if learnt := learnt_of(name):
            for number, weight in _pairs(learnt):
                sums[number] += weight * value
    found: dict[Subject, Estimate] = {}
    for number, (subject, border) in enumerate(weights.borders.items()):
        total = border.bias + sums[number] / _HUNDREDTHS
        chance = 1 / (1 + math.exp(-max(min(total * border.slope, 50.0), -50.0)))
        is_likely = chance >= border.likely
        spans = _grounds(number, features, weights) if is_likely else ()
        found[subject] = Estimate(chance, is_likely, chance >= border.sure, spans)
    return found


@cache
def shipped_weights() -> Weights:
    """Return the weights that come with the program."""
    return read_weights(Path(__file__).with_name("weights.json").read_bytes())


def read_weights(written: bytes) -> Weights:
    """Return the weights in a file."""
    return json.decode(written, type=Weights)


def _pairs(learnt: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """Return the subjects that a feature tells of, each with its weight."""
    numbers = iter(learnt)
    return zip(numbers, numbers, strict=True)


def _grounds(number: int, features: Features, weights: Weights) -> tuple[Span, ...]:
    """Return the places that speak most for a subject, none within another, in the order of the text."""
    counts: dict[Span, float] = {}
    for name, (value, span) in features.items():
        weight = next((weight for told, weight in _pairs(weights.features.get(name, ())) if told == number), 0)
        if span is not None and weight > 0 and name[0] in _POINTED_AT:
            counts[span] = counts.get(span, 0.0) + weight * value
    chosen: list[Span] = []
    for start, end in sorted(counts, key=counts.__getitem__, reverse=True):
        if all(end <= other[0] or start >= other[1] for other in chosen):
            chosen.append((start, end))
            if len(chosen) == _SHOWN:
                break
    return tuple(sorted(chosen))
