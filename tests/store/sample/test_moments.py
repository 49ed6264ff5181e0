"""Moments that are counted from now."""

from datetime import UTC, date, datetime

import pytest

from store.sample.moments import day, moment

NOW = datetime(2026, 3, 31, 9, 41, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("3 hours ago", datetime(2026, 3, 31, 6, 41, tzinfo=UTC)),
        ("2 days ago 22:15", datetime(2026, 3, 29, 22, 15, tzinfo=UTC)),
        ("1 days ago", datetime(2026, 3, 30, 9, 41, tzinfo=UTC)),
        ("5 weeks ago 07:00", datetime(2026, 2, 24, 7, 0, tzinfo=UTC)),
        ("1 month ago 12:00", datetime(2026, 2, 28, 12, 0, tzinfo=UTC)),
        ("8 years ago", datetime(2018, 3, 31, 9, 41, tzinfo=UTC)),
        ("in 6 days", datetime(2026, 4, 6, 9, 41, tzinfo=UTC)),
    ],
)
def test_a_moment_is_counted_from_now(said: str, means: datetime) -> None:
    assert moment(said, NOW) == means
    assert day(said, NOW) == means.date()


def test_a_day_is_the_readers_own() -> None:
    assert day("in 1 days", NOW) == date(2026, 4, 1)


@pytest.mark.parametrize("said", ["", "yesterday", "2 days", "in 3 months", "2 days ago 9:5", "2 days ago 25h"])
def test_what_is_no_moment_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="is no moment"):
        moment(said, NOW)
