"""Dates and ages as people type them: understood in full, or refused with what was expected."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from store.dates import ages_from, day_from, days_from, length_from, moment_from, past_day_from

WEDNESDAY = date(2026, 3, 4)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
VIENNA = ZoneInfo("Europe/Vienna")
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-3-1", "2026-03-01"),
        ("today", "2026-03-04"),
        (" Tomorrow ", "2026-03-05"),
        ("yesterday", "2026-03-03"),
        ("fri", "2026-03-06"),
        ("Friday", "2026-03-06"),
        ("wed", "2026-03-11"),
        ("tues", "2026-03-10"),
        ("next monday", "2026-03-09"),
        ("next fri", "2026-03-13"),
        ("next week", "2026-03-09"),
        ("next month", "2026-04-01"),
        ("end of month", "2026-03-31"),
        ("the end of the year", "2026-12-31"),
        ("2w", "2026-03-18"),
        ("in 2 weeks", "2026-03-18"),
        ("3 days", "2026-03-07"),
        ("3d", "2026-03-07"),
        ("a week", "2026-03-11"),
        ("in a month", "2026-04-04"),
        ("3m", "2026-06-04"),
        ("1y", "2027-03-04"),
        ("1y 2m", "2027-05-04"),
        ("1y2m 3d", "2027-05-07"),
        ("2 weeks ago", "2026-02-18"),
        ("a year ago", "2025-03-04"),
        ("1 mar", "2027-03-01"),
        ("4 March", "2026-03-04"),
        ("mar 5th", "2026-03-05"),
        ("1st of september", "2026-09-01"),
        ("1 sept", "2026-09-01"),
        ("March 1, 2028", "2028-03-01"),
        ("29 feb", "2028-02-29"),
    ],
)
def test_a_day_is_understood_as_people_type_it(typed: str, day: str) -> None:
    assert day_from(typed, WEDNESDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fri", "2026-02-27"),
        ("wed", "2026-03-04"),
        ("last wed", "2026-02-25"),
        ("last friday", "2026-02-27"),
        ("1 mar", "2026-03-01"),
        ("mar 4th", "2026-03-04"),
        ("5 mar", "2025-03-05"),
        ("29 feb", "2024-02-29"),
        ("1 mar 2027", "2027-03-01"),
        ("tomorrow", "2026-03-05"),
        ("2 weeks ago", "2026-02-18"),
    ],
)
def test_a_day_on_which_something_happened_is_the_last_such_day(typed: str, day: str) -> None:
    assert past_day_from(typed, WEDNESDAY).isoformat() == day


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_on_which_something_happened_is_today_or_one_of_the_six_days_before(today: date, name: str) -> None:
    found = past_day_from(name, today)
    assert today - timedelta(days=6) <= found <= today
    assert WEEKDAYS[found.weekday()] == name


def test_a_month_from_the_end_of_a_long_month_is_the_end_of_a_short_one() -> None:
    assert day_from("1m", date(2026, 1, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "soon",
        "march",
        "2026",
        "2026-03",
        "12",
        "1 mar 27",
        "in fri",
        "next",
        "next 2w",
        "ma 1",
        "5x",
        "in 2w ago",
    ],
)
def test_what_is_not_a_whole_date_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date; write it as 2026-03-01, .*next mon"):
        day_from(typed, WEDNESDAY)


@pytest.mark.parametrize("typed", ["03/01/2026", "1.3.2026", "3/1", "1.3.", "25-12-26"])
def test_digits_that_can_be_read_in_more_than_one_way_are_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match="more than one way; write the year first"):
        day_from(typed, WEDNESDAY)


@pytest.mark.parametrize("typed", ["0999-12-31", "0005-01-01", "9998-01-01", "9999-12-31"])
def test_a_day_or_a_moment_that_the_tray_cannot_keep_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not between the years 1000 and 9997"):
        day_from(typed, WEDNESDAY)
    with pytest.raises(ValueError, match="is not between the years 1000 and 9997"):
        moment_from(f"{typed} 12:00", VIENNA)


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "31 apr", "30 feb", "29 feb 2027", "2026-13-01", "0 mar", "1 mar 0000"]
)
def test_a_day_that_the_calendar_does_not_have_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="not a day in the calendar"):
        day_from(typed, WEDNESDAY)


def test_a_day_beyond_the_last_year_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day in the calendar"):
        day_from("tomorrow", date.max)


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_one_of_the_next_seven_days(today: date, name: str) -> None:
    day = day_from(name, today)
    assert 1 <= (day - today).days <= 7
    assert day.strftime("%a").casefold() == name


@given(days, st.sampled_from(WEEKDAYS))
def test_next_and_a_weekday_lies_in_the_week_after_this_one(today: date, name: str) -> None:
    monday = today - timedelta(days=today.weekday())
    assert 7 <= (day_from(f"next {name}", today) - monday).days <= 13


@given(days, days)
def test_a_day_and_month_without_a_year_is_the_first_from_today_on(today: date, wanted: date) -> None:
    day = day_from(wanted.strftime("%d %b"), today)
    assert (day.month, day.day) == (wanted.month, wanted.day)
    assert day >= today
    assert day.year - today.year <= 1 or (day.month, day.day) == (2, 29)


@given(st.text() | st.text("0123456789 -/.dwmyainextofgr"))
def test_any_text_is_a_day_or_is_refused_by_name(text: str) -> None:
    for reading in (lambda typed: day_from(typed, WEDNESDAY), days_from, length_from, lambda t: moment_from(t, UTC)):
        with suppress(ValueError):
            assert reading(text) is not None


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-06", "2026-06-01", "2026-06-30"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-06-01", "2026-06-01", "2026-06-01"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_a_date_in_part_means_all_its_days(typed: str, first: str, last: str) -> None:
    assert days_from(typed) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("typed", ["", "26", "2026-6", "2026-13", "2026-02-30", "0000", "2026-06-01x", "june", "٢٠٢٦"])
def test_a_part_that_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a date; write 2026, 2026-06 or 2026-06-01"):
        days_from(typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-03-07", "2026-03-07T00:00:00+01:00"),
        ("2026-07-07", "2026-07-07T00:00:00+02:00"),
        ("2026-03-07 22:15", "2026-03-07T22:15:00+01:00"),
        ("2026-03-07T22:15:30", "2026-03-07T22:15:30+01:00"),
        ("2026-03-07T22:15:00Z", "2026-03-07T22:15:00+00:00"),
        ("2026-03-07T22:15:00-08:00", "2026-03-07T22:15:00-08:00"),
        ("2026-03-07 22:15+0530", "2026-03-07T22:15:00+05:30"),
    ],
)
def test_a_moment_without_an_offset_is_on_the_clock_of_the_zone(typed: str, moment: str) -> None:
    assert moment_from(typed, VIENNA).isoformat() == moment


@pytest.mark.parametrize(
    "typed",
    ["", "yesterday", "2026-03", "20260307", "2026-W10-1", "2026-02-30", "2026-03-07 25:00", "2026-03-07x", "22:15"],
)
def test_a_moment_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a date; write 2026-03-01"):
        moment_from(typed, VIENNA)


def test_a_moment_that_no_clock_in_utc_can_show_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        moment_from("0001-01-01T00:00:00+14:00", VIENNA)


@pytest.mark.parametrize(
    ("typed", "length"),
    [
        ("10d", relativedelta(days=10)),
        ("2w", relativedelta(days=14)),
        ("3 months", relativedelta(months=3)),
        ("3mo", relativedelta(months=3)),
        ("a year", relativedelta(years=1)),
        ("1Y 2M", relativedelta(years=1, months=2)),
    ],
)
def test_a_length_of_time_is_understood(typed: str, length: relativedelta) -> None:
    assert length_from(typed) == length


@pytest.mark.parametrize("typed", ["", "2", "w", "2x", "-2w", "2.5w", "2w and", "9999y", "fri"])
def test_what_is_not_a_length_of_time_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a length of time; write it as 10d, 2w, 3m, 1y"):
        length_from(typed)


def test_a_length_of_time_that_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="too long; at most 999 of a unit"):
        length_from("999y 999y")


def test_an_age_spans_its_unit() -> None:
    assert ages_from("2w") == (relativedelta(weeks=2), relativedelta(weeks=3))
    assert ages_from("1y 2m") == (relativedelta(years=1, months=2), relativedelta(years=1, months=3))
