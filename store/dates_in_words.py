"""Dates and ages as the screen and the command line tell them: short for a narrow column, in words for a sentence."""

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun".split()
_SHORT: Final = {"days": "d", "weeks": "w", "months": "mo", "years": "y"}

Moment = TypeVar("Moment", date, datetime)


def short_age(when: datetime | date | None, now: datetime) -> str:
    """Return how long ago, in at most five cells: `now`, `5h`, `3d`, `2w`, `11mo`, `4y`.

    Months are those of the calendar, as `age:>3m` in a filter counts them; `m` alone would read as minutes.

    Returns:
        "now" for what is still to come, "" where nobody knows when it was.
    """
    if when is None:
        return ""
    if isinstance(when, datetime):
        hours = (now - when) // timedelta(hours=1)
        if hours < 24:
            return f"{hours}h" if hours > 0 else "now"
        count, unit = _distance(now.astimezone(UTC), when.astimezone(UTC))
    elif when >= now.date():
        return "now"
    else:
        count, unit = _distance(now.date(), when)
    return f"{count}{_SHORT[unit]}"


def in_words(when: date, today: date) -> str:
    """Return where a day lies as seen from today: `today`, `yesterday`, `in 3 days`, `5 weeks ago`, `2 years ago`."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((when - today).days)
    if near:
        return near
    count, unit = _distance(today, when)
    return f"in {count} {unit}" if when > today else f"{count} {unit} ago"


def ago(when: datetime, now: datetime) -> str:
    """Return how long ago a moment was, counted as `short_age` counts: `3 days ago`, and the day where it is near."""
    if now - when < timedelta(days=1):
        return in_words(when.astimezone(now.tzinfo).date(), now.date())
    count, unit = _distance(now.astimezone(UTC), when.astimezone(UTC))
    return f"{count} {unit if count > 1 else unit.removesuffix('s')} ago"


def on_day(when: date, today: date) -> str:
    """Return a day in a sentence: `on 3 May 2026 (4 weeks ago)`."""
    return f"on {day(when)} ({in_words(when, today)})"


def day(when: date) -> str:
    """Return a day in full: `7 Mar 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def coming_day(when: date, today: date) -> str:
    """Return a day to come, with its weekday and how far it is: `Mon 9 Mar 2026, in 5 days`."""
    days = (when - today).days
    distance = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    return f"{_DAYS[when.weekday()]} {day(when)}, {distance}"


def short_day(when: date, today: date) -> str:
    """Return a day to come in at most five cells: `now`, `Tue`, `9Mar`, `3/27`."""
    days = (when - today).days
    if days <= 0:
        return "now"
    if days < 7:
        return _DAYS[when.weekday()]
    if days < 300:
        return f"{when.day}{_MONTHS[when.month - 1]}"
    return f"{when.month}/{when.year % 100:02d}"


def _distance(now: Moment, when: Moment) -> tuple[int, str]:
    """Return how far a day (or a moment of one zone) lies from now, in the coarsest unit of which there are at least
    two.
    """
    days = abs(now - when).days
    if days < 14:
        return days, "days"
    months = _months(now, when)
    if months < 2:
        return days // 7, "weeks"
    return (months, "months") if months < 24 else (months // 12, "years")


def _months(now: Moment, when: Moment) -> int:
    """Return how many months can pass from now towards a day before passing it. The calendar counts, as in
    `age:>3m`.
    """
    day_there = min(now.day, monthrange(when.year, when.month)[1])
    there = now.replace(year=when.year, month=when.month, day=day_there)
    is_passed = there < when if when < now else there > when
    return abs((now.year - when.year) * 12 + now.month - when.month) - is_passed
