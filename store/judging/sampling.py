"""Past decisions as bits, so that thousands of policies can be tried on them.

Each rule has a bit. A row holds the rules that hold on its facts and those that are open; what a policy advises follows
from these by the first two steps of `scoring`. Where they settle nothing, what was advised then is taken as it was.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from store.judging.case import Case
from store.judging.facts import values_of
from store.judging.policies import Policy, Ruling
from store.judging.rules import Rule
from store.judging.scoring import RuleResults

_WAITING: Final = "wait"
"""What is advised while an answer is awaited: no decision."""


class _Row(Struct, frozen=True):
    """One decision."""

    holding: int
    """The bits of the rules that hold."""
    open: int
    """Those of the rules that are open."""
    is_asked: bool
    """Whether the user had asked, and waited for the answer."""
    wanted: str
    """The advice that means what was decided."""
    unsettled: str
    """What is taken to be advised where no rule settles it."""


class Sample:
    """The decisions under one set of assumptions."""

    def __init__(
        self, cases: Sequence[Case], wanted: Sequence[str], unsettled: Sequence[str], rules: Iterable[Rule]
    ) -> None:
        """For each case, `wanted` is the advice that means what was decided, `unsettled` what is advised where no rule
        settles it.
        """
        rules = tuple(rules)
        self._bits: Mapping[str, int] = {rule.id: 1 << number for number, rule in enumerate(rules)}
        results = RuleResults()
        self._rows = [
            _Row(*_bits(results, case, rules), case.awaits_answer, *advice)
            for case, *advice in zip(cases, wanted, unsettled, strict=True)
        ]
        self._totals: dict[tuple[tuple[str, int], ...], list[tuple[int, int]]] = {}

    def agreed(self, policy: Policy) -> int:
        """On how many decisions the policy advises what was decided."""
        return sum(self._agreeing(policy, range(len(self._rows))))

    def changed_by(self, before: Policy, after: Policy, rule: str) -> int:
        """Return how many more decisions one policy agrees with than another that differs in what this rule decides."""
        touched = [number for number, row in enumerate(self._rows) if row.holding & self._bits[rule]]
        return sum(self._agreeing(after, touched)) - sum(self._agreeing(before, touched))

    def with_points(self, policy: Policy, rule: str, tried: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield what the policy agrees with where this rule has other points: pairs of points and decisions."""
        bit, now = self._bits[rule], dict(_points(policy)).get(rule, 0)

        def without(row: _Row, low: int, high: int) -> tuple[bool, bool, int, int]:
            is_holding, is_open = bool(row.holding & bit), bool(row.open & bit)
            low_now, high_now = _span(now, is_holding, is_open)
            return is_holding, is_open, low - low_now, high - high_now

        fixed, groups = self._grouped(policy, without)
        for points in tried:
            agreed = fixed
            for ((is_holding, is_open, low, high), wanted, unsettled), count in groups.items():
                least, most = _span(points, bool(is_holding), bool(is_open))
                settled = _by_points(low + least, high + most, policy.accept_from, policy.pass_to)
                agreed += count * ((settled or unsettled) == wanted)
            yield points, agreed

    def with_threshold(self, policy: Policy, which: str, tried: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield what the policy agrees with at other thresholds: pairs of the threshold and decisions."""
        fixed, groups = self._grouped(policy, lambda _row, low, high: (low, high))
        for at in tried:
            accept_from, pass_to = (at, policy.pass_to) if which == "accept" else (policy.accept_from, at)
            if accept_from > pass_to:
                settled = (
                    count * ((_by_points(low, high, accept_from, pass_to) or unsettled) == wanted)
                    for ((low, high), wanted, unsettled), count in groups.items()
                )
                yield at, fixed + sum(settled)

    def _grouped(
        self, policy: Policy, kind: Callable[[_Row, int, int], tuple[int, ...]]
    ) -> tuple[int, Counter[tuple[tuple[int, ...], str, str]]]:
        """Return how many decisions agree whatever the points are, and the others, counted by kind and what was
        wanted.
        """
        fixed = 0
        groups: Counter[tuple[tuple[int, ...], str, str]] = Counter()
        deciding = self._deciding(policy)
        for row, (low, high) in zip(self._rows, self._totals_of(policy), strict=True):
            advice = _decided(row, deciding)
            if advice is None:
                groups[kind(row, low, high), row.wanted, row.unsettled] += 1
            else:
                fixed += advice == row.wanted
        return fixed, groups

    def _agreeing(self, policy: Policy, numbers: Iterable[int]) -> Iterator[bool]:
        """Yield whether the policy agrees with each of these decisions."""
        deciding, totals = self._deciding(policy), self._totals_of(policy)
        for number in numbers:
            row = self._rows[number]
            advice = _decided(row, deciding)
            if advice is None:
                advice = _by_points(*totals[number], policy.accept_from, policy.pass_to) or row.unsettled
            yield advice == row.wanted

    def _deciding(self, policy: Policy) -> list[tuple[int, Ruling]]:
        return [(self._bits[rule.id], ruling) for rule, ruling in policy.decisive]

    def _totals_of(self, policy: Policy) -> list[tuple[int, int]]:
        """Return the least and the most points of each decision."""
        key = _points(policy)
        if key not in self._totals:
            up = [(self._bits[rule], points) for rule, points in key if points > 0]
            down = [(self._bits[rule], points) for rule, points in key if points < 0]
            self._totals[key] = [
                (
                    sum(points for bit, points in up if row.holding & bit)
                    + sum(points for bit, points in down if (row.holding | row.open) & bit),
                    sum(points for bit, points in up if (row.holding | row.open) & bit)
                    + sum(points for bit, points in down if row.holding & bit),
                )
                for row in self._rows
            ]
        return self._totals[key]


def _bits(results: RuleResults, case: Case, rules: Iterable[Rule]) -> tuple[int, int]:
    """Return the bits of the rules that hold, and of those that are open."""
    values = values_of(case.facts)
    holding = still_open = 0
    for number, rule in enumerate(rules):
        outcome = results.holds(rule, case, values)
        holding |= (outcome is True) << number
        still_open |= (outcome is None) << number
    return holding, still_open


def _points(policy: Policy) -> tuple[tuple[str, int], ...]:
    return tuple((rule.id, points) for rule, points in policy.points if points)


def _span(points: int, is_holding: bool, is_open: bool) -> tuple[int, int]:
    """Return the least and the most that a rule of these points gives."""
    if is_holding:
        return points, points
    return (min(points, 0), max(points, 0)) if is_open else (0, 0)


def _decided(row: _Row, deciding: Iterable[tuple[int, Ruling]]) -> str | None:
    """Return what a deciding rule advises, or waiting does; None where the points decide."""
    ruling = next((ruling for bit, ruling in deciding if row.holding & bit), None)
    if row.is_asked and ruling in (None, "ask"):
        return _WAITING
    return ruling


def _by_points(low: int, high: int, accept_from: int, pass_to: int) -> str | None:
    """Return what the points advise; None where they settle nothing."""
    if low >= accept_from:
        return "accept"
    return "pass" if high <= pass_to else None
