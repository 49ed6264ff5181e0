"""Text 004: strangers are fine with a specific professional reason in a note of their own; ignore the generic."""

import pytest

from tests.store.judging.invented_invitations import DEFAULT_TEXT, NOTE, NOTE_WITH_REASON, Said, case, verdict

SCENARIOS: list[tuple[str, Said, str]] = [
    ("nothing is known", {}, "look"),
    ("a stranger without a word", {"known": "no"}, "look"),
    ("a generic request", {"known": "no", "message": DEFAULT_TEXT}, "look"),
    ("a generic request, looked at", {"known": "no", "reviewed": "yes", "message": DEFAULT_TEXT}, "pass"),
    ("no word at all, looked at", {"known": "no", "reviewed": "yes"}, "pass"),
    ("a generic request with 2,000 connections", {"known": "no", "reviewed": "yes", "connections": 2000}, "pass"),
    ("a note with a reason", {"known": "no", "message": NOTE_WITH_REASON}, "accept"),
    ("a note with a reason, whoever they are", {"message": NOTE_WITH_REASON}, "accept"),
    (
        "interest in my company, said in a note",
        {
            "known": "no",
            "message": "Hi Ana, I saw that you work at Tidewell. I'm interested in learning more about its research.",
        },
        "accept",
    ),
    (
        "met at an event, said in a note",
        {
            "known": "no",
            "message": "Hi Ana, we met at last month's meetup. I'd love to exchange notes on grid planning.",
        },
        "accept",
    ),
    ("a reason, in other words", {"known": "no", "reason": "yes"}, "accept"),
    ("the same school, and a reason", {"known": "no", "same_school": "yes", "reason": "yes"}, "accept"),
    (
        "the same event, a note and a reason",
        {"known": "no", "same_event": "yes", "message": NOTE_WITH_REASON},
        "accept",
    ),
    ("the same company, and a reason", {"known": "no", "same_company": "yes", "reason": "yes"}, "accept"),
    ("a shared connection, and a reason", {"known": "no", "mutual": 1, "reason": "yes"}, "accept"),
    (
        "a note, the same school, and the same field",
        {"known": "no", "message": NOTE, "same_school": "yes", "sphere": "yes"},
        "accept",
    ),
    ("the same school without a word", {"known": "no", "same_school": "yes"}, "look"),
    (
        "the same school without a word, looked at",
        {"known": "no", "same_school": "yes", "reviewed": "yes", "value_to_me": 0, "value_to_them": 0},
        "ask",
    ),
    ("my field without a word, looked at", {"known": "no", "sphere": "yes", "reviewed": "yes"}, "ask"),
    ("a shared connection and the default text", {"known": "no", "mutual": 5, "message": DEFAULT_TEXT}, "look"),
    ("a note without a reason", {"known": "no", "message": NOTE}, "look"),
    ("a note without a reason, looked at", {"known": "no", "message": NOTE, "reviewed": "yes"}, "ask"),
    ("a recruiter of my field", {"known": "no", "relation": "recruiter", "sphere": "yes"}, "accept"),
    (
        "a hiring manager of my field with the default text",
        {"relation": "hiring-manager", "sphere": "yes", "message": DEFAULT_TEXT},
        "accept",
    ),
    (
        "a recruiter of another field",
        {"known": "no", "relation": "recruiter", "sphere": "no", "reviewed": "yes"},
        "pass",
    ),
    ("a colleague I hardly know", {"known": "no", "relation": "colleague"}, "accept"),
    ("my manager", {"relation": "manager"}, "accept"),
    ("a salesy first message with a reason", {"known": "no", "salesy": "yes", "reason": "yes"}, "pass"),
    ("a favour asked at first contact", {"known": "no", "favour": "yes", "message": NOTE_WITH_REASON}, "pass"),
    ("a second request after I passed", {"known": "no", "passed_before": "yes", "reason": "yes"}, "pass"),
    ("no answer to my question", {"known": "no", "answer": "none"}, "pass"),
    ("a reason when I asked", {"known": "no", "answer": "reason", "reviewed": "yes"}, "accept"),
    (
        "to my liking and of value, without a word",
        {"known": "no", "reviewed": "yes", "person_ok": "yes", "company_ok": "yes", "value_to_me": 2},
        "ask",
    ),
    ("a peripheral acquaintance", {"how": "met"}, "accept"),
    ("asked why", {"known": "no", "state": "asked"}, "wait"),
]


@pytest.mark.parametrize(("said", "advice"), [row[1:] for row in SCENARIOS], ids=[row[0] for row in SCENARIOS])
def test_selective(said: Said, advice: str) -> None:
    assert verdict(case(said), "selective").advice == advice
