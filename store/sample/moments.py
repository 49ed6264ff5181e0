"""Moments and days as the sample's data says them: counted from the moment it is built, so that it never looks old."""

import re
from datetime import date, datetime
from typing import Any, Final

from dateutil.relativedelta import relativedelta

_SAID: Final = re.compile(
    r"(?:(?P<back>\d+) (?P<ago>hour|day|week|month|year)s? ago|in (?P<ahead>\d+) (?P<to_come>day|week)s?)"
    r"(?: (?P<hour>\d\d):(?P<minute>\d\d))?"
)


def moment(said: str, now: datetime) -> datetime:
    """Return the moment that `2 days ago 22:15`, `3 hours ago` or `in 6 days` means, in the zone of `now`, to the
    minute.

    Raises ValueError for anything else.
    """
    parts = _SAID.fullmatch(said)
    if parts is None:
        raise ValueError(f"{said!r} is no moment, such as '2 days ago 22:15' or 'in 6 days'")
    if parts["back"]:
        then = now - _span(int(parts["back"]), parts["ago"])
    else:
        then = now + _span(int(parts["ahead"]), parts["to_come"])
    if parts["hour"]:
        then = then.replace(hour=int(parts["hour"]), minute=int(parts["minute"]))
    return then.replace(second=0, microsecond=0)


def day(said: str, now: datetime) -> date:
    """Return the day of a moment. Raises ValueError as `moment` does."""
    return moment(said, now).date()


def _span(count: int, unit: str) -> relativedelta:
    """So many hours, days, weeks, months or years."""
    counts: dict[str, Any] = {f"{unit}s": count}
    return relativedelta(**counts)
