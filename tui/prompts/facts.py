"""Prompts for facts: one fact, with a key for each answer, or any fact by its name."""

from collections.abc import Iterable
from typing import Final

from store.judging.facts import FACTS, FactError, definition_of, parse_fact
from store.records.model import FactValue
from tui.prompts.choosing import ChoicePrompt, KeyChoice
from tui.prompts.prompt import Prompt
from tui.prompts.typed import Reading, TypedPrompt

SKIPPED: Final = "skipped"
"""What a prompt answers for somebody who is passed over, or whose profile was not looked at yet."""
PROFILE: Final = "profile"
"""What a prompt answers where the profile is to be opened first."""


def fact_prompt(fact: str, question: str, said: str = "") -> Prompt[FactValue]:
    """Ask for this fact: `y` and `n`, a digit for each of several words, or a number to type. `said` is a sentence to
    know before.
    """
    definition = definition_of(fact)
    if is_answered_by_one_key(fact):
        return ChoicePrompt(question, _answers(fact), said=said)

    def read(text: str) -> Reading[FactValue]:
        value = definition.value_of(text)
        return Reading(value, "" if value is not None else definition.wanted)

    return TypedPrompt[FactValue](question, read)


def is_answered_by_one_key(fact: str) -> bool:
    """Return whether each value of this fact has a key of its own."""
    definition = definition_of(fact)
    return not definition.is_number or (definition.most is not None and definition.most < 10)


def skippable_fact_prompt(fact: str, question: str, said: str = "") -> Prompt[FactValue]:
    """Ask for a fact that one key answers, as one of many: space passes somebody over, escape ends the round."""
    skip = KeyChoice[FactValue]("space", "skip", SKIPPED)
    return ChoicePrompt(question, [*_answers(fact), skip], said=said, away="stop")


def _answers(fact: str) -> list[KeyChoice[FactValue]]:
    """Return the values of a fact, each on its key."""
    if fact == "reviewed":  # it stays open until it is yes
        return [
            KeyChoice[FactValue]("y", "yes", "yes"),
            KeyChoice[FactValue]("p", "open it", PROFILE),
            KeyChoice[FactValue]("n", "not yet", SKIPPED),
        ]
    definition = definition_of(fact)
    if definition.is_number:
        return [KeyChoice[FactValue](str(number), "", number) for number in definition.values]
    keys = ["y", "n"] if definition.words == ("yes", "no") else [str(place) for place in range(1, 10)]
    return [KeyChoice[FactValue](key, word, word) for key, word in zip(keys, definition.words, strict=False)]


def any_fact_prompt(question: str) -> Prompt[tuple[str, FactValue | None]]:
    """Ask for a fact and its value, as `known=yes`."""

    def read(text: str) -> Reading[tuple[str, FactValue | None]]:
        name, equals, _value = text.partition("=")
        if not equals:
            return Reading(None, "a fact and its value, such as known=yes", _starting(FACTS, name, "="))
        try:
            said = parse_fact(text)
        except FactError as error:
            words = FACTS[name.strip()].words if name.strip() in FACTS else ()
            return Reading(None, str(error), _starting([f"{name}={word}" for word in words], text))
        return Reading(said, FACTS[said[0]].label)

    return TypedPrompt[tuple[str, FactValue | None]](question, read)


def _starting(words: Iterable[str], text: str, ending: str = "") -> list[str]:
    """Return those of these words that begin with the text."""
    return [f"{word}{ending}" for word in words if word.startswith(text.strip())]
