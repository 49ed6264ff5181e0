"""Who in the tray may be the same person: pairs worth a look, the likeliest first."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final

from msgspec import Struct

from store.joining.likeness import likeness
from store.joining.traces import Trace, keys, trace_of
from store.records.ids import RecordId
from store.records.model import Person
from store.tray.tray import Tray

_MOST_ALIKE: Final = 20
"""A key that more people share tells nothing; the narrower keys of the same people do."""


class Proposal(Struct, frozen=True):
    """Two people who may be one: `one` has the lesser id. `likeness` is above 0 and below 1; `reasons` say why, what
    speaks against it last.
    """

    one: Person
    other: Person
    likeness: float
    reasons: tuple[str, ...]


def proposals(tray: Tray) -> list[Proposal]:
    """Return all pairs of the tray that are worth a look, except those that the user keeps apart."""
    return among(tray.people(), tray.joins.are_apart)


def among(people: Iterable[Person], are_apart: Callable[[RecordId, RecordId], bool]) -> list[Proposal]:
    """Return the pairs of these people that are worth a look, the likeliest first; equally likely ones by their ids."""
    traces = [trace_of(person) for person in sorted(people, key=lambda person: person.id)]
    called = Counter(trace.called for trace in traces)
    called[()] = 0  # who is not named has no namesakes
    found = []
    for one, other in _pairs(traces):
        alike = likeness(one, other, max(called[one.called], called[other.called]))
        if alike is None or are_apart(one.person.id, other.person.id):
            continue
        found.append(Proposal(one.person, other.person, alike.value, alike.reasons))
    return sorted(found, key=lambda each: (-each.likeness, each.one.id, each.other.id))


def _pairs(traces: list[Trace]) -> Iterator[tuple[Trace, Trace]]:
    """Yield every two that share a key, once, the lesser id first."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for at, trace in enumerate(traces):
        for key in set(keys(trace)):
            holders.setdefault(key, []).append(at)
    pairs = {pair for held in holders.values() if 1 < len(held) <= _MOST_ALIKE for pair in combinations(held, 2)}
    for one, other in sorted(pairs):
        yield traces[one], traces[other]
