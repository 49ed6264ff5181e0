"""What was measured, beside the bar that it should stay under, as a table."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One line of the table."""

    what: str
    bar: str
    """What the design allows, in words; empty where it says nothing."""
    measured: str
    is_over: bool | None = False
    """None where it was not measured."""


def figure(what: str, value: float, bar: float | None, unit: str) -> Figure:
    """A figure that should not be above its bar. Units stand behind the number as they are."""
    return Figure(what, "" if bar is None else _told(bar, unit), _told(value, unit), bar is not None and value > bar)


def skipped(what: str, why: str) -> Figure:
    """A figure that could not be measured here."""
    return Figure(what, "", f"skipped: {why}", None)


def table(figures: Iterable[Figure]) -> str:
    """The figures, one a line, in columns."""
    verdicts = {True: "OVER", False: "ok", None: "skipped"}
    rows: list[Sequence[str]] = [("figure", "bar", "measured", "")]
    rows += [(each.what, each.bar, each.measured, verdicts[each.is_over]) for each in figures]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _told(value: float, unit: str) -> str:
    """A number with its unit: three digits that count, thousands apart."""
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
