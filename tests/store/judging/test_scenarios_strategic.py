"""Text 003: look before accepting; potential, value or a wide network is reason enough; if nothing tells, ask why."""

import pytest

from tests.store.judging.invented_invitations import DEFAULT_TEXT, NOTE, NOTE_WITH_REASON, Said, case, verdict

SCENARIOS: list[tuple[str, Said, str]] = [
    ("nothing is known", {}, "look"),
    ("a stranger is looked at first", {"known": "no"}, "look"),
    ("a stranger with the default text is looked at first", {"known": "no", "message": DEFAULT_TEXT}, "look"),
    ("a stranger with a note and a reason is looked at first", {"known": "no", "message": NOTE_WITH_REASON}, "look"),
    (
        "a stranger with a trusted link is looked at first",
        {"known": "no", "trusted_mutual": "yes", "reason": "yes"},
        "look",
    ),
    ("I looked, and nothing tells: ask why", {"known": "no", "reviewed": "yes"}, "ask"),
    (
        "I looked at the sender of a default text: ask why",
        {"known": "no", "reviewed": "yes", "message": DEFAULT_TEXT},
        "ask",
    ),
    ("I looked, and the note gives no reason: ask why", {"known": "no", "reviewed": "yes", "message": NOTE}, "ask"),
    (
        "I looked, and the note gives a reason",
        {"known": "no", "reviewed": "yes", "message": NOTE_WITH_REASON},
        "accept",
    ),
    ("I looked, and there is a reason", {"known": "no", "reviewed": "yes", "reason": "yes"}, "accept"),
    (
        "I looked; a note weighs in where there is much in common",
        {"known": "no", "reviewed": "yes", "message": NOTE, "same_group": "yes", "mutual": 4},
        "accept",
    ),
    ("potential for collaboration", {"known": "no", "potential": "yes"}, "accept"),
    ("potential, and a default text", {"known": "no", "potential": "yes", "message": DEFAULT_TEXT}, "accept"),
    ("potential, whoever they are", {"potential": "yes"}, "accept"),
    ("potential, but they did not answer", {"known": "no", "potential": "yes", "answer": "none"}, "accept"),
    ("potential, but rude", {"known": "no", "potential": "yes", "rude": "yes"}, "pass"),
    ("potential, but selling", {"known": "no", "potential": "yes", "salesy": "yes"}, "pass"),
    ("more than 500 connections", {"known": "no", "connections": 501}, "accept"),
    ("more than 500 connections, looked at", {"known": "no", "connections": 900, "reviewed": "yes"}, "accept"),
    ("500 connections are not more than 500", {"known": "no", "connections": 500}, "look"),
    ("500 connections and nothing else", {"known": "no", "connections": 500, "reviewed": "yes"}, "ask"),
    ("mutual benefit", {"known": "no", "value_to_me": 1, "value_to_them": 2}, "accept"),
    ("benefit to one side", {"known": "no", "value_to_me": 3, "value_to_them": 0, "reviewed": "yes"}, "ask"),
    (
        "to my liking and of value",
        {"known": "no", "reviewed": "yes", "person_ok": "yes", "company_ok": "yes", "value_to_me": 2},
        "accept",
    ),
    ("shared groups: what is it worth?", {"known": "no", "reviewed": "yes", "same_group": "yes"}, "look"),
    (
        "shared groups of no value: ask why",
        {"known": "no", "reviewed": "yes", "same_group": "yes", "value_to_me": 0, "value_to_them": 0},
        "ask",
    ),
    ("the answer gives a reason", {"known": "no", "answer": "reason"}, "accept"),
    ("the answer gives a reason, looked at", {"known": "no", "answer": "reason", "reviewed": "yes"}, "accept"),
    ("the answer is only widening: a quantity seeker", {"known": "no", "answer": "widening"}, "pass"),
    ("a quantity seeker with 5,000 connections", {"known": "no", "answer": "widening", "connections": 5000}, "pass"),
    ("no answer", {"known": "no", "answer": "none", "reviewed": "yes"}, "pass"),
    ("a previous acquaintance", {"how": "worked-together"}, "accept"),
    ("an existing business partner", {"relation": "client"}, "accept"),
    ("a recruiter of my sphere is looked at first", {"known": "no", "relation": "recruiter", "sphere": "yes"}, "look"),
    ("asked why", {"known": "no", "reviewed": "yes", "state": "asked"}, "wait"),
]


@pytest.mark.parametrize(("said", "advice"), [row[1:] for row in SCENARIOS], ids=[row[0] for row in SCENARIOS])
def test_strategic(said: Said, advice: str) -> None:
    assert verdict(case(said), "strategic").advice == advice
