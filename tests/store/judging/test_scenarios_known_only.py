"""Text 001: only people I know, whichever way; everybody else is asked first, kindly, and the answer decides."""

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
    ("nothing is known: perhaps my memory fails me", {}, "look"),
    ("nothing is known of the writer of a fine note", {"message": NOTE_WITH_REASON}, "look"),
    ("nothing is known, but I looked", {"reviewed": "yes"}, "look"),
    ("a stranger", {"known": "no"}, "ask"),
    ("a stranger with the default text", {"known": "no", "message": DEFAULT_TEXT}, "ask"),
    ("a stranger with a note", {"known": "no", "message": NOTE}, "ask"),
    ("a stranger with a note and a reason", {"known": "no", "message": NOTE_WITH_REASON}, "ask"),
    ("a stranger whom I looked at", {"known": "no", "reviewed": "yes"}, "ask"),
    ("a stranger whom somebody I trust knows", {"known": "no", "trusted_mutual": "yes", "reason": "yes"}, "ask"),
    ("a stranger with many mutual connections", {"known": "no", "mutual": 40}, "ask"),
    ("a stranger with a thousand connections", {"known": "no", "connections": 1000}, "ask"),
    ("a stranger of my sphere", {"known": "no", "sphere": "yes"}, "ask"),
    ("a stranger of value", {"known": "no", "value_to_me": 3, "value_to_them": 3}, "ask"),
    ("a stranger with potential", {"known": "no", "potential": "yes"}, "ask"),
    (
        "a stranger after due diligence",
        {"known": "no", "reviewed": "yes", "person_ok": "yes", "company_ok": "yes", "value_to_me": 3},
        "ask",
    ),
    ("a recruiter of my field", {"known": "no", "relation": "recruiter", "sphere": "yes"}, "ask"),
    ("a stranger of my school", {"known": "no", "same_school": "yes"}, "ask"),
    (
        "a stranger with a complete profile and a photo",
        {"known": "no", "profile_complete": "yes", "photo": "yes"},
        "ask",
    ),
    ("a stranger who was introduced", {"known": "no", "introduced": "yes", "consent_asked": "yes"}, "ask"),
    ("a friend", {"how": "friend"}, "accept"),
    ("somebody I studied with", {"how": "studied-together"}, "accept"),
    ("somebody I corresponded with", {"how": "corresponded"}, "accept"),
    ("somebody known in some other way", {"how": "other"}, "accept"),
    ("somebody I would vouch for", {"vouch": "yes"}, "accept"),
    (
        "an acquaintance I would not vouch for: connecting is close to an endorsement",
        {"known": "yes", "vouch": "no"},
        "pass",
    ),
    ("a stranger I would not vouch for", {"vouch": "no"}, "pass"),
    ("a stranger who answered with a reason: they were asked first", {"known": "no", "answer": "reason"}, "accept"),
    ("a stranger who only widens a network", {"known": "no", "answer": "widening"}, "pass"),
    (
        "a stranger who widens a network, with potential",
        {"known": "no", "answer": "widening", "potential": "yes"},
        "pass",
    ),
    ("a stranger who did not answer", {"known": "no", "answer": "none"}, "pass"),
    ("a stranger who was asked", {"known": "no", "state": "asked"}, "wait"),
    ("a stranger with a reason who was asked", {"known": "no", "state": "asked", "message": NOTE_WITH_REASON}, "wait"),
    ("a rude friend", {"how": "friend", "rude": "yes"}, "pass"),
    ("a candidate for my role who sends a default text", {"relation": "candidate", "message": DEFAULT_TEXT}, "accept"),
]


@pytest.mark.parametrize(("said", "advice"), [row[1:] for row in SCENARIOS], ids=[row[0] for row in SCENARIOS])
def test_only_whom_i_know(said: Said, advice: str) -> None:
    assert verdict(case(said), "known-only").advice == advice


def test_who_is_not_among_my_records_is_asked_and_i_am_still_asked_whether_i_know_them() -> None:
    given = verdict(invitation(message=NOTE_WITH_REASON), "known-only", RECORDS)
    assert given.advice == "ask"
    assert given.question is not None
    assert given.question.fact == "known"


def test_no_points_ever_settle_it() -> None:
    everything: Said = {"reason": "yes", "personal_note": "yes", "profile_complete": "yes", "photo": "yes"}
    assert verdict(case(everything), "known-only").advice == "look"
