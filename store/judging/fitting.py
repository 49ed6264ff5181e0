"""A policy fitted to the user's own decisions: at most three lines changed, where clearly more of them agree.

The search tries every change of a single line (a rule's points, what a deciding rule advises, a threshold, an
assumption), keeps the best few, and tries a second and a third change on top of each. It is a suggestion: nothing is
applied.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Final, Literal

import tomlkit
from msgspec import Struct
from msgspec.structs import replace

from store.judging.facts import FACTS
from store.judging.policies import OFF, RULINGS, Policy, PolicyForm, Thresholds, changed_policy, policy_of
from store.judging.replay import AdviceChange, Past, advice_for, case_of_past, is_replayed, replay
from store.judging.rules import Rule, shipped_rules
from store.judging.sampling import Sample
from store.judging.scoring import Scorer
from store.judging.verdict import scorer_of
from store.progress import Progress
from store.records.model import FactValue

MOST_LINES: Final = 3
_KEPT: Final = 4
"""How many sets of changes are followed up at each step."""
_POINTS: Final = range(-6, 7)
"""The points that are tried for a rule."""
_THRESHOLDS: Final = range(-12, 21)
"""The thresholds that are tried."""
_LEAST_GAIN: Final = 0.005
"""The share of all decisions that a line must win over; what wins fewer may be chance."""
_FEWEST: Final = 3
"""How many decisions it must win over at least."""
_OTHERWISE: Final = 5
"""How far a line is from that of the base where no points tell; an assumption, which says less of why, a step more."""
_THRESHOLD: Final = {"accept": "accept_from", "pass": "pass_to"}

PolicyTable = Literal["decisive", "points", "thresholds", "assume"]


class PolicyLine(Struct, frozen=True):
    """One line of a policy's file."""

    table: PolicyTable
    name: str
    value: str | int
    was: FactValue | None
    """What it says in the policy that it starts from; None where that has no such line."""


class Fit(Struct, frozen=True):
    """A policy that was fitted to decisions, and how much it gains."""

    base: str
    decisions: int
    agreed_before: int
    """On how many decisions the base would have advised what was decided."""
    agreed: int
    """On how many the fitted one would have."""
    lines: tuple[PolicyLine, ...]
    """What changes; empty where nothing gains enough."""
    written: str
    """The fitted policy as a file of the user's own; empty where nothing changes."""
    changes: tuple[AdviceChange, ...]
    """The decisions on which it advises something else than the base."""


def fit(base: Policy, decisions: Iterable[Past], progress: Progress = lambda done, total: None) -> Fit:
    """Fit a policy to decisions.

    Args:
        base: the policy that is changed in up to three lines.
        decisions: the user's own past ones; those that remember no facts are passed over.
        progress: is called again and again with what is done and of how much; may raise an exception to stop the work.

    Returns:
        The lines, and what the engine itself says of both policies on these decisions.
    """
    replayed = [past for past in decisions if is_replayed(past)]
    lines = _search(base, replayed, progress)
    written = as_file(base, lines) if lines else ""
    fitted = policy_of(written, Path(f"{base.name}-fitted.toml"), {base.name: base}) if lines else base
    before, after = replay(base, replayed, base), replay(fitted, replayed, base)
    return Fit(base.name, before.decisions, before.agreed, after.agreed, lines, written, after.changes)


def as_file(base: Policy, lines: Sequence[PolicyLine]) -> str:
    """Return a policy of the user's own that changes these lines of the base, as TOML."""
    tables = ("decisive", "points", "thresholds", "assume")
    changed = {table: {line.name: line.value for line in lines if line.table == table} for table in tables}
    title = f"{base.title}, fitted to your decisions"
    return tomlkit.dumps(
        {"base": base.name, "title": title, **{name: table for name, table in changed.items() if table}}
    )


def _search(base: Policy, decisions: Sequence[Past], progress: Progress) -> tuple[PolicyLine, ...]:
    """Return the lines to change, those that gain most first; none where no line gains enough.

    What the samples promise is held against the engine before it is believed.
    """
    samples = _Samples(base, decisions)
    least = max(_FEWEST, _LEAST_GAIN * len(decisions))
    best: tuple[PolicyLine, ...] = ()
    agreed = samples.really_agreed(best)
    kept = [best]
    for count in range(1, MOST_LINES + 1):
        tried: dict[tuple[PolicyLine, ...], int] = {}
        for number, known in enumerate(kept):
            for lines, won in samples.with_another(known):
                progress((count - 1) * _KEPT + number, MOST_LINES * _KEPT)
                tried[lines] = won
        kept = sorted(tried, key=lambda lines: (-tried[lines], _size(lines)))[:_KEPT]
        for lines in map(samples.refined, kept):
            won = samples.really_agreed(lines)
            if won >= agreed + max(1, least * (count - len(best))):
                best, agreed = lines, won
    return best


def _sorted(lines: Iterable[PolicyLine]) -> tuple[PolicyLine, ...]:
    """Lines in one order, so that the same ones are the same set."""
    return tuple(sorted(lines, key=lambda line: (line.table, line.name)))


def _size(lines: Iterable[PolicyLine]) -> int:
    """Return how far lines are from those of the base: of equal sets of changes the smallest one is taken."""
    return sum(
        abs(line.value - line.was)
        if isinstance(line.value, int) and isinstance(line.was, int)
        else _OTHERWISE + (line.table == "assume")
        for line in lines
    )


def _unsettled(base: Policy, past: Past) -> str:
    """Return what is advised on a decision where no rule settles it: as the base has it, else to ask."""
    case = case_of_past(past, base)
    scorer = scorer_of(base)
    return "ask" if scorer.settle(case).advice else scorer.advice_on(case)


class _Samples:
    """The decisions under every assumption that is tried, and what each set of lines agrees with."""

    def __init__(self, base: Policy, decisions: Sequence[Past]) -> None:
        self._base = base
        self._decisions = decisions
        self._wanted = [advice_for(past.decision) for past in decisions]
        self._unsettled = [_unsettled(base, past) for past in decisions]
        self._rules: Mapping[str, Rule] = {**shipped_rules(), **{rule.id: rule for rule in base.rules}}
        self._samples: dict[frozenset[tuple[str, FactValue]], Sample] = {}

    def agreed(self, lines: Iterable[PolicyLine]) -> int:
        """On how many decisions the policy with these lines advises what was decided."""
        policy = self._policy(lines)
        return self._sample(policy).agreed(policy)

    def really_agreed(self, lines: Iterable[PolicyLine]) -> int:
        """Return the same, as the engine itself has it."""
        policy = self._policy(lines)
        scorer = Scorer(policy)
        advised = (scorer.advice_on(case_of_past(past, policy)) for past in self._decisions)
        return sum(advice == wanted for advice, wanted in zip(advised, self._wanted, strict=True))

    def with_another(self, lines: tuple[PolicyLine, ...]) -> Iterator[tuple[tuple[PolicyLine, ...], int]]:
        """Yield every set of lines that has one more, with what it agrees with."""
        changed = {(line.table, line.name) for line in lines}
        for line, agreed in self._single(self._policy(lines)):
            if (line.table, line.name) not in changed:
                yield _sorted((*lines, line)), agreed

    def refined(self, lines: tuple[PolicyLine, ...]) -> tuple[PolicyLine, ...]:
        """Return the same lines, each once more given the value that is best beside the others."""
        best, agreed = lines, self.agreed(lines)
        for line in lines:
            others = tuple(other for other in best if (other.table, other.name) != (line.table, line.name))
            for other, won in self._single(self._policy(others)):
                tried = _sorted((*others, other))
                is_same_line = (other.table, other.name) == (line.table, line.name)
                if is_same_line and (won, -_size(tried)) > (agreed, -_size(best)):
                    best, agreed = tried, won
        return best

    def _single(self, policy: Policy) -> Iterator[tuple[PolicyLine, int]]:
        """Yield every change of one line of a policy, with what it then agrees with."""
        yield from self._other_points(policy)
        yield from self._other_rulings(policy)
        yield from self._other_thresholds(policy)
        yield from self._other_assumptions(policy)

    def _other_points(self, policy: Policy) -> Iterator[tuple[PolicyLine, int]]:
        base = {rule.id: points for rule, points in self._base.points}
        for name in self._rules:
            for points, agreed in self._sample(policy).with_points(policy, name, _POINTS):
                if points != base.get(name, 0):
                    yield PolicyLine("points", name, points, base.get(name)), agreed

    def _other_rulings(self, policy: Policy) -> Iterator[tuple[PolicyLine, int]]:
        base: dict[str, str] = {rule.id: ruling for rule, ruling in self._base.decisive}
        sample = self._sample(policy)
        agreed = sample.agreed(policy)
        for name in self._rules:
            for ruling in (*RULINGS, OFF):
                if ruling != base.get(name, OFF):
                    line = PolicyLine("decisive", name, ruling, base.get(name))
                    yield line, agreed + sample.changed_by(policy, self._with(policy, line), name)

    def _other_thresholds(self, policy: Policy) -> Iterator[tuple[PolicyLine, int]]:
        for name, was in (("accept", self._base.accept_from), ("pass", self._base.pass_to)):
            for at, agreed in self._sample(policy).with_threshold(policy, name, _THRESHOLDS):
                if at != was:
                    yield PolicyLine("thresholds", name, at, was), agreed

    def _other_assumptions(self, policy: Policy) -> Iterator[tuple[PolicyLine, int]]:
        for name, was in self._base.assumed.items():
            for value in (*FACTS[name].words, OFF):
                if value != was:
                    line = PolicyLine("assume", name, value, was)
                    changed = self._with(policy, line)
                    yield line, self._sample(changed).agreed(changed)

    def _policy(self, lines: Iterable[PolicyLine]) -> Policy:
        return reduce(self._with, lines, self._base)

    def _with(self, policy: Policy, line: PolicyLine) -> Policy:
        """Return the policy with one line changed, as its file would change it."""
        form = PolicyForm(base=policy.name)
        match line.table, line.value:
            case "thresholds", int() as at:
                form = replace(form, thresholds=Thresholds(**{_THRESHOLD[line.name]: at}))
            case _, value:
                form = replace(form, **{line.table: {line.name: value}})
        return changed_policy(form, policy, self._rules)

    def _sample(self, policy: Policy) -> Sample:
        """Return the decisions as the policy's assumptions show them."""
        key = frozenset(policy.assumed.items())
        if key not in self._samples:
            cases = [case_of_past(past, policy) for past in self._decisions]
            self._samples[key] = Sample(cases, self._wanted, self._unsettled, self._rules.values())
        return self._samples[key]
