"""Times as rows and sentences tell them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tui.render.dates import coming_day, day, short_age, short_day

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "shown"),
    [
        (timedelta(minutes=59), "now"),
        (timedelta(hours=1), "1h"),
        (timedelta(hours=23), "23h"),
        (timedelta(days=1), "1d"),
        (timedelta(days=13), "13d"),
        (timedelta(days=14), "2w"),
        (timedelta(days=59), "8w"),
        (timedelta(days=61), "2mo"),
        (timedelta(days=729), "23mo"),
        (timedelta(days=731), "2y"),
        (timedelta(days=-1), "now"),
    ],
)
def test_ages_are_short(ago: timedelta, shown: str) -> None:
    assert short_age(NOW - ago, NOW) == shown


def test_a_date_without_an_hour_has_an_age_too() -> None:
    assert short_age(date(2026, 3, 1), NOW) == "9d"
    assert short_age(None, NOW) == ""


def test_days_are_told_in_words() -> None:
    assert day(date(2026, 3, 7)) == "7 Mar 2026"
    assert coming_day(date(2026, 3, 11), NOW.date()) == "Wed 11 Mar 2026, tomorrow"
    assert coming_day(date(2026, 3, 20), NOW.date()) == "Fri 20 Mar 2026, in 10 days"


@pytest.mark.parametrize(("days", "shown"), [(0, "now"), (3, "Fri"), (30, "9Apr"), (400, "4/27")])
def test_a_day_to_come_has_room_in_a_row(days: int, shown: str) -> None:
    assert short_day(NOW.date() + timedelta(days=days), NOW.date()) == shown
