"""Learning the weights of `store.meaning.model` from letters: a linear model, by coordinate descent.

The machine is the support vector machine with squared loss, whose dual is solved one letter after the other; it needs
no library and finds the same weights every time.
"""

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from operator import itemgetter, mul
from typing import Final

from msgspec import Struct

from store.meaning.features import Features, features_of
from store.meaning.model import Border, Weights
from store.meaning.subjects import SUBJECTS, Subject
from store.writing.template import templates
from tests.store.judging.reading.message_list import is_held_out, messages
from tests.store.writing.drafts.draft_list import Listed, held_out, learnt_from, tuned_on

_COST: Final = 4.0
"""How much a letter on the wrong side costs, against large weights."""
_OFTEN_SAID: Final = frozenset({"salesy", "favour", "widening", "rude", "empty"})
"""What so many letters say that a rare feature tells more than a frequent one. Of what few say it tells an accident."""
_COST_OFTEN: Final = 1.0
"""The cost of these."""
_RARITY: Final = 6.0
"""What the logarithm of how rare a feature is comes to on the average."""
_ROUNDS: Final = 8
_FOLDS: Final = 5
_PAIR: Final = 2
"""So many letters that follow each other are left out together: many are pairs about one matter."""
_ENOUGH: Final = 60
"""So many letters that are not hard have to say something, for them alone to tell where its borders lie."""
_RAREST: Final = 3
"""In how many letters a feature must stand to be learnt."""
_LEAST: Final = 0.2
"""Smaller weights are left out of the file."""
_SURE: Final = 0.975
"""Which part of what counts as sure must be right on letters not trained on."""
_CERTAIN: Final = 0.92
"""The least chance that is sure for bad news: the phrases were made for half of the letters, which flatters these."""
_LIKELY_FROM: Final[Mapping[Subject, float]] = {
    "salesy": 0.7,
    "favour": 0.6,
    "widening": 0.75,
    "rude": 0.55,
    "reason": 0.6,
}
"""The least chance from which this is likely. The letters of the list are harder than what people write: borders found
by them alone ask about too many plain letters.
"""
_BAD_NEWS: Final = frozenset({"salesy", "favour", "widening", "rude"})
_RIGHT: Final = 0.3
"""How much finding all counts against finding only what is right."""
_ASKED_ABOUT: Final = frozenset({"salesy", "favour", "rude", "reason"})
"""Of these, finding all counts as much: the letters of the list are harder than what people write, and one question too
many costs less than a pitch that is taken for a letter."""
_UNLIKELY: Final = 0.4
"""Below this chance nothing is likely."""
_FEWEST: Final = 4
"""How many letters that must be at least, for the share to mean something."""
_OF_LENGTH: Final = ("n:any", "n:words", "n:own", "n:me", "n:you", "n:us")
"""How the names of those features begin that tell how long a letter is, or weigh more the shorter it is."""
_WHATEVER_LENGTH: Final = frozenset({"rude"})
"""What the length of a letter teaches nothing of: many rude ones are short, and so are most greetings."""


class Lesson(Struct, frozen=True):
    """A letter to learn from, and what it says; a subject that is missing is not known of it."""

    text: str
    features: Features
    says: Mapping[str, bool]
    is_hard: bool = False
    """Whether it was written to be hard to tell from its counterpart: it teaches, but no border is drawn by it."""


def lessons(*, of_all: bool) -> list[Lesson]:
    """Return the letters to learn from: those of the half that may be looked at, or all."""
    known: list[tuple[str, dict[str, bool]]] = []
    for message in messages():
        said = {subject: message.says(subject) for subject in SUBJECTS}
        known.append((message.text, {subject: says for subject, says in said.items() if says is not None}))
    known += [(draft.text, _said_by(draft)) for draft in (*tuned_on(), *held_out())]
    known += [(_FIELD.sub("Ana", text), _SAID_BY_TEMPLATES) for each in templates().values() for text in each.texts]
    easy = [Lesson(text, features_of(text), says) for text, says in known]
    hard = [Lesson(draft.text, features_of(draft.text), _said_by(draft), is_hard=True) for draft in learnt_from()]
    return [lesson for lesson in (*easy, *hard) if of_all or not is_held_out(lesson.text)]


def _said_by(draft: Listed) -> dict[str, bool]:
    """What a draft says, as far as what the checks have to say of it tells."""
    says: dict[str, bool] = {}
    for subject, checks in _CHECKS.items():
        if any(check in draft.caught for check in checks):
            says[subject] = True
        elif not any(check in draft.also for check in checks):
            says[subject] = False
    if draft.purpose not in ("request", "pitch", "letter"):
        says.pop("later", None)
    elif draft.is_good:
        says |= {"reason": True, "empty": False}
    elif {"no-reason", "nothing-personal"} & set(draft.caught):
        says["reason"] = False
    if "boilerplate" in draft.caught:
        says["empty"] = True
    return says


_FIELD: Final = re.compile(r"\{[^{}]*\}")
"""A field of a template, which learning takes for a name."""
_SAID_BY_TEMPLATES: Final = {"salesy": False, "favour": False, "rude": False}
_CHECKS: Final = {
    "salesy": ("salesy",),
    "favour": ("favour",),
    "rude": ("calling-out", "tone"),
    "later": ("not-now",),
}


def learn(letters: Sequence[Lesson]) -> Weights:
    """Return what these letters teach of every subject."""
    borders: dict[Subject, Border] = {}
    features: dict[str, tuple[int, ...]] = {}
    for number, subject in enumerate(SUBJECTS):
        borders[subject], weights = _learn(letters, subject)
        for name, weight in weights.items():
            features[name] = (*features.get(name, ()), number, weight)
    return Weights(borders, dict(sorted(features.items())))


def _learn(letters: Sequence[Lesson], subject: Subject) -> tuple[Border, dict[str, int]]:
    """The border and the weights (in hundredths) of one subject. Letters that were left out of learning tell where the
    border lies; the weights are the mean of what was learnt without each part, so that no accident of one decides.
    """
    known = [_about(subject, lesson) for lesson in letters if subject in lesson.says]
    easy = sum(each.says[subject] for each in known if not each.is_hard)
    sums: list[tuple[float, bool]] = []
    all_learnt: list[tuple[float, dict[str, float]]] = []
    folds = [number // _PAIR % _FOLDS for number in range(len(known))]
    for left_out in range(_FOLDS):
        learnt = _fit([each for each, fold in zip(known, folds, strict=True) if fold != left_out], subject)
        all_learnt.append(learnt)
        tried = [each for each, fold in zip(known, folds, strict=True) if fold == left_out]
        judged = [each for each in tried if not each.is_hard or easy < _ENOUGH]
        sums += [(_sum(learnt, each.features), each.says[subject]) for each in judged]
    slope, shift = _chances(sums)
    bias, weights = _mean(all_learnt)
    chances = sorted(((_chance(slope * total + shift), says) for total, says in sums), reverse=True)
    sure = max(_sure(chances), _CERTAIN) if subject in _BAD_NEWS else _sure(chances)
    likely = _likely(chances, 1.0 if subject in _ASKED_ABOUT else _RIGHT)
    likely = max(likely, _LIKELY_FROM.get(subject, 0.0))
    border = Border(round(bias + shift / slope, 3), round(slope, 3), likely, sure)
    return border, {name: round(100 * weight) for name, weight in weights.items() if abs(weight) >= _LEAST}


def _mean(all_learnt: Sequence[tuple[float, Mapping[str, float]]]) -> tuple[float, dict[str, float]]:
    """The mean bias and weights of what was learnt several times."""
    weights: dict[str, float] = defaultdict(float)
    for _, learnt in all_learnt:
        for name, weight in learnt.items():
            weights[name] += weight
    bias = sum(bias for bias, _ in all_learnt) / len(all_learnt)
    return bias, {name: weight / len(all_learnt) for name, weight in weights.items()}


def _about(subject: Subject, lesson: Lesson) -> Lesson:
    """The letter as it teaches this subject."""
    if subject not in _WHATEVER_LENGTH:
        return lesson
    kept = {name: found for name, found in lesson.features.items() if not name.startswith(_OF_LENGTH)}
    return Lesson(lesson.text, kept, lesson.says, lesson.is_hard)


def _fit(known: Sequence[Lesson], subject: str) -> tuple[float, dict[str, float]]:
    """The bias and the weights that part those letters that say this from those that do not."""
    stands = Counter(name for lesson in known for name in lesson.features)
    names = {name: number for number, name in enumerate(sorted(name for name in stands if stands[name] >= _RAREST), 1)}
    is_often_said = subject in _OFTEN_SAID
    rarities = {name: math.log(len(known) / stands[name]) / _RARITY if is_often_said else 1.0 for name in names}
    rows = [_row(lesson, names, rarities) for lesson in known]
    signs = [1.0 if lesson.says[subject] else -1.0 for lesson in known]
    positive = max(signs.count(1.0), 1)
    balance = math.sqrt(max((len(signs) - positive) / positive, 1.0))
    cost = _COST_OFTEN if is_often_said else _COST
    costs = [cost * balance if sign > 0 else cost for sign in signs]
    norms = [sum(map(mul, values, values)) for _, values in rows]
    weights = [0.0] * (len(names) + 1)
    alphas = [0.0] * len(rows)
    order = list(range(len(rows)))
    shuffled = random.Random(subject)
    for _ in range(_ROUNDS):
        shuffled.shuffle(order)
        for row in order:
            places, values = rows[row]
            total = sum(map(mul, itemgetter(*places)(weights), values))
            gradient = signs[row] * total - 1 + alphas[row] / (2 * costs[row])
            alpha = max(alphas[row] - gradient / (norms[row] + 1 / (2 * costs[row])), 0.0)
            if change := (alpha - alphas[row]) * signs[row]:
                alphas[row] = alpha
                for place, value in zip(places, values, strict=True):
                    weights[place] += change * value
    return weights[0], {name: weights[number] * rarities[name] for name, number in names.items()}


def _row(lesson: Lesson, names: Mapping[str, int], rarities: Mapping[str, float]) -> tuple[list[int], list[float]]:
    """The places of a letter's features among the weights, and their values. The first weight is that of every letter;
    it stands twice, as getting several places at once takes more than one.
    """
    found = [(names[name], value * rarities[name]) for name, (value, _) in lesson.features.items() if name in names]
    return [0, 0, *(place for place, _ in found)], [1.0, 0.0, *(value for _, value in found)]


def _sum(learnt: tuple[float, Mapping[str, float]], features: Features) -> float:
    bias, weights = learnt
    return bias + sum(weights.get(name, 0.0) * value for name, (value, _) in features.items())


def _chances(sums: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The slope and the shift of the curve that makes a chance of a sum (Platt's), by gradient descent."""
    slope, shift = 2.0, 0.0
    for _ in range(120):
        errors = [(_chance(slope * total + shift) - says, total) for total, says in sums]
        slope -= 8.0 * sum(error * total for error, total in errors) / len(sums)
        shift -= 8.0 * sum(error for error, _ in errors) / len(sums)
    return max(slope, 0.1), shift


def _chance(total: float) -> float:
    return 1 / (1 + math.exp(-max(min(total, 50.0), -50.0)))


def _sure(chances: Sequence[tuple[float, bool]]) -> float:
    """The lowest chance from which on nearly all were right; above any where there is none."""
    lowest, right = 1.01, 0
    for count, (chance, says) in enumerate(chances, start=1):
        right += says
        if count >= _FEWEST and right / count >= _SURE and says:
            lowest = chance
    return round(lowest, 4)


def _likely(chances: Sequence[tuple[float, bool]], weight: float) -> float:
    """The chance from which on what is found and what is right balance best. `weight` is that of finding all."""
    total = sum(says for _, says in chances)
    best, threshold, right = 0.0, 0.5, 0
    for count, (chance, says) in enumerate(chances, start=1):
        right += says
        if says and (quality := (1 + weight) * right / (count + weight * total)) > best:
            best, threshold = quality, chance
    return round(max(threshold, _UNLIKELY), 4)
