"""Whether this is the time for a letter."""

from datetime import date

import pytest

from store.settings import Sending
from store.writing.purposes import Purpose
from tests.store.writing.checks.contexts import context, day, invited, marked, remarks, sent

FEW = Sending(requests_a_day=2, requests_a_week=3, notes_a_month=2)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([0, 0], "2 invitations went out today, and 2 is the most"),
        ([6, 3, 1], "3 invitations went out in a week, and 3 is the most"),
    ],
)
def test_invitations_beyond_what_a_day_and_a_week_allow_are_too_many(days: list[int], told: str) -> None:
    on = context(sending=FEW, requested_on=tuple(map(day, days)))
    assert [remark.because for remark in remarks("too-many", "Hello", on)] == [told]


def test_notes_are_counted_by_the_month_and_only_where_a_note_is_written() -> None:
    noted = (date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 1))
    on_note = context(channel="linkedin-note", sending=FEW, noted_on=noted)
    assert [remark.because for remark in remarks("too-many", "Hello", on_note)] == [
        "2 notes went out this month, and 2 is the most"
    ]
    assert remarks("too-many", "Hello", context(channel="inmail", sending=FEW, noted_on=noted)) == []
    assert remarks("too-many", "Hello", context(channel="linkedin-note", sending=FEW, noted_on=noted[:2])) == []


def test_requests_of_last_week_and_other_texts_are_not_counted() -> None:
    assert remarks("too-many", "Hello", context(sending=FEW, requested_on=tuple(map(day, [7, 8, 9, 1])))) == []
    assert remarks("too-many", "Hello", context("pitch", sending=FEW, requested_on=tuple(map(day, [0, 0, 0])))) == []


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
    (remark,) = remarks("not-now", "Hello", context("follow-up", sent=(sent("pitch", 3),)))
    assert remark.because == "you wrote to them 3 days ago; give them until 2026-06-05 to answer"
    assert remarks("not-now", "Hello", context("follow-up", invitations=(invited("waiting", 6),)))


def test_after_a_week_or_an_answer_a_follow_up_is_not_too_early() -> None:
    assert remarks("not-now", "Hello", context("follow-up", sent=(sent("pitch", 7),))) == []
    assert remarks("not-now", "Hello", context("follow-up", sent=(sent("pitch", 3),), last_heard=day(2))) == []
    assert remarks("not-now", "Hello", context("follow-up")) == []


def test_whoever_is_left_is_muted_first() -> None:
    assert remarks("mute-first", "Farewell", context("leave", muted=False))
    assert remarks("mute-first", "Farewell", context("leave", muted=True)) == []
    assert remarks("mute-first", "Hello", context("pass", muted=False)) == []


@pytest.mark.parametrize("purpose", ["request", "pitch", "referral", "letter"])
def test_my_own_profile_is_looked_at_once_a_quarter_before_i_ask(purpose: Purpose) -> None:
    assert remarks("own-profile", "Hello", context(purpose, profile_checked=None))
    assert remarks("own-profile", "Hello", context(purpose, profile_checked=day(93)))
    assert remarks("own-profile", "Hello", context(purpose, profile_checked=day(92))) == []


def test_whoever_does_not_ask_needs_no_profile() -> None:
    assert remarks("own-profile", "Hello", context("pass", profile_checked=None)) == []
