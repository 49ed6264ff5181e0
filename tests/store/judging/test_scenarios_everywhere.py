"""What all four texts agree on, so that every shipped policy has to."""

import pytest
from msgspec.structs import replace

from store.judging.policies import shipped_policies
from tests.store.judging.invented_invitations import (
    DEFAULT_TEXT,
    NOTE_WITH_REASON,
    RECORDS,
    Said,
    case,
    invitation,
    verdict,
)

everywhere = pytest.mark.parametrize("policy", sorted(shipped_policies()))

WELCOME: list[tuple[str, Said]] = [
    ("you know them", {"known": "yes"}),
    ("you know them and it went well", {"known": "yes", "interaction": "good"}),
    ("you know them, and their message is a default text", {"known": "yes", "message": DEFAULT_TEXT}),
    ("you have met", {"how": "met"}),
    ("you worked together", {"how": "worked-together"}),
    ("they applied for a role of yours", {"how": "applied"}),
    ("it went well between you, so you know them", {"interaction": "good"}),
    ("they are a colleague", {"relation": "colleague"}),
    ("they are your manager", {"relation": "manager"}),
    ("they report to you", {"relation": "report"}),
    ("they are a candidate of yours", {"relation": "candidate"}),
    ("they are a candidate whom you would not say you know", {"known": "no", "relation": "candidate"}),
    ("they are a client of yours", {"relation": "client"}),
]
UNWELCOME: list[tuple[str, Said]] = [
    ("they were rude", {"rude": "yes"}),
    ("they were rude, and you know them", {"rude": "yes", "known": "yes", "interaction": "good"}),
    ("they were rude, with a fine note", {"rude": "yes", "known": "no", "message": NOTE_WITH_REASON}),
    ("they were rude after you asked", {"rude": "yes", "known": "no", "state": "asked"}),
    ("they only widen their network", {"known": "no", "answer": "widening"}),
    ("they only widen their network, whoever they are", {"answer": "widening"}),
    ("they sell", {"known": "no", "salesy": "yes"}),
    ("they sell, by their message", {"known": "no", "message": "Hi, our services cut your costs. Book a demo!"}),
    ("they ask a favour first", {"known": "no", "favour": "yes"}),
    (
        "they ask a favour first, by their message",
        {"message": "Dear Ana, could you refer me for the role at your firm?"},
    ),
    ("they come back after a pass", {"known": "no", "passed_before": "yes"}),
    ("they come back after a pass with a reason", {"passed_before": "yes", "message": NOTE_WITH_REASON}),
    ("you know them, and it went badly", {"known": "yes", "interaction": "bad"}),
    ("they are a colleague, and it went badly", {"relation": "colleague", "interaction": "bad"}),
    ("they did not answer", {"known": "no", "answer": "none"}),
]


@everywhere
@pytest.mark.parametrize("said", [said for _, said in WELCOME], ids=[name for name, _ in WELCOME])
def test_whom_i_know_is_accepted_firmly(policy: str, said: Said) -> None:
    given = verdict(case(said), policy)
    assert (given.advice, given.firm) == ("accept", True)


@everywhere
@pytest.mark.parametrize("said", [said for _, said in UNWELCOME], ids=[name for name, _ in UNWELCOME])
def test_bad_news_is_passed_on(policy: str, said: Said) -> None:
    assert verdict(case(said), policy).advice == "pass"


@everywhere
def test_of_a_stranger_it_is_first_asked_whether_i_know_them(policy: str) -> None:
    given = verdict(invitation(), policy)
    assert given.advice == "look"
    assert given.question is not None
    assert given.question.text == "Do you know Ana Park?"


@everywhere
def test_it_waits_for_the_answer_to_my_question(policy: str) -> None:
    assert verdict(invitation(known="no", state="asked"), policy).advice == "wait"


@everywhere
def test_it_does_not_wait_once_i_remember_them(policy: str) -> None:
    assert verdict(invitation(known="yes", state="asked"), policy).advice == "accept"


@everywhere
def test_an_introduction_that_i_was_not_asked_about_is_not_accepted_for_that(policy: str) -> None:
    unasked: Said = {"introduced": "yes", "consent_asked": "no", "known": "no"}
    assert verdict(case(unasked), policy).advice in {"look", "ask"}
    assert verdict(case({**unasked, "reviewed": "yes"}), policy).advice in {"pass", "ask"}


@everywhere
def test_a_stranger_with_an_empty_message_costs_two_answers(policy: str) -> None:
    assert verdict(invitation(known="no", reviewed="yes"), policy).firm


@everywhere
def test_that_i_do_not_know_them_is_assumed_only_where_records_say_so_and_is_still_asked(policy: str) -> None:
    given = verdict(invitation(), policy, RECORDS)
    assert given.question is not None
    assert given.question.fact == "known"
    assumed = {assumption.fact: assumption for assumption in given.assumed}
    assert assumed["known"].value == "no"
    assert assumed["known"].because == "not found in your 812 connections and 3,204 messages"
    assert "known" not in {assumption.fact for assumption in verdict(invitation(), policy).assumed}


@everywhere
def test_my_own_invitations_are_not_judged(policy: str) -> None:

    given = verdict(replace(invitation(rude="yes"), direction="outgoing"), policy)
    assert (given.advice, given.score, given.findings) == (None, None, ())


@everywhere
def test_what_is_decided_is_still_judged(policy: str) -> None:
    assert verdict(invitation(known="yes", state="passed"), policy).advice == "accept"
