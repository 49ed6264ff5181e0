"""Purposes: every one of them says what it is for, and fits into a row."""

from datetime import date, datetime, timedelta, timezone

import pytest

from store.records.ids import RecordId
from store.records.model import Channel, Person
from store.settings import Sending
from store.writing.check_context import CheckContext
from store.writing.purposes import MEANINGS, PURPOSES, Purpose
from tui.render.letter import meter_text
from tui.render.purposes import short_of, title_of

NOW = datetime(2026, 3, 10, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def test_every_purpose_is_explained_in_half_a_line() -> None:
    assert MEANINGS.keys() == set(PURPOSES)
    assert max(map(len, MEANINGS.values())) <= 56


@pytest.mark.parametrize("purpose", PURPOSES)
def test_every_purpose_has_a_title_and_a_word_of_nine_letters(purpose: Purpose) -> None:
    assert title_of(purpose)[0].isupper()
    assert len(short_of(purpose)) <= 9


def test_no_two_purposes_share_a_word() -> None:
    assert len({short_of(purpose) for purpose in PURPOSES}) == len(PURPOSES)


def metered(purpose: Purpose, channel: Channel) -> str:
    """The meter, five requests back, three of them with a note."""
    days = tuple(NOW.date() - timedelta(days=days) for days in (0, 6, 7, 9, 10))
    context = CheckContext(
        purpose,
        channel,
        Person(RecordId(2), "Ana Park"),
        NOW,
        sending=Sending(requests_a_week=40, notes_a_month=5),
        requested_on=days,
        noted_on=(*days[:1], date(2026, 3, 1), date(2026, 2, 28)),
    )
    return meter_text(context)


def test_the_meter_of_a_note_counts_the_month_and_seven_days() -> None:
    assert metered("request", "linkedin-note") == "notes this month: 2 of 5, requests in 7 days: 2 of 40"


def test_a_request_by_another_way_uses_no_note() -> None:
    assert metered("request", "email") == "requests in 7 days: 2 of 40"


def test_what_is_no_request_has_no_meter() -> None:
    assert metered("check-in", "linkedin-message") == ""
