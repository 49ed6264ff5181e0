"""Times as the screen tells them: short where a row has five cells, in words where a sentence has room."""

from datetime import date, datetime

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def short_age(then: datetime | date | None, now: datetime) -> str:
    """How long ago, in at most four cells: `now`, `5h`, `3d`, `2w`, `7mo`, `4y`; "" where nobody knows."""
    if then is None:
        return ""
    if isinstance(then, datetime):
        hours = int((now - then).total_seconds() // 3600)
        if hours < 1:
            return "now"
        if hours < 24:
            return f"{hours}h"
        days = hours // 24
    else:
        days = (now.date() - then).days
    if days < 1:
        return "now"
    if days < 14:
        return f"{days}d"
    if days < 60:
        return f"{days // 7}w"
    return f"{days * 12 // 365}mo" if days < 730 else f"{days // 365}y"


def day(when: date) -> str:
    """A day in full: `7 Mar 2026`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def coming_day(when: date, today: date) -> str:
    """A day to come, with its day of the week and how far it is: `Mon 9 Mar 2026, in 5 days`."""
    days = (when - today).days
    distance = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    return f"{_DAYS[when.weekday()]} {day(when)}, {distance}"


def short_day(when: date, today: date) -> str:
    """A day to come in at most five cells: `now`, `Tue`, `9 Mar`, `3/27`."""
    days = (when - today).days
    if days <= 0:
        return "now"
    if days < 7:
        return _DAYS[when.weekday()]
    if days < 300:
        return f"{when.day}{_MONTHS[when.month - 1]}"
    return f"{when.month}/{when.year % 100:02d}"
