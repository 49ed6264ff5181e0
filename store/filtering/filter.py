"""Filters: made from their text, held against subjects, and able to say where one failed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from store.filtering.conditions import Condition, asks_presence, condition, field_of
from store.filtering.fields import Vocabulary
from store.filtering.parser import term_of
from store.filtering.subject import Filterable
from store.filtering.terms import And, Clause, Not, Or, Term, filter_text

_Name = TypeVar("_Name")


class Filter:
    """A filter that was understood. Immutable; the same one can be held against any number of subjects."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        """Raises FilterError for a text that is no filter in this vocabulary."""
        self.text = text
        """As it was typed."""
        self.term = term_of(text)
        self._vocabulary = vocabulary
        self._condition = _condition_of(self.term, vocabulary)
        self.clauses = tuple(_clauses(self.term))
        """All that it asks, from left to right."""
        self.fields = frozenset(field_of(clause, vocabulary).name for clause in self.clauses if clause.field)
        """The names of the fields that it reads; bare words, which read all texts, add none."""

    def holds(self, subject: Filterable, now: datetime) -> bool | None:
        """Return whether it holds for this subject at this moment (aware); None where that depends on something
        unknown.
        """
        return self._condition(subject, now)

    def matches(self, subject: Filterable, now: datetime) -> bool:
        """Return whether it is known to hold: what a search shows."""
        return self._condition(subject, now) is True

    def matching(self, subjects: Iterable[tuple[_Name, Filterable]], now: datetime) -> list[_Name]:
        """Return the names of those of these subjects that it matches: every keystroke asks it of all rows."""
        condition = self._condition
        return [name for name, subject in subjects if condition(subject, now) is True]

    def failing(self, subject: Filterable, now: datetime) -> str | None:
        """Return the part that keeps it from holding, as text; None where it holds.

        Of several it is the first that is false, else the first that is unknown. Alternatives fail together.
        """
        return None if self.matches(subject, now) else filter_text(self._failing(self.term, subject, now))

    @property
    def asks_whether_known(self) -> frozenset[str]:
        """The facts of which it asks whether they are known at all: only there can telling more turn a yes to a no."""
        asked = ((clause, field_of(clause, self._vocabulary)) for clause in self.clauses if clause.field)
        return frozenset(
            field.name for clause, field in asked if field.kind in ("fact", "number") and asks_presence(clause, field)
        )

    def _failing(self, term: Term, subject: Filterable, now: datetime) -> Term:
        """Return the part of a term, which does not hold, that is to blame."""
        if not isinstance(term, And):
            return term
        results = [(_condition_of(part, self._vocabulary)(subject, now), part) for part in term.parts]
        blamed = [part for result, part in results if result is False] or [
            part for result, part in results if result is None
        ]
        return self._failing(blamed[0], subject, now)

    def __repr__(self) -> str:
        return f"Filter({self.text!r})"


def _clauses(term: Term) -> Iterator[Clause]:
    """Yield all clauses of a term, from left to right."""
    match term:
        case Clause():
            yield term
        case Not(part=part):
            yield from _clauses(part)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _clauses(part)


def _condition_of(term: Term, vocabulary: Vocabulary) -> Condition:
    """Return what a term asks, in Kleene's logic of true, false and unknown."""
    match term:
        case Clause():
            return condition(term, vocabulary)
        case Not(part=part):
            return _negation(_condition_of(part, vocabulary))
        case And(parts=parts):
            return _combined([_condition_of(part, vocabulary) for part in parts], decisive=False)
        case Or(parts=parts):
            return _combined([_condition_of(part, vocabulary) for part in parts], decisive=True)


def _negation(part: Condition) -> Condition:
    def holds(subject: Filterable, now: datetime) -> bool | None:
        result = part(subject, now)
        return None if result is None else not result

    return holds


def _combined(parts: Sequence[Condition], *, decisive: bool) -> Condition:
    """Return the condition that is decisive as soon as one part is, else unknown as soon as one is: of `and` False is
    decisive, of `or` True.
    """

    def holds(subject: Filterable, now: datetime) -> bool | None:
        together: bool | None = not decisive
        for part in parts:
            result = part(subject, now)
            if result is decisive:
                return decisive
            if result is None:
                together = None
        return together

    return holds
