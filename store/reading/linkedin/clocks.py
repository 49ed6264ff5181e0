"""The clocks of the archive. They differ by file, and no file says which it uses; this was measured on real archives.

`Sent At` of an invitation is US Pacific wall time, `DATE` of a message is UTC, `Connected On` is a UTC calendar date.
"""

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")

_WALL_TIME = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2}),?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2})\s*(?P<half>[AP])M",
    re.IGNORECASE,
)
_NAMED_MONTH = re.compile(r"(\d{1,2})[\s.-]+([^\W\d_]{3,})\.?[\s.-]+(\d{4}|\d{2})")
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan ene gen",
            "feb fev fév",
            "mar mär mrz",
            "apr abr avr",
            "may mai mag",
            "jun juin giu",
            "jul juil lug",
            "aug ago aoû",
            "sep set",
            "oct okt out ott",
            "nov",
            "dec dez dic déc",
        ),
        start=1,
    )
    for name in names.split()
}
"""By their first letters, in English, Spanish, Portuguese, Italian, German and French: a spreadsheet that saves a file
again writes months in the language of its machine."""


def pacific_time(text: str) -> datetime:
    """`Sent At`, such as `3/7/26, 10:15 PM`, in its zone; the hour that November has twice is the first of the two.

    Raises ValueError.
    """
    return _wall_time(text).replace(tzinfo=PACIFIC)


def utc_time(text: str) -> datetime:
    """`DATE` of a message: `2024-12-16 18:24:37 UTC`, and in 2018 `10/16/18, 8:36 AM`. Raises ValueError.

    The one archive of 2018 that is known rather looks Pacific, which moves a date by a day at most.
    """
    text = text.strip()
    if text.endswith("UTC"):
        return datetime.strptime(text, "%Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC)
    return _wall_time(text).replace(tzinfo=UTC)


@lru_cache(maxsize=4096)
def connection_date(text: str) -> date:
    """`Connected On`: `09 Sep 2022`, saved again by a spreadsheet `9-Sep-22`, and in 2018 `1/8/18, 6:14 PM`.

    Raises ValueError.
    """
    text = text.strip()
    if found := _NAMED_MONTH.fullmatch(text):
        day, name, year = found.groups()
        return date(_full_year(year), _month(name), int(day))
    return _wall_time(text).date()


def _month(name: str) -> int:
    """The number of a month that is named in full or by its beginning. Raises ValueError."""
    name = name.casefold()
    month = _MONTHS.get(name[:4]) or _MONTHS.get(name[:3])
    if month is None:
        raise ValueError(f"{name!r} is no month")
    return month


def _wall_time(text: str) -> datetime:
    """What a clock on the wall said: month first, as everything in these files. Raises ValueError."""
    found = _WALL_TIME.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no time such as 3/7/26, 10:15 PM")
    hour = int(found["hour"])
    if not 1 <= hour <= 12:
        raise ValueError(f"{text!r} has no hour of a twelve-hour clock")
    hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    day = _full_year(found["year"]), int(found["month"]), int(found["day"])
    return datetime(*day, hour, int(found["minute"]))  # noqa: DTZ001 (each caller knows the zone)


def _full_year(text: str) -> int:
    """The year, of this century where two digits are given: LinkedIn opened in 2003."""
    return int(text) if len(text) == 4 else 2000 + int(text)
