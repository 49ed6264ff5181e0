"""Verdicts: what a policy advises on an invitation, with everything that it rests on."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from store.judging.assumed_facts import assumptions
from store.judging.case import Case
from store.judging.counterfactuals import Flip, flips
from store.judging.derived_facts import derive, known_facts
from store.judging.evidence import Evidence
from store.judging.explanations import Assumption, Finding, Guess, NotApplying, assumed, explain, guessed
from store.judging.facts import ABOUT_INVITATION, FACTS, Facts, values_of
from store.judging.implied_facts import completed
from store.judging.policies import Policy
from store.judging.possible_joins import PossibleJoin, possible_joins
from store.judging.scoring import Advised, Scorer
from store.records.advice import Advice
from store.records.model import Invitation, Person


class Question(Struct, frozen=True):
    """The open question: the fact that it asks for, and its words."""

    fact: str
    text: str


class Verdict(Struct, frozen=True, rename={"not_": "not"}):
    """What a policy advises on an invitation, and why. `advice` is None for what rules do not judge (the user's own
    ones).
    """

    advice: Advice | None
    firm: bool
    score: tuple[int, int] | None
    policy: str
    leans: Literal["accept", "pass"] | None = None
    findings: tuple[Finding, ...] = ()
    """Why: the rules that hold."""
    not_: tuple[NotApplying, ...] = ()
    """Why not: the rules that do not, and those that are open."""
    assumed: tuple[Assumption, ...] = ()
    question: Question | None = None
    flips: tuple[Flip, ...] = ()
    """What would change it: single facts, each of which does."""
    joins: tuple[PossibleJoin, ...] = ()
    """Whom the sender may be, by the name alone."""
    unverified: bool = False
    """Whether nothing proves who sent it."""
    likely: tuple[Guess, ...] = ()
    """What the message suggests, and the user has not said."""

    @property
    def unknown(self) -> tuple[str, ...]:
        """What is unknown of all rules that are open, each fact once."""
        return tuple(dict.fromkeys(label for failure in self.not_ for label in failure.unknown))

    @property
    def failures(self) -> dict[str, list[str]]:
        """The rules that do not hold, by the clause that failed. Left out is what fails only by assumption, since
        `assumed` says it.
        """
        rules: dict[str, list[str]] = {}
        for failure in self.not_:
            if failure.holds == "no" and not failure.is_assumed:
                rules.setdefault(failure.because, []).append(failure.rule)
        return rules

    def as_json(self) -> dict[str, Any]:
        """Return the verdict as `salver why --json` answers it."""
        told: dict[str, Any] = to_builtins(self)
        for failure in told["not"]:
            del failure["is_assumed"], failure["unknown"]
        for marked in (told, *told["findings"]):
            if not marked["unverified"]:
                del marked["unverified"]
        if not told["joins"]:
            del told["joins"]
        return told


def judge(invitation: Invitation, evidence: Evidence, policy: Policy) -> Verdict:
    """Return the verdict on an invitation, decided or not. There is one for any combination of facts."""
    if invitation.direction != "incoming":
        return Verdict(None, False, None, policy.name)
    scorer, case = scorer_of(policy), case_of(invitation, evidence, policy)
    joins = possible_joins(invitation, evidence)
    advised = _cautious(scorer.advise(case), invitation, joins)
    findings, not_applying = explain(scorer, case, advised)
    return Verdict(
        advice=advised.advice,
        firm=advised.firm,
        score=advised.score,
        policy=policy.name,
        leans=advised.leans,
        findings=findings,
        not_=not_applying,
        assumed=assumed(case),
        question=_question(advised, invitation, joins),
        flips=flips(scorer, case, advised),
        joins=joins,
        unverified=not invitation.verified,
        likely=guessed(case),
    )


def advise(invitation: Invitation, evidence: Evidence, policy: Policy) -> Advised | None:
    """Return what `judge` would advise, without its sentences: for lists. None for what rules do not judge."""
    if invitation.direction != "incoming":
        return None
    advised = scorer_of(policy).advise(case_of(invitation, evidence, policy))
    return _cautious(advised, invitation, possible_joins(invitation, evidence))


def _cautious(advised: Advised, invitation: Invitation, joins: Sequence[PossibleJoin]) -> Advised:
    """Return the advice, which is not firm while it is open whether the sender is somebody known, and on an invitation
    that nothing proves until the user has looked who sent it.
    """
    if joins:
        return replace(advised, firm=False, question="known")
    if invitation.verified or invitation.looked is not None:
        return advised
    return replace(advised, firm=False, question=advised.question or "reviewed")


def facts_of(invitation: Invitation, evidence: Evidence, policy: Policy) -> Facts:
    """Return everything that holds of an invitation, said, imported, derived or assumed; what is missing is unknown."""
    return case_of(invitation, evidence, policy).facts


def facts_of_person(person: Person, evidence: Evidence, policy: Policy, *, assuming: bool) -> Facts:
    """Return what is known of a person apart from any invitation; what the policy assumes only where `assuming`."""
    none_came = Invitation(person.id, person, "incoming")
    told = _about_person(known_facts(none_came, evidence, policy.days_to_wait))
    return completed(told, _about_person(assumptions(none_came, evidence, policy)) if assuming else {})


def _about_person(facts: Facts) -> Facts:
    return {name: fact for name, fact in facts.items() if name not in ABOUT_INVITATION}


def rules_that_hold(invitation: Invitation, evidence: Evidence, policy: Policy) -> frozenset[str]:
    """Return the ids of the policy's rules that hold: what the filter `rule:R07` asks for."""
    scorer, case = scorer_of(policy), case_of(invitation, evidence, policy)
    values = values_of(case.facts)
    return frozenset(rule.id for rule in policy.rules if scorer.holds(rule, case, values))


def case_of(invitation: Invitation, evidence: Evidence, policy: Policy) -> Case:
    """Return the invitation with what is known of it and what may be assumed."""
    derived = derive(invitation, evidence, policy.days_to_wait)
    assumed_facts = assumptions(invitation, evidence, policy)
    if possible_joins(invitation, evidence):
        assumed_facts = {name: fact for name, fact in assumed_facts.items() if name != "known"}
    return Case(invitation, evidence.now, derived.known, assumed_facts, derived.likely)


@lru_cache(maxsize=16)
def scorer_of(policy: Policy) -> Scorer:
    """Return the scorer of a policy, which remembers."""
    return Scorer(policy)


def question_text(fact: str, name: str) -> str:
    """Return the question that asks the user for a fact about a person with this name."""
    return FACTS[fact].question.replace("{name}", name)


def _question(advised: Advised, invitation: Invitation, joins: Sequence[PossibleJoin]) -> Question | None:
    if advised.question is None:
        return None
    if joins and advised.question == "known":
        return Question("known", f"Do you know this {invitation.person.name}? {joins[0].because}.")
    return Question(advised.question, question_text(advised.question, invitation.person.name))
