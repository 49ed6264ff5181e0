"""The clocks of the archive. They differ by file, and no file says which it uses; this was measured on real archives.

`Sent At` of an invitation is US Pacific wall time, `DATE` of a message is UTC, `Connected On` is a UTC calendar date.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from store.reading.linkedin.months import NUMBERED, month_number

_DayT = TypeVar("_DayT", bound=date)

PACIFIC = ZoneInfo("America/Los_Angeles")

_WALL_TIME = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2}),?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})\s*(?P<half>[AP])M",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})[\s.,/-]+(?:de\s+)?(?P<month>{NUMBERED}|\D+?)[\s.,/-]+(?:de\s+)?(?P<year>\d{{4}}|\d{{2}})\.?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>\d{{4}})[\s.,/年년-]+(?P<month>{NUMBERED}|\D+?)[\s.,/-]*(?P<day>\d{{1,2}})[.日일]?", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    r"(?P<month>[^\d\s.,]+)[\s.]+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\A[^\d,]+,\s*(?=\d)")
_WORD_FOR_YEAR = re.compile(r"(?<!\s)\s*+\b[гр]\.?\Z")
"""`2023 г.`, as Russian and Ukrainian write it."""
_NUMBERS_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\.?")
"""Between dots the day is first everywhere; between slashes nothing tells."""
_NUMBERS_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/.]\s?(?P<month>\d{1,2})[-/.]\s?(?P<day>\d{1,2})\.?")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ]\d)")
_ISO_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")
_BUDDHIST = 2400
"""Years beyond it are counted as in Thailand, 543 more than elsewhere."""
_BUDDHIST_YEARS = 543
_YEARS = range(1990, 2200)
"""What lies outside was no day of LinkedIn's, but a cell that somebody spoiled."""
_OF_THAILAND = re.compile("[\u0e00-\u0e7f]")


def pacific_time(text: str) -> datetime:
    """`Sent At`, such as `3/7/26, 10:15 PM`, in its zone; the hour that November has twice is the first of the two.

    A spreadsheet may have written it as ISO 8601 has it. Raises ValueError.
    """
    if _ISO_MOMENT.fullmatch(text.strip()):
        moment = _plausible(datetime.fromisoformat(text.strip()))
        return moment.astimezone(PACIFIC) if moment.tzinfo else moment.replace(tzinfo=PACIFIC)
    return _plausible(_wall_time(text)).replace(tzinfo=PACIFIC)


def utc_time(text: str) -> datetime:
    """`DATE` of a message: `2024-12-16 18:24:37 UTC`, and in 2018 `10/16/18, 8:36 AM`. Raises ValueError.

    The one archive of 2018 that is known rather looks Pacific, which moves a date by a day at most.
    """
    text = text.strip().removesuffix("UTC").rstrip()
    if _ISO_MOMENT.fullmatch(text):
        moment = _plausible(datetime.fromisoformat(text))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    return _plausible(_wall_time(text)).replace(tzinfo=UTC)


@lru_cache(maxsize=4096)
def connection_date(text: str) -> date:
    """`Connected On`: `09 Sep 2022`, saved again by a spreadsheet `9-Sep-22`, in the language of its machine
    `9-mrt-22`, as ISO 8601 has it `2022-09-09`, and in 2018 `1/8/18, 6:14 PM`.

    Raises ValueError.
    """
    text = text.strip()
    if found := _ISO_DAY.match(text):
        return _plausible(date.fromisoformat(found[0]))
    text = _WORD_FOR_YEAR.sub("", _WEEKDAY.sub("", text))
    if found := _NUMBERS_DAY_FIRST.fullmatch(text) or _NUMBERS_YEAR_FIRST.fullmatch(text):
        return _plausible(date(int(found["year"]), int(found["month"]), int(found["day"])))
    if found := _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
        is_thai = _OF_THAILAND.search(found["month"]) is not None
        year = _full_year(found["year"], is_thai=is_thai)
        return _plausible(date(year, month_number(found["month"]), int(found["day"])))
    return _plausible(_wall_time(text)).date()


def _plausible(day: _DayT) -> _DayT:
    """Return a day or a moment of a year in which LinkedIn can have noted it. Raises ValueError for another."""
    if day.year not in _YEARS:
        raise ValueError(f"{day.isoformat()} is no day of LinkedIn's")
    return day


def _wall_time(text: str) -> datetime:
    """Return what a clock on the wall said: month first, as everything in these files. Raises ValueError."""
    found = _WALL_TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is not a time such as 3/7/26, 10:15 PM")
    hour = int(found["hour"])
    if not 1 <= hour <= 12:
        raise ValueError(f"{text!r} has no hour of a twelve-hour clock")
    hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    day = _full_year(found["year"]), int(found["month"]), int(found["day"])
    return datetime(*day, hour, int(found["minute"]))  # noqa: DTZ001 (each caller knows the zone)


def _full_year(text: str, *, is_thai: bool = False) -> int:
    """Return the year, of this century where two digits are given: LinkedIn opened in 2003, which was 2546 in
    Thailand.
    """
    year = int(text)
    if len(text) == 2:
        year += 2500 if is_thai and year >= 46 else 2000
    return year - _BUDDHIST_YEARS if year > _BUDDHIST else year
