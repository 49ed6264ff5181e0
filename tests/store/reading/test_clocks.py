"""The clocks of the archive: Pacific wall time, UTC, and dates as spreadsheets leave them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from store.reading.linkedin.clocks import connection_date, pacific_time, utc_time


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3/7/26, 10:15 PM", "2026-03-07T22:15:00-08:00"),
        ("3/9/26, 10:15 PM", "2026-03-09T22:15:00-07:00"),
        ("12/31/25, 12:00 AM", "2025-12-31T00:00:00-08:00"),
        ("7/4/23, 12:59 PM", "2023-07-04T12:59:00-07:00"),
        ("09/19/24, 01:47 AM", "2024-09-19T01:47:00-07:00"),
        ("3/7/26, 10:15\u202fPM", "2026-03-07T22:15:00-08:00"),
        (" 3/7/2026 10:15 pm ", "2026-03-07T22:15:00-08:00"),
    ],
)
def test_sent_at_is_pacific_wall_time_in_winter_and_summer(written: str, meant: str) -> None:
    assert pacific_time(written).isoformat() == meant


def test_of_the_hour_that_november_has_twice_the_first_is_meant() -> None:
    assert pacific_time("11/2/25, 1:30 AM").isoformat() == "2025-11-02T01:30:00-07:00"


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2026-03-07", "13/7/26, 10:15 PM", "2/30/26, 10:15 PM", "3/7/26, 13:15 PM", "3/7/26, 22:15"],
)
def test_what_is_no_wall_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        pacific_time(written)


def test_messages_are_in_utc_in_both_spellings() -> None:
    assert utc_time("2024-12-16 18:24:37 UTC") == datetime(2024, 12, 16, 18, 24, 37, tzinfo=UTC)
    assert utc_time("10/16/18, 8:36 AM") == datetime(2018, 10, 16, 8, 36, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("09 Sep 2022", date(2022, 9, 9)),
        ("9-Sep-22", date(2022, 9, 9)),
        ("09-Sep-22", date(2022, 9, 9)),
        ("30-oct-09", date(2009, 10, 30)),
        ("07-ene-19", date(2019, 1, 7)),
        ("07-dic-19", date(2019, 12, 7)),
        ("9-sept-22", date(2022, 9, 9)),
        ("01-août-22", date(2022, 8, 1)),
        ("30. Okt. 2009", date(2009, 10, 30)),
        ("05-juil-21", date(2021, 7, 5)),
        ("05-juin-21", date(2021, 6, 5)),
        ("1/8/18, 6:14 PM", date(2018, 1, 8)),
    ],
)
def test_connected_on_is_a_date_also_after_a_spreadsheet_has_saved_it(written: str, meant: date) -> None:
    assert connection_date(written) == meant


@pytest.mark.parametrize("written", ["", "09 Foo 2022", "31 Feb 2022", "09/10/2022", "Sep 2022", "9-jui-22"])
def test_a_date_that_could_be_two_or_is_none_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        connection_date(written)


@pytest.mark.parametrize("written", ["0001-01-01", "1 Jan 0999", "9999-12-31", "0001-01-01 00:00+05:00", "2200-01-01"])
@pytest.mark.parametrize("read", [connection_date, pacific_time, utc_time])
def test_a_year_in_which_there_was_no_linkedin_is_refused(read: Callable[[str], object], written: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read(written)
