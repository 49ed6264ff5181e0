"""Moments as numbers, to sort by."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records.ordering import BEFORE_ALL, placed, placed_text

FIRST, LAST = map(datetime.fromisoformat, ("0001-01-03", "9999-12-29"))
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(FIRST, LAST, timezones=ZONES))
def test_the_text_of_a_moment_comes_where_the_moment_does(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert placed_text(whole.isoformat()) == placed(whole)
    assert placed_text(moment.isoformat()) == placed(moment)


@pytest.mark.parametrize("text", ["2026-03-07T22:15:00Z", "2026-03-07T22:15:00+00:00:30", "2026-03-07 22:15+00:00"])
def test_other_ways_to_write_a_moment_are_understood(text: str) -> None:
    assert placed_text(text) == datetime.fromisoformat(text).timestamp()


def test_what_has_no_moment_comes_first() -> None:
    assert placed_text("") == BEFORE_ALL
