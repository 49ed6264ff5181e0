"""What would change an advice: single facts, each of which would lead to another advice."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from store.judging.case import Case
from store.judging.facts import FACTS, value_of
from store.judging.scoring import Advised, Scorer
from store.records.advice import Advice
from store.records.model import FactValue


class Flip(Struct, frozen=True):
    """A fact, the value to say of it, and the advice that it gives then."""

    fact: str
    value: FactValue
    advice: Advice


_ORDER: Final = ("mine", "look", "theirs", "derived")
"""The order of the facts: those that the user can say come first."""


def flips(scorer: Scorer, case: Case, advised: Advised) -> tuple[Flip, ...]:
    """Return every fact that the user has not stated and that alone changes the advice, with the nearest value that
    does.

    Those that lead to a decision come first, and of these what the user can tell themselves. What would only work by
    way of another fact (that they are a colleague: then the user knows them) is left to that fact.
    """
    names = sorted(scorer.answers, key=lambda name: _ORDER.index(FACTS[name].kinds[0]))
    found = [flip for name in names for flip in _flips_of(name, scorer, case, advised)]
    return tuple(sorted(found, key=lambda flip: flip.advice not in ("accept", "ask", "pass")))


def _flips_of(name: str, scorer: Scorer, case: Case, advised: Advised) -> Iterator[Flip]:
    """Yield the flips of one fact: for each advice that it can give, the first value that does."""
    facts = case.facts
    if name in facts and facts[name].source == "you":
        return
    given = {advised.advice}
    for value in scorer.answers[name]:
        if value_of(facts, name) == value:
            continue
        changed = case.with_answer(name, value)
        if name != "known" and value_of(changed.facts, "known") != value_of(facts, "known"):
            continue
        advice = scorer.advice_on(changed)
        if advice not in given:
            given.add(advice)
            yield Flip(name, value, advice)
