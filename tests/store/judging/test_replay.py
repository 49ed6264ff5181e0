"""A policy over one's own past decisions."""

import json
from datetime import timedelta

from hypothesis import given
from msgspec.structs import replace

from store.judging.evidence import Evidence
from store.judging.policies import shipped_policies
from store.judging.replay import AdviceChange, Overruled, Past, remembered, replay
from store.judging.verdict import facts_of, judge
from store.records.ids import RecordId
from store.records.model import Invitation, State
from tests.store.judging.invented_invitations import (
    DEFAULT_TEXT,
    NO_RECORDS,
    NOTE_WITH_REASON,
    NOW,
    RECORDS,
    Said,
    evidences,
    few_facts,
    invitation,
    messages,
    policies,
)

OPEN = shipped_policies()["open-with-care"]
STRATEGIC = shipped_policies()["strategic"]


def past(of: Invitation, decision: State, evidence: Evidence = NO_RECORDS) -> Past:
    """A decision on this invitation, with what was remembered of it."""
    context = remembered(judge(of, evidence, OPEN), facts_of(of, evidence, OPEN))
    return Past(replace(of, state=decision), decision, NOW, context)


DECISIONS = [
    past(invitation(known="yes"), "accepted"),
    past(invitation(known="yes", rude="yes"), "accepted"),
    past(invitation(known="no", reviewed="yes"), "ignored"),
    past(invitation(known="no", reviewed="yes"), "asked"),
    past(invitation(known="no", connections=900), "accepted"),
    past(invitation(known="no"), "passed"),
]


def test_a_decision_remembers_the_facts_that_were_known_and_no_text() -> None:
    asked = invitation(NOTE_WITH_REASON, reviewed="yes", mutual=3)
    context = past(asked, "accepted", RECORDS).context
    assert (context["advice"], context["policy"], context["assumed"]) == (
        "accept",
        "open-with-care",
        {"known": "no"},
    )
    assert context["facts"] == {
        "boilerplate": "no",
        "personal_note": "yes",
        "reason": "yes",
        "introduced": "no",
        "reviewed": "yes",
        "mutual": 3,
    }
    assert "article" not in json.dumps(context)


def test_what_is_not_judged_remembers_nothing() -> None:
    mine = replace(invitation(), direction="outgoing")
    assert remembered(judge(mine, NO_RECORDS, OPEN), {}) == {}


def test_agreement_is_counted_where_a_decision_was_advised() -> None:
    report = replay(OPEN, DECISIONS, OPEN)
    assert (report.policy, report.decisions, report.advised, report.agreed) == ("open-with-care", 6, 4, 2)
    assert report.table == {
        "accept": {"accepted": 1},
        "pass": {"accepted": 1, "ignored": 1, "asked": 1},
        "look": {"accepted": 1, "passed": 1},
    }


def test_the_rules_that_i_overrule_are_named() -> None:
    report = replay(OPEN, [*DECISIONS, past(invitation(rude="yes"), "accepted")], OPEN)
    assert report.overruled == (Overruled("R23", 2), Overruled("R28", 1))


def test_points_are_overruled_rule_by_rule() -> None:
    selective = shipped_policies()["selective"]
    report = replay(selective, [past(invitation(NOTE_WITH_REASON, known="no"), "passed")], selective)
    assert report.overruled == (Overruled("R04", 1), Overruled("R06", 1))


def test_it_shows_what_would_have_changed_against_the_current_policy() -> None:
    report = replay(STRATEGIC, DECISIONS, OPEN)
    assert report.changes == (
        AdviceChange(RecordId(1), "ignored", "pass", "ask"),
        AdviceChange(RecordId(1), "asked", "pass", "ask"),
        AdviceChange(RecordId(1), "accepted", "look", "accept"),
    )
    assert replay(OPEN, DECISIONS, OPEN).changes == ()


def test_to_snooze_is_not_to_decide_and_what_remembers_nothing_is_not_replayed() -> None:
    unremembered = Past(invitation(), "accepted", NOW, {"advice": "look"})
    report = replay(OPEN, [past(invitation(), "snoozed"), past(invitation(), "open"), unremembered], OPEN)
    assert report.decisions == 0


def test_what_no_longer_is_a_fact_is_left_out() -> None:
    changed = Past(invitation(), "accepted", NOW, {"advice": "look", "facts": {"known": "yes", "horoscope": "leo"}})
    assert replay(OPEN, [changed], OPEN).agreed == 1


def test_a_decision_taken_while_waiting_is_replayed_as_waiting() -> None:
    waiting = past(invitation(known="no", state="asked"), "accepted")
    assert replay(OPEN, [waiting], OPEN).table == {"wait": {"accepted": 1}}


def test_the_age_that_counts_is_that_of_the_day_of_the_decision() -> None:
    decided = past(invitation(DEFAULT_TEXT), "passed")
    later = Past(decided.invitation, decided.decision, NOW + timedelta(days=900), decided.context)
    assert replay(OPEN, [later], OPEN).table == replay(OPEN, [decided], OPEN).table


@given(few_facts, messages, evidences, policies)
def test_the_policy_of_that_time_gives_the_advice_of_that_time(
    said: Said, message: str, evidence: Evidence, name: str
) -> None:
    policy = shipped_policies()[name]
    of = invitation(message, facts=said)
    verdict = judge(of, evidence, policy)
    context = remembered(verdict, facts_of(of, evidence, policy))
    report = replay(policy, [Past(of, "accepted", NOW, context)], policy)
    assert report.table == {verdict.advice: {"accepted": 1}}
