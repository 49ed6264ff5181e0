"""The examples of rules, which `salver rules test` runs to prove that each rule does what it says."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from msgspec.structs import replace

from store.dates import length_from
from store.judging.facts import FACTS
from store.judging.rules import Example, Rule
from store.judging.subject import InvitationSubject
from store.nearest import hint
from store.records.ids import RecordId
from store.records.model import Invitation, Person

_NOW: Final = datetime(2026, 3, 7, tzinfo=UTC)
_NOBODY: Final = Invitation(RecordId(1), Person(RecordId(1), "Somebody"), "incoming", sent=_NOW)
_OF_PERSON: Final = ("name", "headline", "company", "position", "note", "url", "email")
_OTHERS: Final = ("message", "age")


class _ExampleError(ValueError):
    """An example that cannot be understood."""


def complaints(rule: Rule) -> Iterator[str]:
    """Yield a sentence for each example on which the rule does otherwise than it says, or that is no example."""
    for expected, examples in rule.examples.items():
        for example in examples:
            try:
                outcome = _outcome(rule, example)
            except ValueError as error:
                yield f"{rule.id}: the example {example_in_words(example)} is none: {error}"
                continue
            if outcome is not expected:
                yield f"{rule.id} is {_WORDS[outcome]} on {example_in_words(example)}, and should be {_WORDS[expected]}"


def _outcome(rule: Rule, example: Example) -> bool | None:
    """Return whether the rule holds on an example. Raises ValueError where the example names what does not exist."""
    person, invitation, facts = _NOBODY.person, _NOBODY, {}
    for name, value in example.items():
        if name in FACTS:
            if value != FACTS[name].presumed and not FACTS[name].has(value):
                raise _ExampleError(f"{name} is {FACTS[name].wanted}, and not {value!r}")
            facts[name] = value
        elif name in _OF_PERSON:
            person = replace(person, **{name: str(value)})
        elif name == "message":
            invitation = replace(invitation, message=str(value))
        elif name == "age":
            invitation = replace(invitation, sent=_NOW - length_from(str(value)))
        else:
            raise _ExampleError(f"there is no {name!r}; {hint(name, (*FACTS, *_OF_PERSON, *_OTHERS))}")
    return rule.condition.holds(InvitationSubject(replace(invitation, person=person), facts), _NOW)


def example_in_words(example: Example) -> str:
    """Return an example as one line."""
    return ", ".join(f"{name}={value}" for name, value in example.items()) or "nothing known"


_WORDS: Final = {True: "yes", False: "no", None: "open"}
