"""What `why` answers: the advice with its reasons, in the form that scripts rely on."""

import json
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from store.judging.evidence import Evidence
from store.judging.policies import load_policies, shipped_policies
from store.judging.verdict import Verdict, advise, facts_of, judge, rules_that_hold
from store.records.ids import RecordId
from store.records.model import MessageCount, Person
from tests.store.judging.invented_invitations import (
    ASKED,
    DEFAULT_TEXT,
    NO_RECORDS,
    NOTE_WITH_REASON,
    RECORDS,
    SAID,
    SENT,
    invitation,
    verdict,
)


def because(given: Verdict, rule: str) -> str:
    """What a finding, or a rule that does not apply, says."""
    said = {finding.rule: finding.because for finding in given.findings}
    return (said | {failure.rule: failure.because for failure in given.not_})[rule]


def test_the_answer_for_scripts_names_its_parts_in_a_fixed_order() -> None:
    answer = json.loads(msgspec.json.encode(verdict(invitation(), evidence=RECORDS).as_json()))
    assert list(answer) == [
        "advice",
        "firm",
        "score",
        "policy",
        "leans",
        "findings",
        "not",
        "assumed",
        "question",
        "flips",
        "likely",
    ]
    assert (answer["advice"], answer["firm"], answer["score"]) == ("look", False, [-3, 7])
    assert (answer["policy"], answer["leans"]) == ("open-with-care", "pass")
    assert answer["findings"] == [
        {
            "rule": "R03",
            "holds": "yes",
            "points": -3,
            "decides": None,
            "because": "You do not seem to know Ana Park, and they do not say why they want to connect "
            "(not found in your 812 connections and 3,204 messages; there is no message).",
            "text": "001 003",
            "spans": [],
        }
    ]
    assert {
        "rule": "R04",
        "holds": "no",
        "because": "personal note: no (there is no message)",
    } in answer["not"]
    assert answer["assumed"][0] == {
        "fact": "known",
        "value": "no",
        "because": "not found in your 812 connections and 3,204 messages",
    }
    assert answer["question"] == {"fact": "known", "text": "Do you know Ana Park?"}
    assert answer["flips"][0] == {"fact": "known", "value": "yes", "advice": "accept"}


def test_what_is_not_judged_has_no_advice_and_no_score() -> None:
    answer = verdict(replace(invitation(), direction="outgoing")).as_json()
    assert (answer["advice"], answer["score"], answer["question"], answer["findings"]) == (None, None, None, ())
    assert advise(replace(invitation(), direction="outgoing"), NO_RECORDS, shipped_policies()["selective"]) is None


def test_the_rule_that_decided_comes_first_and_says_so() -> None:
    given = verdict(invitation(known="no", rude="yes", mutual=3), "selective")
    assert (given.findings[0].rule, given.findings[0].decides) == ("R23", "pass")
    assert [finding.decides for finding in given.findings[1:]] == [None] * (len(given.findings) - 1)


def test_the_weightiest_finding_comes_before_the_others() -> None:
    given = verdict(invitation(NOTE_WITH_REASON, known="no", mutual=3))
    weights = [abs(finding.points) for finding in given.findings]
    assert weights == sorted(weights, reverse=True)


def test_a_finding_names_what_it_rests_on() -> None:
    given = verdict(invitation(NOTE_WITH_REASON, mutual=3, reviewed="yes"), "selective", RECORDS)
    assert because(given, "R06") == "The message gives a reason that concerns you (their message says “your article”)."
    assert because(given, "R08") == (
        "You and Ana Park have a mutual connection (mutual connections: 3; you said so on 15 Mar 2026)."
    )
    assert because(given, "R09") == "in your sphere: no (you looked on 15 Mar 2026 and noted nothing about it)"
    assert because(given, "R10") == (
        "same school, same company, same group or organisation, same event: no "
        "(you looked on 15 Mar 2026 and noted nothing about it)"
    )


def test_what_they_answered_is_quoted_where_a_rule_rests_on_it() -> None:
    asked = invitation(state="asked")
    gave_a_reason = replace(asked, answer="I read your article on tides and would like to ask about the gauges.")
    assert because(verdict(gave_a_reason), "R21") == (
        "You asked Ana Park why, and they gave a reason (they answered “your article”)."
    )
    widening = replace(asked, answer="I just want to grow my network.")
    assert because(verdict(widening), "R20") == (
        "You asked Ana Park why. They answered only that they want a larger network (they answered “grow my network”)."
    )
    told = invitation(state="asked", answer="reason")
    assert because(verdict(told), "R21").endswith("gave a reason (you said so on 15 Mar 2026).")


def test_of_two_reasons_each_of_which_would_do_both_are_named() -> None:
    message = "We help companies get more leads. Could you refer me to your boss?"
    assert because(verdict(invitation(message)), "R19") == (
        "The first message sells something (their message says “We help companies get more leads”). "
        "The first message asks you a favour (their message says “refer me to”)."
    )


def test_what_keeps_a_rule_open_is_named() -> None:
    given = verdict(invitation(known="no", trusted_mutual="yes", message=DEFAULT_TEXT), "strategic")
    assert because(given, "R15") == "their connections: unknown"
    assert because(given, "R07") == (
        "a reason that concerns you: no (it is a default text); their answer: not yet (assumed)"
    )


def test_what_somebody_is_called_is_not_read_as_a_sentence_of_ours() -> None:
    person = replace(invitation().person, name="{evidence} {0} %s [/]")
    assert because(verdict(replace(invitation(), person=person), evidence=RECORDS), "R03").startswith(
        "You do not seem to know {evidence} {0} %s [/], and"
    )


@pytest.mark.parametrize(("policy", "rule"), [("open-with-care", "R03"), ("known-only", "R03-anyone")])
def test_that_the_user_does_not_know_somebody_is_stated_only_once_they_said_so(policy: str, rule: str) -> None:
    assert because(verdict(invitation(), policy, RECORDS), rule).startswith("You do not seem to know Ana Park, and")
    assert because(verdict(invitation(known="no"), policy, RECORDS), rule).startswith("You do not know Ana Park, and")


def test_an_old_invitation_is_remarked_on_and_no_more() -> None:
    old = replace(invitation(known="yes"), sent=SENT - timedelta(days=200))
    given = verdict(old)
    assert "R25" in {finding.rule for finding in given.findings}
    assert given.score == verdict(invitation(known="yes")).score


def test_everything_assumed_is_listed_and_nothing_that_was_said() -> None:
    listed = {assumption.fact for assumption in verdict(invitation(rude="yes"), evidence=RECORDS).assumed}
    assert listed == {
        "known",
        "interaction",
        "answer",
        "salesy",
        "favour",
        "widening",
        "passed_before",
        "left_before",
        "named_mutual",
    }


def test_answering_the_question_in_one_way_accepts_and_in_the_other_looks_on() -> None:
    assert verdict(invitation(known="yes")).advice == "accept"
    assert verdict(invitation(known="no")).question != verdict(invitation()).question


def test_a_flip_stands_for_itself_and_not_for_what_follows_from_it() -> None:
    flips = {flip.fact for flip in verdict(invitation()).flips}
    assert "known" in flips
    assert not {"relation", "interaction", "how", "vouch"} & flips


def test_what_i_can_tell_myself_is_offered_before_what_others_can() -> None:
    facts = [flip.fact for flip in verdict(invitation(known="no"), "strategic").flips]
    assert facts.index("potential") < facts.index("answer") < facts.index("rude")


def test_a_number_is_offered_at_the_border_where_it_changes_something() -> None:
    flips = {flip.fact: flip.value for flip in verdict(invitation(known="no"), "strategic").flips}
    assert flips["connections"] == 501


def test_once_they_have_written_i_am_asked_what_they_answered() -> None:
    answered = replace(
        invitation(known="no", state="asked"),
        person=Person(
            RecordId(2), "Ana Park", received=MessageCount(1, ASKED.date(), ASKED.date() + timedelta(days=2))
        ),
    )
    given = judge(answered, Evidence(ASKED + timedelta(days=3)), shipped_policies()["strategic"])
    assert given.advice == "look"
    assert given.question is not None
    assert given.question.text == "What did Ana Park answer when you asked why?"


def test_when_the_days_have_run_out_no_answer_is_an_answer() -> None:
    asked = invitation(known="no", state="asked")
    given = judge(asked, Evidence(ASKED + timedelta(days=15)), shipped_policies()["strategic"])
    assert given.advice == "pass"
    assert because(given, "R22") == (
        "You asked Ana Park why, and no answer came (you asked 15 days ago, and they have not written since)."
    )


def test_without_the_assumption_of_no_bad_news_an_acceptance_is_not_firm(tmp_path: Path) -> None:
    (tmp_path / "wary.toml").write_text('base = "open-with-care"\n[assume]\nrude = "off"', "utf-8")
    wary = load_policies(tmp_path)["wary"]
    given = judge(invitation(known="yes"), NO_RECORDS, wary)
    assert (given.advice, given.firm) == ("accept", False)
    assert given.question is not None
    assert given.question.fact == "rude"


def test_a_rule_of_my_own_may_look_at_the_headline(tmp_path: Path) -> None:
    (tmp_path / "tidal.toml").write_text(
        """
base = "open-with-care"
[rule.tidal]
title = "Tidal people"
sentence = "{name} works with tides."
when = "headline:tidal -known:no"
[decisive]
tidal = "accept"
""",
        "utf-8",
    )
    tidal = load_policies(tmp_path)["tidal"]
    turbines = replace(invitation(known="yes"), person=replace(invitation(known="yes").person, headline="Tidal power"))
    given = judge(turbines, NO_RECORDS, tidal)
    assert (given.advice, given.findings[0].because) == ("accept", "Ana Park works with tides.")
    assert judge(invitation(known="no"), NO_RECORDS, tidal).findings[0].rule != "tidal"
    by_headline = [
        judge(replace(invitation(), person=replace(invitation().person, headline=headline)), NO_RECORDS, tidal)
        for headline in ("Tidal power", "Poetry", None)
    ]
    assert ["tidal" in {failure.rule for failure in given.not_ if failure.holds == "no"} for given in by_headline] == [
        False,
        True,
        True,
    ]
    assert rules_that_hold(turbines, NO_RECORDS, tidal) == {"tidal", "R01", "R02"}


@pytest.mark.parametrize("policy", sorted(shipped_policies()))
def test_facts_come_with_their_source_and_their_grounds(policy: str) -> None:
    facts = facts_of(invitation(known="no", reviewed="yes"), RECORDS, shipped_policies()[policy])
    assert (facts["known"].source, facts["known"].on) == ("you", SAID)
    assert (facts["photo"].source, facts["personal_note"].source, facts["rude"].source) == (
        "derived",
        "derived",
        "assumed",
    )
    assert all(fact.because for fact in facts.values() if fact.source != "you")
