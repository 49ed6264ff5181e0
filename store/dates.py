"""Dates, lengths of time and ages as people type them.

What is typed is either understood in full or refused by a ValueError whose text says what was expected: nothing that is
missing is filled in, and nothing that can be read in two ways is guessed. Today, now and the zone come from the caller.
"""

import re
from calendar import isleap
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any, Final, TypeVar

from dateutil.relativedelta import relativedelta, weekday

from store.records.shape import YEARS

_DayT = TypeVar("_DayT", bound=date)

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_UNITS: Final = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_COUNT: Final = "(?:[0-9]{1,3}|an?(?= ))"
_UNIT: Final = "(?:[dwmy]|mo|(?:day|week|month|year)s?)(?![a-z])"
_LENGTH: Final = f"{_COUNT} ?{_UNIT}(?: ?{_COUNT} ?{_UNIT})*"
_MOST: Final = 999
"""Of each unit of a length of time: what lies so far back is still within the calendar."""
_PIECE: Final = re.compile(f"(?P<count>{_COUNT}) ?(?P<unit>{_UNIT})")


def coming_day_from(typed: str, today: date) -> date:
    """Return the day to come that somebody names, as `day_from` understands it. Raises ValueError for a day that is
    not.
    """
    return checked_to_come(day_from(typed, today), today)


def checked_to_come(day: date, today: date) -> date:
    """Return the day, where it comes after today. Raises ValueError."""
    if day <= today:
        raise ValueError(f"{day.isoformat()} is not in the future; today is {today.isoformat()}")
    return day


def day_from(typed: str, today: date) -> date:
    """Return the day that somebody names: to snooze until, to be due on, or when something was done.

    Understood are `2026-03-01`; `1 mar`, `march 1st`, `1 mar 2027` (without a year the first such day from today on);
    `today`, `tomorrow`, `yesterday`; `fri` (the first one after today), `next fri` (the one of next week, which begins
    on Monday); `next week` (its Monday), `next month` (its first), `end of month`, `end of year`; `2w`, `in 3 days`, `a
    month`, `2 weeks ago`. The day may lie in the past. Raises ValueError.
    """
    words = " ".join(typed.casefold().replace(",", " ").split())
    for pattern, reading in _READINGS:
        if found := pattern.fullmatch(words):
            try:
                day = reading(found, today)
            except (ValueError, OverflowError) as error:
                raise ValueError(f"{typed!r} is not a day in the calendar") from error
            if day is not None:
                return _kept(day, typed)
    if re.fullmatch("[0-9]{1,2}[./-][0-9]{1,2}(?:[./-](?:[0-9]{2}|[0-9]{4})?)?", words):
        raise ValueError(f"{typed!r} can be read in more than one way; write the year first, as in 2026-03-01")
    raise ValueError(
        f"{typed!r} is not a date; write it as 2026-03-01, 1 mar, fri, next mon, tomorrow, 2w, in 3 days, end of month"
    )


def past_day_from(typed: str, today: date) -> date:
    """Return the day that somebody names for what has happened, as `day_from` understands it; but `fri` and `1 mar` are
    the last such days up to today, and `last fri` is the one before today. Raises ValueError.
    """
    words = " ".join(typed.casefold().replace(",", " ").split())
    if found := _WEEKDAY_BEFORE.fullmatch(words):
        place = _named(found["name"], _WEEKDAYS)
        if place is not None:
            return today + relativedelta(days=-1 if found["last"] else 0, weekday=weekday(place, -1))
    day = day_from(typed, today)
    if day > today and any(found["year"] is None for found in _month_days(words)):
        return _last_until(today, day.month, day.day)
    return day


def days_from(typed: str) -> tuple[date, date]:
    """Return the first and the last day of `2026`, `2026-06` or `2026-06-01`. Raises ValueError."""
    found = re.fullmatch("(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?", typed.strip())
    try:
        if found is None:
            raise ValueError("not in digits")
        first = date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError as error:
        raise ValueError(f"{typed!r} is not a date; write 2026, 2026-06 or 2026-06-01") from error
    if found["day"]:
        return first, first
    return first, first + relativedelta(day=31, month=None if found["month"] else 12)


def moment_from(typed: str, zone: tzinfo) -> datetime:
    """Return the moment of an ISO date and time, or of the first minute of an ISO date; aware.

    Where the text names no offset, its clock is the one of the zone. Raises ValueError.
    """
    try:
        if not re.match("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ]|$)", typed.strip()):
            raise ValueError("not in ISO form")
        said = datetime.fromisoformat(typed.strip())
        moment = said if said.tzinfo else said.replace(tzinfo=zone)
        moment.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"{typed!r} is not a date; write 2026-03-01, 2026-03-01 17:30, or with an offset 2026-03-01T17:30+01:00"
        ) from error
    return _kept(moment, typed)


def _kept(day: _DayT, typed: str) -> _DayT:
    """Return a day or a moment that the tray can keep. Raises ValueError for any other."""
    if day.year not in YEARS:
        raise ValueError(f"{typed!r} is not between the years {YEARS[0]} and {YEARS[-1]}")
    return day


def length_from(typed: str) -> relativedelta:
    """Return the length of time that `10d`, `2w`, `3m`, `3mo`, `3 months`, `a year` or `1y 2m` names. Raises
    ValueError.
    """
    return _length(_counts(typed))


def ages_from(typed: str) -> tuple[relativedelta, relativedelta]:
    """Return the ages that are `2w` when they are counted in weeks: from two weeks on, to before three. Raises
    ValueError.
    """
    counts = _counts(typed)
    finest = list(counts)[-1]
    return _length(counts), _length(counts | {finest: counts[finest] + 1})


def _counts(typed: str) -> dict[str, int]:
    """Return how many of each unit a length of time has, in the order in which it names them. Raises ValueError."""
    words = " ".join(typed.casefold().split())
    if not re.fullmatch(_LENGTH, words):
        raise ValueError(f"{typed!r} is not a length of time; write it as 10d, 2w, 3m, 1y or 1y 2m")
    counts: dict[str, int] = {}
    for piece in _PIECE.finditer(words):
        unit = _UNITS[piece["unit"][0]]
        counts[unit] = counts.get(unit, 0) + (int(piece["count"]) if piece["count"].isdigit() else 1)
    if max(counts.values()) > _MOST:
        raise ValueError(f"{typed!r} is too long; at most {_MOST} of a unit are counted")
    return counts


def _length(counts: Mapping[str, Any]) -> relativedelta:
    """So many units of time."""
    return relativedelta(**counts)


def _named(word: str, names: Sequence[str]) -> int | None:
    """Return the place of the name that begins with this word, which has three letters or more; None where none
    does.
    """
    return next((place for place, name in enumerate(names) if len(word) >= 3 and name.startswith(word)), None)


def _iso(found: re.Match[str], _today: date) -> date:
    """`2026-03-01`."""
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _near(found: re.Match[str], today: date) -> date:
    """`tomorrow`, `today` or `yesterday`."""
    return today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[found[0]])


def _weekday(found: re.Match[str], today: date) -> date | None:
    """`fri`, or `next fri`."""
    place = _named(found["name"], _WEEKDAYS)
    if place is None:
        return None
    if found["next"]:
        return _monday_after(today) + timedelta(days=place)
    return today + relativedelta(days=1, weekday=weekday(place))


def _next(found: re.Match[str], today: date) -> date:
    """`next week`, or `next month`."""
    return _monday_after(today) if found["unit"] == "week" else today + relativedelta(months=1, day=1)


def _end(found: re.Match[str], today: date) -> date:
    """`end of month`, or `end of year`."""
    return today + relativedelta(day=31, month=12 if found["unit"] == "year" else None)


def _ahead(found: re.Match[str], today: date) -> date:
    """`in 3 days`, or `2w`."""
    return today + length_from(found["length"])


def _back(found: re.Match[str], today: date) -> date:
    """`2 weeks ago`."""
    return today - length_from(found["length"])


def _month_day(found: re.Match[str], today: date) -> date | None:
    """`1 mar`, `march 1st`, or `1 mar 2027`."""
    place = _named(found["month"], _MONTHS)
    if place is None:
        return None
    if found["year"]:
        return date(int(found["year"]), place + 1, int(found["day"]))
    return _first_from(today, place + 1, int(found["day"]))


def _first_from(today: date, month: int, day: int) -> date:
    """Return the first such day of a month from today on; 29 February may be years away. Raises ValueError."""
    date(2000, month, day)  # a leap year: what is no day here is none in any year
    for year in range(today.year, today.year + 9):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue  # 29 February of a common year
        if candidate >= today:
            return candidate
    raise ValueError("beyond the last year")


def _last_until(today: date, month: int, day: int) -> date:
    """Return the last such day of a month up to today; 29 February may be years ago."""
    years = range(today.year, today.year - 9, -1)
    possible = [year for year in years if (month, day) != (2, 29) or isleap(year)]
    return next(found for year in possible if (found := date(year, month, day)) <= today)


def _month_days(words: str) -> Iterator[re.Match[str]]:
    """Yield how `1 mar` or `march 1st` can be read."""
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        if (found := pattern.fullmatch(words)) and _named(found["month"], _MONTHS) is not None:
            yield found


def _monday_after(today: date) -> date:
    """Return the Monday of next week."""
    return today + relativedelta(days=1, weekday=weekday(0))


_ORDINAL: Final = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = "(?: (?P<year>[0-9]{4}))?"
_DAY_FIRST: Final = re.compile(f"{_ORDINAL} (?:of )?(?P<month>[a-z]+){_YEAR}")
_MONTH_FIRST: Final = re.compile(f"(?P<month>[a-z]+) {_ORDINAL}{_YEAR}")
_WEEKDAY_BEFORE: Final = re.compile("(?P<last>last )?(?P<name>[a-z]+)")
_READINGS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...]] = (
    (re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"), _iso),
    (re.compile("today|tomorrow|yesterday"), _near),
    (re.compile("next (?P<unit>week|month)"), _next),
    (re.compile("(?:the )?end of (?:the )?(?P<unit>month|year)"), _end),
    (re.compile("(?P<next>next )?(?P<name>[a-z]+)"), _weekday),
    (_DAY_FIRST, _month_day),
    (_MONTH_FIRST, _month_day),
    (re.compile(f"(?:in )?(?P<length>{_LENGTH})"), _ahead),
    (re.compile(f"(?P<length>{_LENGTH}) ago"), _back),
)
"""The forms that a day is typed in; the first that fits and names a day counts."""
