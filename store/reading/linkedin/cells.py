"""Taking values out of the cells of a row, with the reason why where one cannot be had."""

from collections.abc import Callable
from typing import TypeVar

from store.reading.csvs import Cells, column_key
from store.reading.errors import RowError
from store.records.model import Direction

ValueT = TypeVar("ValueT")

DIRECTIONS: dict[str, Direction] = {"INCOMING": "incoming", "OUTGOING": "outgoing"}

DEPARTED = "LinkedIn Member"
"""The name of whoever has left LinkedIn, and in messages of whoever pays for an advertisement."""

_SHOWN = 60
"""Characters of a wrong value that are quoted."""


def text(cells: Cells, column: str) -> str:
    """Return what the cell holds, without blanks around it and with single ones inside; "" where there is no such
    column.
    """
    return " ".join(cells.get(column_key(column), "").split())


def moment(cells: Cells, column: str, parse: Callable[[str], ValueT], such_as: str) -> ValueT:
    """Return the date or time in a cell; `such_as` is one as LinkedIn writes it. Raises RowError where `parse` raises
    ValueError.
    """
    written = cells.get(column_key(column), "")
    try:
        return parse(written)
    except ValueError as error:
        fault = (
            f"is not a date as LinkedIn writes it, such as {such_as}" if _may_be_a_date(written) else "is not a date"
        )
        raise RowError(f"{column} {fault}: {short_quote(written)}") from error


def _may_be_a_date(written: str) -> bool:
    """Return whether somebody may have meant a day by it: a spreadsheet writes 24.12.2026 where LinkedIn wrote
    12/24/26.
    """
    return any(character.isdecimal() for character in written)


def short_quote(written: str) -> str:
    """Return a value from a file as a reason quotes it: short, in quotes."""
    shown = written if len(written) <= _SHOWN else written[: _SHOWN - 1] + "…"
    return f"'{shown}'"
