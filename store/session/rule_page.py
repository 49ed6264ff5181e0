"""The page of a rule: what it says, what it comes from, and what the user decided where it held."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from store.judging.policies import Policy
from store.judging.replay import decisions_under
from store.judging.rules import Rule
from store.norms.norms import Norm, SourceText, norms_of_rule, source_texts
from store.records.model import State
from store.session.past_decisions import decisions

if TYPE_CHECKING:
    from store.session.session import Session


class RulePage(Struct, frozen=True):
    """Everything there is to read about a rule."""

    rule: Rule
    weight: str
    """What it counts for in the policy, in words."""
    norms: Sequence[Norm]
    texts: Sequence[SourceText]
    """The texts that it comes from; none for a rule of the user's own."""
    decided: Mapping[State, int]
    """What the user decided when it held, and how often, the most frequent first."""


def rule_page(session: "Session", name: str) -> RulePage:
    """Return the page of a rule of the policy that is set. It takes longer the more the user has decided.

    Raises UnknownName.
    """
    rule, policy = session.resources.rule(name), session.advice.policy
    return RulePage(
        rule=rule,
        weight=_weight(rule, policy),
        norms=norms_of_rule(rule.id),
        texts=[source_texts()[text] for text in rule.text.split()],
        decided=decisions_under(rule, decisions(session.tray), policy) if rule in policy.rules else {},
    )


def _weight(rule: Rule, policy: Policy) -> str:
    """Return what a policy makes of a rule."""
    deciding = {each.id: advice for each, advice in policy.decisive}
    points = {each.id: count for each, count in policy.points}
    said = [
        *([f"decides: {deciding[rule.id]}"] if rule.id in deciding else []),
        *(
            [f"{points[rule.id]:+d} {'point' if abs(points[rule.id]) == 1 else 'points'}"]
            if points.get(rule.id)
            else []
        ),
    ]
    return f"{' and '.join(said) or 'counts nothing'} under {policy.name}"
