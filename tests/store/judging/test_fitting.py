"""A policy that is fitted to decisions."""

import random
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from store.judging.facts import FACTS
from store.judging.fitting import MOST_LINES, Fit, PolicyLine, as_file, fit
from store.judging.policies import Policy, policy_of, shipped_policies
from store.judging.replay import Past, advice_for, case_of_past, remembered, replay
from store.judging.scoring import Scorer
from store.judging.verdict import facts_of, judge
from store.records.model import FactValue, Invitation, State
from tests.store.judging.invented_invitations import (
    DEFAULT_TEXT,
    NOTE,
    NOTE_WITH_REASON,
    NOW,
    RECORDS,
    invitation,
    values_of,
)

pytestmark = pytest.mark.slow

OPEN = shipped_policies()["open-with-care"]
DECISIONS: dict[str, State] = {"accept": "accepted", "ask": "asked", "pass": "passed"}
BAD_NEWS = ("salesy", "favour", "rude", "passed_before", "boilerplate")


def somebody(chance: random.Random) -> Invitation:
    """An invitation whose profile I looked at, with some facts that I said."""
    facts: dict[str, FactValue] = {"reviewed": "yes", "known": chance.choices(["yes", "no"], [15, 85])[0]}
    for name in [name for name in FACTS if name not in facts]:
        if chance.random() < (0.15 if name in ("how", "interaction", "vouch") else 0.45):
            facts[name] = chance.choice(values_of(name))
    facts |= {name: chance.choices(["yes", "no"], [12, 88])[0] for name in BAD_NEWS if name in facts}
    return invitation(chance.choice(["", DEFAULT_TEXT, NOTE, NOTE_WITH_REASON]), "open", facts)


def decided_by(policy: Policy, count: int, chance: random.Random, noise: float = 0) -> list[Past]:
    """So many decisions of somebody who follows the policy, but for a share of noise."""
    decisions: list[Past] = []
    while len(decisions) < count:
        asked = somebody(chance)
        verdict = judge(asked, RECORDS, policy)
        if verdict.advice not in DECISIONS:
            continue
        decision = DECISIONS[verdict.advice]
        if chance.random() < noise:
            decision = chance.choice([other for other in DECISIONS.values() if other != decision])
        context = remembered(verdict, facts_of(asked, RECORDS, policy))
        decisions.append(Past(replace(asked, state=decision), decision, NOW, context))
    return decisions


def changed(base: Policy, lines: str) -> Policy:
    return policy_of(f'base = "{base.name}"\n{lines}', Path("mine.toml"), {base.name: base})


def agreement(fitted: Fit, base: Policy, decisions: list[Past]) -> float:
    """The share of decisions that the fitted policy would have advised."""
    policy = policy_of(fitted.written, Path("fitted.toml"), {base.name: base}) if fitted.lines else base
    scorer = Scorer(policy)
    agreed = [scorer.advice_on(case_of_past(past, policy)) == advice_for(past.decision) for past in decisions]
    return sum(agreed) / len(agreed)


LINES = {
    "one deciding rule off": ("open-with-care", '[decisive]\nR16 = "off"\n'),
    "two points and a threshold": ("open-with-care", "[points]\nR08 = -4\nR21 = 0\n[thresholds]\naccept = 4\n"),
    "a deciding rule that asks": ("strategic", '[decisive]\nR07 = "ask"\n[points]\nR06 = 5\n'),
    "a stricter door": ("selective", '[thresholds]\naccept = 9\n[decisive]\nR11 = "off"\n'),
}


@pytest.mark.parametrize("name", [*LINES][:2] + [pytest.param(name, marks=pytest.mark.long) for name in [*LINES][2:]])
def test_a_policy_fitted_to_noisy_decisions_agrees_with_fresh_ones(name: str) -> None:
    base_name, lines = LINES[name]
    base, chance = shipped_policies()[base_name], random.Random(name)
    true = changed(base, lines)
    fitted = fit(base, decided_by(true, 300, chance, noise=0.05))
    assert len(fitted.lines) <= MOST_LINES
    assert agreement(fitted, base, decided_by(true, 200, chance)) >= 0.95


def test_decisions_that_follow_the_policy_change_no_line_of_it() -> None:
    fitted = fit(OPEN, decided_by(OPEN, 200, random.Random(1), noise=0.05))
    assert (fitted.lines, fitted.written, fitted.changes) == ((), "", ())
    assert fitted.agreed == fitted.agreed_before


def test_a_fit_says_what_each_line_was_and_what_would_change() -> None:
    decisions = decided_by(changed(OPEN, '[decisive]\nR16 = "off"\n'), 200, random.Random(2))
    fitted = fit(OPEN, decisions)
    assert PolicyLine("decisive", "R16", "off", "accept") in fitted.lines
    fitted_policy = policy_of(fitted.written, Path("fitted.toml"), {OPEN.name: OPEN})
    again = replay(fitted_policy, decisions, OPEN)
    assert (fitted.agreed, fitted.changes) == (again.agreed, again.changes)
    assert fitted.agreed > fitted.agreed_before


def test_without_decisions_that_can_be_replayed_nothing_is_fitted() -> None:
    forgotten = Past(invitation(state="accepted"), "accepted", NOW, {})
    assert (fit(OPEN, []).decisions, fit(OPEN, [forgotten]).lines) == (0, ())


def test_a_fitted_policy_can_be_read_whatever_its_base_and_its_rules_are_called() -> None:
    base = replace(OPEN, name="my-own", title='The "front" door\\')
    written = as_file(
        base, (PolicyLine("points", "a rule.of mine", 3, None), PolicyLine("decisive", "R07", "ask", "accept"))
    )
    found = tomllib.loads(written)
    assert (found["title"], found["points"]) == ('The "front" door\\, fitted to your decisions', {"a rule.of mine": 3})
