"""The versions of a disputed decision, in words."""

from store.dates_in_words import day
from store.records.model import Version


def version_in_full(version: Version) -> str:
    """Return what was decided, and when in local time: `passed quietly on 3 Nov 2026, 13:01, carried out there`."""
    when = version.decided.astimezone()
    quietly = " quietly" if version.quietly else ""
    until = f" until {day(version.due)}," if version.due else ""
    done = ", carried out there" if version.carried_out else ""
    return f"{version.state}{quietly}{until} on {day(when)}, {when:%H:%M}{done}"
