"""Dates and ages as rows and sentences tell them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import ages_from, day_from
from store.dates_in_words import ago, coming_day, day, in_words, short_age, short_day

WEDNESDAY = date(2026, 3, 4)
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
moments = days.map(lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)).flatmap(
    lambda midnight: st.timedeltas(timedelta(0), timedelta(days=1)).map(lambda time: midnight + time)
)


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (NOON + timedelta(days=3), "now"),
        (NOON - timedelta(minutes=59), "now"),
        (NOON - timedelta(hours=1), "1h"),
        (NOON - timedelta(hours=23, minutes=59), "23h"),
        (NOON - timedelta(days=1), "1d"),
        (NOON - timedelta(days=13, hours=23), "13d"),
        (NOON - timedelta(days=14), "2w"),
        (datetime(2026, 1, 5, tzinfo=UTC), "8w"),
        (datetime(2026, 1, 4, tzinfo=UTC), "2mo"),
        (datetime(2024, 3, 5, tzinfo=UTC), "23mo"),
        (datetime(2024, 3, 4, tzinfo=UTC), "2y"),
        (datetime(2026, 3, 4, 4, 0, tzinfo=timezone(timedelta(hours=-8))), "now"),
        (date(2026, 3, 4), "now"),
        (date(2026, 3, 3), "1d"),
        (date(2025, 6, 4), "9mo"),
        (date(2026, 3, 5), "now"),
        (None, ""),
    ],
)
def test_an_age_fits_a_narrow_column(when: datetime | date | None, text: str) -> None:
    assert short_age(when, NOON) == text


@given(moments, moments)
def test_an_age_is_understood_by_a_filter_as_the_rows_show_it(first: datetime, second: datetime) -> None:
    when, now = min(first, second), max(first, second)
    age = short_age(when, now)
    assert len(age) <= 5
    if age == "now" or age.endswith("h"):
        assert now - when < timedelta(days=1)
    else:
        least, below = ages_from(age)
        assert now - below < when <= now - least


@given(moments, moments)
def test_a_sentence_counts_an_age_as_the_row_does(first: datetime, second: datetime) -> None:
    when, now = min(first, second), max(first, second)
    age, told = short_age(when, now), ago(when, now)
    if age == "now" or age.endswith("h"):
        assert told in ("today", "yesterday")
    else:
        assert told.split()[0] == age.rstrip("dwmoy")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-03-04", "today"),
        ("2026-03-05", "tomorrow"),
        ("2026-03-03", "yesterday"),
        ("2026-03-07", "in 3 days"),
        ("2026-03-01", "3 days ago"),
        ("2026-02-11", "3 weeks ago"),
        ("2026-06-04", "in 3 months"),
        ("2023-03-04", "3 years ago"),
    ],
)
def test_a_day_is_told_from_where_today_is(day: str, words: str) -> None:
    assert in_words(date.fromisoformat(day), WEDNESDAY) == words


@given(days, st.integers(-13, 13))
def test_a_day_that_is_told_in_words_is_understood_again(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    assert day_from(in_words(day, today), today) == day


def test_days_are_told_in_words() -> None:
    assert day(date(2026, 3, 7)) == "7 Mar 2026"
    assert coming_day(date(2026, 3, 11), date(2026, 3, 10)) == "Wed 11 Mar 2026, tomorrow"
    assert coming_day(date(2026, 3, 20), date(2026, 3, 10)) == "Fri 20 Mar 2026, in 10 days"


@pytest.mark.parametrize(("days", "shown"), [(0, "now"), (3, "Sat"), (30, "3Apr"), (400, "4/27")])
def test_a_day_to_come_has_room_in_a_row(days: int, shown: str) -> None:
    assert short_day(WEDNESDAY + timedelta(days=days), WEDNESDAY) == shown
