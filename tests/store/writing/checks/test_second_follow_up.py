"""Following up twice."""

import pytest

from store.records.ids import RecordId
from store.writing.purposes import Purpose
from tests.store.writing.checks.contexts import BO, context, day, remarks, sent


@pytest.mark.parametrize("purpose", ["follow-up", "pitch", "referral"])
def test_whoever_left_a_follow_up_unanswered_is_not_asked_again(purpose: Purpose) -> None:
    (remark,) = remarks(
        "second-follow-up",
        "Hello",
        context(purpose, sent=(sent("pitch", RecordId(40)), sent("follow-up", RecordId(20)))),
    )
    assert "12 May 2026 (2 weeks ago)" in remark.because


def test_a_follow_up_to_what_was_asked_twice_is_a_second_one() -> None:
    on = context("follow-up", sent=(sent("pitch", RecordId(40)), sent("pitch", RecordId(20))))
    assert remarks("second-follow-up", "Hello", on)


def test_the_first_follow_up_is_right() -> None:
    assert remarks("second-follow-up", "Hello", context("follow-up", sent=(sent("pitch", RecordId(20)),))) == []


def test_what_they_wrote_since_makes_a_new_beginning() -> None:
    on = context("follow-up", sent=(sent("pitch", RecordId(40)), sent("follow-up", RecordId(20))), last_heard=day(10))
    assert remarks("second-follow-up", "Hello", on) == []


def test_a_follow_up_to_somebody_else_does_not_count() -> None:
    on = context("follow-up", sent=(sent("follow-up", RecordId(20), person=BO),))
    assert remarks("second-follow-up", "Hello", on) == []


@pytest.mark.parametrize("purpose", ["check-in", "letter", "congratulation"])
def test_other_ways_stay_open_after_a_follow_up(purpose: Purpose) -> None:
    assert remarks("second-follow-up", "Hello", context(purpose, sent=(sent("follow-up", RecordId(120)),))) == []
