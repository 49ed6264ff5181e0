"""Requests beyond the limits of the settings."""

from datetime import date

import pytest

from store.settings import Sending
from tests.store.writing.checks.contexts import context, day, remarks

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
