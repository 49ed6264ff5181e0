"""Text 000: whom I know is welcome; whom I do not know, after due diligence, if there is a link, a reason, or value."""

import pytest

from tests.store.judging.invented_invitations import (
    DEFAULT_TEXT,
    NOTE,
    NOTE_WITH_REASON,
    RECORDS,
    Said,
    case,
    invitation,
    verdict,
)

SCENARIOS: list[tuple[str, Said, str]] = [
    ("nothing is known", {}, "look"),
    ("a stranger is looked at first", {"known": "no"}, "look"),
    ("a stranger with the default text is looked at first", {"known": "no", "message": DEFAULT_TEXT}, "look"),
    ("a stranger with a note is looked at first", {"known": "no", "message": NOTE}, "look"),
    ("a stranger with a reason is looked at first", {"known": "no", "message": NOTE_WITH_REASON}, "look"),
    ("I looked: no link, no reason, no interest", {"known": "no", "reviewed": "yes"}, "pass"),
    ("I looked at the sender of a default text", {"known": "no", "reviewed": "yes", "message": DEFAULT_TEXT}, "pass"),
    (
        "I looked, and found a thousand connections only",
        {"known": "no", "reviewed": "yes", "connections": 1000},
        "pass",
    ),
    ("I looked, and found a photo only", {"known": "no", "reviewed": "yes", "photo": "yes"}, "pass"),
    (
        "I looked, and liked what I saw, but see no value",
        {"known": "no", "reviewed": "yes", "person_ok": "yes", "company_ok": "yes", "value_to_me": 0},
        "pass",
    ),
    (
        "I looked: person and company are to my liking, and I see value",
        {"known": "no", "reviewed": "yes", "person_ok": "yes", "company_ok": "yes", "value_to_me": 2},
        "accept",
    ),
    (
        "person and company are to my liking, and I see value: then I have looked",
        {"known": "no", "person_ok": "yes", "company_ok": "yes", "value_to_me": 1},
        "accept",
    ),
    (
        "I looked and liked what I saw: now what is it worth?",
        {"known": "no", "reviewed": "yes", "person_ok": "yes", "company_ok": "yes"},
        "look",
    ),
    (
        "a positive link: somebody I trust, and a reason",
        {"known": "no", "trusted_mutual": "yes", "message": NOTE_WITH_REASON},
        "accept",
    ),
    (
        "a positive link, and a reason when I asked",
        {"known": "no", "trusted_mutual": "yes", "answer": "reason"},
        "accept",
    ),
    ("somebody I trust, but no reason", {"known": "no", "trusted_mutual": "yes"}, "look"),
    ("a mutual connection that I do not specially trust", {"known": "no", "mutual": 3, "reason": "yes"}, "look"),
    (
        "the same, once I looked",
        {"known": "no", "mutual": 3, "message": NOTE_WITH_REASON, "reviewed": "yes"},
        "accept",
    ),
    ("of value to both: just connect", {"known": "no", "value_to_me": 2, "value_to_them": 1}, "accept"),
    (
        "in my sphere, with potential, of value to both",
        {"known": "no", "sphere": "yes", "potential": "yes", "value_to_me": 1, "value_to_them": 1},
        "accept",
    ),
    ("in my sphere, with potential: what is it worth?", {"known": "no", "sphere": "yes", "potential": "yes"}, "look"),
    (
        "in my sphere, but of no value",
        {"known": "no", "sphere": "yes", "reviewed": "yes", "value_to_me": 0, "value_to_them": 0},
        "pass",
    ),
    ("of value to me alone", {"known": "no", "reviewed": "yes", "value_to_me": 3, "value_to_them": 0}, "ask"),
    ("in my sphere, with a reason", {"known": "no", "sphere": "yes", "message": NOTE_WITH_REASON}, "look"),
    (
        "in my sphere, with a reason, once I looked",
        {"known": "no", "sphere": "yes", "message": NOTE_WITH_REASON, "reviewed": "yes"},
        "accept",
    ),
    (
        "a reason, and nothing else found: mine to decide",
        {"known": "no", "reviewed": "yes", "message": NOTE_WITH_REASON},
        "yours",
    ),
    (
        "a note without a reason, and nothing found: they can tell why",
        {"known": "no", "reviewed": "yes", "message": NOTE},
        "ask",
    ),
    (
        "a network for its own sake is no reason",
        {"known": "no", "reviewed": "yes", "message": "Hi, I am just expanding my network."},
        "pass",
    ),
    ("a reason when I asked, and not looked at yet", {"known": "no", "answer": "reason"}, "look"),
    ("a reason when I asked, and nothing found", {"known": "no", "answer": "reason", "reviewed": "yes"}, "yours"),
    (
        "a reason when I asked, in my sphere",
        {"known": "no", "answer": "reason", "sphere": "yes", "reviewed": "yes"},
        "accept",
    ),
    ("no answer when I asked", {"known": "no", "answer": "none", "reviewed": "yes"}, "pass"),
    ("only widening when I asked", {"known": "no", "answer": "widening", "trusted_mutual": "yes"}, "pass"),
    ("a recruiter of my sphere is looked at first", {"known": "no", "relation": "recruiter", "sphere": "yes"}, "look"),
    ("more than 500 connections are no reason", {"known": "no", "connections": 800}, "look"),
    ("somebody known, looked at or not", {"known": "yes", "reviewed": "yes"}, "accept"),
]


@pytest.mark.parametrize(("said", "advice"), [row[1:] for row in SCENARIOS], ids=[row[0] for row in SCENARIOS])
def test_open_with_care(said: Said, advice: str) -> None:
    assert verdict(case(said)).advice == advice


def test_a_look_that_finds_nothing_gives_a_firm_pass_without_guilt() -> None:
    given = verdict(invitation(known="no", reviewed="yes"))
    assert (given.advice, given.firm) == ("pass", True)
    assert given.findings[0].rule == "R28"
    assert given.findings[0].decides == "pass"


def test_after_the_question_whether_i_know_them_comes_the_look() -> None:
    given = verdict(invitation(known="no"))
    assert given.question is not None
    assert given.question.text == "Have you looked at the profile of Ana Park?"


def test_records_answer_the_first_question_so_that_one_key_is_left() -> None:
    given = verdict(invitation(reviewed="yes"), evidence=RECORDS)
    assert (given.advice, given.firm) == ("pass", True)


def test_what_i_like_makes_the_value_the_next_question() -> None:
    given = verdict(invitation(known="no", reviewed="yes", person_ok="yes", company_ok="yes"))
    assert given.question is not None
    assert given.question.fact == "value_to_me"
