"""Who can still answer for a fact, and which answers make a difference."""

import re
from collections.abc import Iterable, Iterator

from store.judging.facts import FACTS, Facts, value_of
from store.judging.rules import Rule
from store.records.model import FactValue


def mine_and_look(facts: Facts, doubtful: Facts) -> Iterator[str]:
    """Yield what the user knows or could look up, and nobody told, in the order of the table; what is doubtful the user
    can read in the message.
    """
    for name, definition in FACTS.items():
        if name in doubtful or (name not in facts and ("mine" in definition.kinds or "look" in definition.kinds)):
            yield name


def theirs(facts: Facts) -> Iterator[str]:
    """Yield what only the sender could still tell; nothing once they have given a reason."""
    if value_of(facts, "reason") == "yes":
        return
    for name, definition in FACTS.items():
        if "theirs" in definition.kinds and (name not in facts or facts[name].source == "assumed"):
            yield name


def mine(facts: Facts, doubtful: Facts) -> Iterator[str]:
    """Yield what the user could tell without looking and has not told, in the order of the table."""
    for name, definition in FACTS.items():
        if name in doubtful:
            yield name
            continue
        if "mine" not in definition.kinds or "look" in definition.kinds or name == "reviewed":
            continue
        if name not in facts or (facts[name].source == "assumed" and definition.asked_anew):
            yield name


def deciding_values(name: str, rules: Iterable[Rule]) -> tuple[FactValue, ...]:
    """Return the values of a fact that make a difference to these rules."""
    definition = FACTS[name]
    if not definition.is_number:
        return definition.words
    named = [clause.value for rule in rules for clause in rule.condition.clauses if clause.field.casefold() == name]
    borders = {int(number) for value in named for number in re.findall("[0-9]+", value)}
    near = sorted({0} | {border + step for border in borders for step in (-1, 0, 1)})
    return tuple(number for number in near if definition.has(number))
