"""What holds of the engine whatever is known, said and assumed."""

from hypothesis import assume, given
from hypothesis import strategies as st

from store.judging.evidence import Evidence
from store.judging.facts import FACTS
from store.judging.policies import Policy, shipped_policies
from store.judging.verdict import advise, case_of, facts_of, judge, scorer_of
from store.records.model import FactValue, Invitation, State
from tests.store.judging.invented_invitations import (
    Said,
    evidences,
    facts,
    few_facts,
    invitation,
    messages,
    policies,
    states,
    values_of,
)

unknown = st.sampled_from(sorted(FACTS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(values_of(name)))
)
"""A fact that may be said next."""


def saying(of: Invitation, said: Said) -> Invitation:
    """The same invitation, of which I have said something else."""
    return invitation(of.message, of.state, said)


def stands(of: Invitation, after: Invitation, evidence: Evidence, policy: Policy) -> bool:
    """Whether everything that held, be it only assumed, still does."""
    before, now = facts_of(of, evidence, policy), facts_of(after, evidence, policy)
    return all(name in now and now[name].value == fact.value for name, fact in before.items())


@given(few_facts | facts, messages, states, evidences, policies, unknown)
def test_answering_what_was_unknown_never_widens_the_score_nor_leaves_it(
    said: Said, message: str, state: State, evidence: Evidence, name: str, answer: tuple[str, FactValue]
) -> None:
    policy = shipped_policies()[name]
    before = invitation(message, state, said)
    fact, value = answer
    assume(fact not in facts_of(before, evidence, policy))
    after = saying(before, {**said, fact: value})
    assume(stands(before, after, evidence, policy))
    (low, high), (new_low, new_high) = judge(before, evidence, policy).score, judge(after, evidence, policy).score  # type: ignore[misc]
    assert low <= new_low <= new_high <= high


@given(few_facts, messages, states, evidences, policies, unknown)
def test_only_an_assumption_is_ever_replaced_by_answering_what_was_unknown(
    said: Said, message: str, state: State, evidence: Evidence, name: str, answer: tuple[str, FactValue]
) -> None:
    policy = shipped_policies()[name]
    before = invitation(message, state, said)
    fact, value = answer
    known = facts_of(before, evidence, policy)
    assume(fact not in known)
    now = facts_of(saying(before, {**said, fact: value}), evidence, policy)
    changed = [other for other in known if other not in now or now[other].value != known[other].value]
    assert all(known[other].source == "assumed" for other in changed)


@given(few_facts | facts, messages, states, evidences, policies)
def test_every_flip_that_is_offered_does_flip(
    said: Said, message: str, state: State, evidence: Evidence, name: str
) -> None:
    policy = shipped_policies()[name]
    of = invitation(message, state, said)
    given = judge(of, evidence, policy)
    for flip in given.flips:
        assert flip.fact not in said
        assert flip.advice != given.advice
        assert judge(saying(of, {**said, flip.fact: flip.value}), evidence, policy).advice == flip.advice


@given(few_facts | facts, messages, states, evidences, policies)
def test_no_verdict_comes_without_a_reason(
    said: Said, message: str, state: State, evidence: Evidence, name: str
) -> None:
    given = judge(invitation(message, state, said), evidence, shipped_policies()[name])
    assert given.findings or given.question
    assert all(finding.because for finding in given.findings)
    assert all(failure.because for failure in given.not_)
    assert {finding.rule for finding in given.findings} | {failure.rule for failure in given.not_} == {
        rule.id for rule in shipped_policies()[name].rules
    }


@given(few_facts | facts, messages, states, evidences, policies)
def test_whoever_is_told_to_look_is_told_what_to_look_for(
    said: Said, message: str, state: State, evidence: Evidence, name: str
) -> None:
    given = judge(invitation(message, state, said), evidence, shipped_policies()[name])
    if given.advice == "look":
        assert given.question is not None
        assert not given.firm
    if given.question:
        assert said.get(given.question.fact) in (None, "no")


@given(few_facts, messages, evidences, policies, unknown)
def test_what_is_firm_no_answer_to_an_unknown_changes(
    said: Said, message: str, evidence: Evidence, name: str, answer: tuple[str, FactValue]
) -> None:
    policy = shipped_policies()[name]
    before = invitation(message, facts=said)
    given = judge(before, evidence, policy)
    fact, value = answer
    assume(given.firm and fact not in facts_of(before, evidence, policy))
    after = saying(before, {**said, fact: value})
    assume(stands(before, after, evidence, policy))
    assert judge(after, evidence, policy).advice == given.advice


@given(few_facts, messages, evidences, policies, facts)
def test_what_i_could_tell_or_look_up_together_is_never_overlooked(
    said: Said, message: str, evidence: Evidence, name: str, more: Said
) -> None:
    policy = shipped_policies()[name]
    before = invitation(message, facts=said)
    known = facts_of(before, evidence, policy)
    mine = {
        fact: value for fact, value in more.items() if fact not in known and {"mine", "look"} & {*FACTS[fact].kinds}
    }
    after = saying(before, {**said, **mine})
    settled = scorer_of(policy).settle(case_of(after, evidence, policy))
    if settled.advice and settled.firm and stands(before, after, evidence, policy):
        advised = advise(before, evidence, policy)
        assert advised is not None
        assert advised.advice in ("look", "accept", "pass") or advised.decided_by


@given(few_facts, messages, states, evidences, policies)
def test_a_list_and_a_verdict_say_the_same(
    said: Said, message: str, state: State, evidence: Evidence, name: str
) -> None:
    policy = shipped_policies()[name]
    of = invitation(message, state, said)
    given, advised = judge(of, evidence, policy), advise(of, evidence, policy)
    assert advised is not None
    assert (given.advice, given.firm, given.score, given.leans) == (
        advised.advice,
        advised.firm,
        advised.score,
        advised.leans,
    )
