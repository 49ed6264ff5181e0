"""What was measured, beside the bar that it should stay under, as a table."""

from collections.abc import Iterable
from typing import Literal, NamedTuple


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    bar: str
    """The most that is allowed, in words; empty where there is no limit."""
    measured: str
    verdict: Literal["ok", "OVER", "skipped", ""]


def figure(what: str, value: float, bar: float | None, unit: str) -> Figure:
    """A figure that should not be above its bar; None where there is no bar."""
    if bar is None:
        return Figure(what, "", _told(value, unit), "")
    return Figure(what, _told(bar, unit), _told(value, unit), "OVER" if value > bar else "ok")


def skipped(what: str, why: str) -> Figure:
    """A figure that could not be measured here."""
    return Figure(what, "", why, "skipped")


def table(figures: Iterable[Figure]) -> str:
    """The figures, one a line, in columns."""
    rows = [("figure", "bar", "measured", ""), *figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _told(value: float, unit: str) -> str:
    """A number with its unit: three digits that count, thousands apart."""
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
