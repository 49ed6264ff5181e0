"""Reasons for later, and follow-ups too soon."""

import pytest

from store.records.ids import RecordId
from tests.store.writing.checks.contexts import context, day, invited, marked, remarks, sent


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Next year I might be looking for a pilot.", "Next year I might be looking"),
        ("I would like to connect, in case I ever need a pilot.", "in case I ever"),
        ("I might need a buoy some day.", "I might need a buoy some day"),
        ("I am not looking for a pilot right now, but let us connect.", "I am not looking for a pilot right now, but"),
        ("Let us connect, should the need arise.", "should the need arise"),
        ("I will need a pilot one day.", "I will need a pilot one day"),
        ("This may come in handy later.", "may come in handy later"),
        ("Bitte nehmen Sie mich auf, falls ich irgendwann wechsle.", "falls ich irgendwann"),
    ],
)
def test_a_reason_for_later_is_marked(text: str, piece: str) -> None:
    assert marked("not-now", text) == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "Next year our harbour turns to other lamps. How did you go about it?",
        "I could use your advice on buoys. Would you talk with me next week?",
        "If I ever come to Linz, may I buy you a coffee?",
    ],
)
def test_a_reason_that_holds_today_is_left_alone(text: str) -> None:
    assert remarks("not-now", text) == []


def test_a_draft_for_a_day_to_come_may_have_a_reason_for_then() -> None:
    text = "Next year I might be looking for a pilot."
    assert remarks("not-now", text, context(due=day(-200))) == []
    assert remarks("not-now", text, context(due=day(0)))


def test_a_follow_up_gives_them_time_to_answer() -> None:
    (remark,) = remarks("not-now", "Hello", context("follow-up", sent=(sent("pitch", RecordId(3)),)))
    assert remark.because == "you wrote to them 3 days ago; give them until 5 Jun 2026 to answer"
    assert remarks("not-now", "Hello", context("follow-up", invitations=(invited("waiting", 6),)))


def test_after_a_week_or_an_answer_a_follow_up_is_not_too_early() -> None:
    assert remarks("not-now", "Hello", context("follow-up", sent=(sent("pitch", RecordId(7)),))) == []
    assert (
        remarks("not-now", "Hello", context("follow-up", sent=(sent("pitch", RecordId(3)),), last_heard=day(2))) == []
    )
    assert remarks("not-now", "Hello", context("follow-up")) == []
