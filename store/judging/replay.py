"""A policy, replayed over the user's own past decisions: where the policy and the user differ.

Each decision remembers the facts as they were known then, but no texts: rules that read a record read it as it is now.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from store.judging.assumed_facts import PRESUMED
from store.judging.case import Case
from store.judging.facts import FACTS, Facts, value_of, values_of
from store.judging.policies import Policy
from store.judging.rules import Rule
from store.judging.scoring import CaseAdvice, Scorer
from store.judging.verdict import Verdict, scorer_of
from store.records.ids import RecordId
from store.records.model import Fact, Invitation, State

DECISIONS_OF_ADVICE: Final[Mapping[str, frozenset[State]]] = {
    "accept": frozenset({"accepted"}),
    "ask": frozenset({"asked"}),
    "pass": frozenset({"passed", "ignored"}),
}
"""The decisions that follow from advice. All other advice asks for more before one is taken."""
DECISIONS: Final[frozenset[State]] = frozenset().union(*DECISIONS_OF_ADVICE.values())
"""The decisions that are replayed; to snooze or to reopen is not to decide."""


class Past(Struct, frozen=True):
    """The user's decision on an incoming invitation, one that was not settled elsewhere."""

    invitation: Invitation
    """As it is now."""
    decision: State
    on: datetime
    """When it was taken, aware."""
    context: Mapping[str, Any]
    """What `remembered` gave at that time."""


class Overruled(Struct, frozen=True):
    """A rule that spoke for an advice which the user did not follow, and how often."""

    rule: str
    times: int


class AdviceChange(Struct, frozen=True):
    """An invitation on which two policies differ, and what the user decided."""

    invitation: RecordId
    decision: State
    current: str
    replayed: str


class Replay(Struct, frozen=True):
    """How a policy does on past decisions."""

    policy: str
    decisions: int
    advised: int
    """For how many of them it would have advised a decision."""
    agreed: int
    """For how many of these it would have advised what the user decided."""
    table: dict[str, dict[str, int]]
    """How often each advice met each decision."""
    overruled: tuple[Overruled, ...]
    """The rules that the user overrules, most often first."""
    changes: tuple[AdviceChange, ...]
    """Where it differs from the policy it was compared with."""


def remembered(verdict: Verdict, facts: Facts) -> dict[str, Any]:
    """Return what a decision keeps of the verdict it was taken on: advice, score, policy, whether it was firm, and the
    facts as they were known.

    Left out is what follows anyway: what looking closed, and what every policy presumes. Empty for what is not judged.
    """
    if verdict.advice is None or verdict.score is None:
        return {}
    looked = value_of(facts, "reviewed") == "yes"
    known = {name: fact.value for name, fact in facts.items() if not (looked and _is_closed(fact))}
    assumed = {name: value for name, value in known.items() if facts[name].source == "assumed"}
    kept: dict[str, Any] = {
        "advice": verdict.advice,
        "score": list(verdict.score),
        "policy": verdict.policy,
        "facts": {name: value for name, value in known.items() if name not in assumed},
    }
    if verdict.firm:
        kept["firm"] = True
    recorded = {name: value for name, value in assumed.items() if facts[name].because != PRESUMED}
    return kept | ({"assumed": recorded} if recorded else {})


def replay(policy: Policy, decisions: Iterable[Past], current: Policy) -> Replay:
    """Return what this policy would have advised on each decision, and where it differs from the current one."""
    table: dict[str, Counter[str]] = {}
    overruled: Counter[str] = Counter()
    changes = []
    count = advised_count = agreed = 0
    for past in decisions:
        if not is_replayed(past):
            continue
        count += 1
        case = case_of_past(past, policy)
        advised = scorer_of(policy).decide(case)
        table.setdefault(advised.advice, Counter())[past.decision] += 1
        if advised.advice in DECISIONS_OF_ADVICE:
            advised_count += 1
            if past.decision in DECISIONS_OF_ADVICE[advised.advice]:
                agreed += 1
            else:
                overruled.update(_speaking(scorer_of(policy), case, advised))
        before = scorer_of(current).advice_on(case_of_past(past, current))
        if before != advised.advice:
            changes.append(AdviceChange(past.invitation.id, past.decision, before, advised.advice))
    return Replay(
        policy=policy.name,
        decisions=count,
        advised=advised_count,
        agreed=agreed,
        table={advice: dict(decided) for advice, decided in table.items()},
        overruled=tuple(Overruled(rule, times) for rule, times in overruled.most_common()),
        changes=tuple(changes),
    )


def decisions_under(rule: Rule, decisions: Iterable[Past], policy: Policy) -> dict[State, int]:
    """Return what the user decided when this rule of the policy held, and how often."""
    taken: Counter[State] = Counter()
    for past in filter(is_replayed, decisions):
        case = case_of_past(past, policy)
        if scorer_of(policy).holds(rule, case, values_of(case.facts)):
            taken[past.decision] += 1
    return dict(taken.most_common())


def is_replayed(past: Past) -> bool:
    """Return whether a decision can be replayed: it is one, and it remembers the facts it was taken on."""
    return past.decision in DECISIONS and "facts" in past.context


def is_followed(advice: str, decision: str) -> bool:
    """Return whether this decision is what the advice means."""
    return decision in DECISIONS_OF_ADVICE.get(advice, ())


def advice_for(decision: State) -> str:
    """Return the advice that means this decision."""
    return next(advice for advice, decisions in DECISIONS_OF_ADVICE.items() if decision in decisions)


def case_of_past(past: Past, policy: Policy) -> Case:
    """Return a decision as a case again, with what this policy would have assumed of it."""
    state: State = "asked" if past.context.get("advice") == "wait" else "open"
    told = {
        name: Fact(name, value, "derived")
        for name, value in past.context["facts"].items()
        if name in FACTS and FACTS[name].has(value)
    }
    recorded = past.context.get("assumed", {})
    assumptions = {
        name: Fact(name, value, "assumed")
        for name, value in policy.assumed.items()
        if name in recorded or not FACTS[name].asked_anew
    }
    return Case(replace(past.invitation, state=state), past.on, told, assumptions)


def _speaking(scorer: Scorer, case: Case, advised: CaseAdvice) -> list[str]:
    """Return the rules that an advice rests on: the one that decided, else those whose points go its way."""
    if advised.decided_by:
        return [advised.decided_by]
    values = values_of(case.facts)
    sign = 1 if advised.advice == "accept" else -1
    return [rule.id for rule, points in scorer.policy.points if points * sign > 0 and scorer.holds(rule, case, values)]


def _is_closed(fact: Fact) -> bool:
    """Return whether this is a fact as looking closes it."""
    definition = FACTS[fact.name]
    closed = (definition.closed, definition.closed_if_nothing_found)
    return fact.source == "derived" and fact.value in closed
