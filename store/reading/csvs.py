"""Reading a csv that may have been saved again by a spreadsheet: its encoding, its separator, where its header is.

Rows carry the number that a spreadsheet shows beside them: the first line of the file is row 1, preamble, blank lines
and header included, and a field of several lines is still one row.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, TextIO, TypeVar

from msgspec import Struct

from store.reading.errors import ReadError, RowError
from store.reading.table_encoding import encoding_of

LONGEST_FIELD = 1_000_000
"""Characters; the longest message seen has some five thousand."""

_SEPARATORS = (",", ";", "\t")
"""As LinkedIn writes, as Excel writes where the comma parts decimals, and in the UTF-16 files of old archives."""

_PREAMBLE_ROWS = 20
"""How far down a header is looked for. LinkedIn's own preamble has three rows."""

csv.field_size_limit(LONGEST_FIELD)

Cells = dict[str, str]
"""The fields of one row by folded column name; every column of the header is there."""


KindT = TypeVar("KindT")


class Table(Struct, Generic[KindT], frozen=True):
    """A csv whose header was found. `rows` can be gone through once; it raises ReadError where the file breaks off."""

    kind: KindT
    """What the header told."""
    columns: Sequence[str]
    """As the header spells them."""
    notice: str
    """What is to be said of its encoding; "" where that is certain."""
    rows: Iterator[tuple[int, list[str]]]
    """Row number and fields; blank lines are left out."""


def read_table(data: bytes, kind_of: Callable[[Sequence[str]], KindT | None]) -> Table[KindT] | Sequence[str]:
    """Return the table in these bytes, whose header is the first row near the top of which `kind_of` makes something.

    Where there is none, the fields of the widest row near the top: what to name in a refusal.
    """
    likely: Sequence[str] = ()
    data, encoding, notice = encoding_of(data)
    for separator in _SEPARATORS:
        reader = _reader(data, encoding, separator)
        for number, fields in _first_rows(reader):
            if (kind := kind_of(fields)) is not None:
                width = 0 if _ends_a_line(data) else len(fields)
                return Table(kind, [field.strip() for field in fields], notice, _rows(reader, number, width))
            if len(fields) > max(len(likely), 1):
                likely = fields
    return likely


@lru_cache(maxsize=256)
def column_key(name: str) -> str:
    """Return what two spellings of a column's name have in common."""
    return " ".join(name.strip("\ufeff\"' \t").casefold().split())


def cells_of(columns: Sequence[str], fields: list[str]) -> Cells:
    """Return the fields of a row by column. Spreadsheets leave out empty cells at the end of a row, or add some.

    Raises RowError where there is more in the row than the header has columns for.
    """
    if any(field.strip() for field in fields[len(columns) :]):
        raise RowError(f"it has {len(fields)} fields, and the header has {len(columns)}")
    padded = fields + [""] * (len(columns) - len(fields))
    return dict(zip(columns, padded, strict=False))


def _reader(data: bytes, encoding: str, separator: str) -> Iterator[list[str]]:
    """Return the rows as the csv module reads them; strict, so that a file cut off inside quotes is noticed."""
    text: TextIO = io.TextIOWrapper(io.BytesIO(data), encoding, errors="replace", newline="")
    return csv.reader(text, delimiter=separator, strict=True)


def _first_rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows among which a header may be, as far as they can be read with this separator."""
    try:
        for number in range(1, _PREAMBLE_ROWS + 1):
            if (fields := next(reader, None)) is None:
                return
            yield number, fields
    except csv.Error:
        return


def _ends_a_line(data: bytes) -> bool:
    """Return whether the last line is ended, as it is in a file that came whole; in any encoding."""
    return data.rstrip(b"\0")[-1:] in (b"\n", b"\r")


def _rows(reader: Iterator[list[str]], header: int, last_width: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows below the header that are not blank. The last one must have `last_width` fields at least: it is
    cut off where it has less. (Fewer fields alone mean nothing: spreadsheets leave out empty cells.)
    """
    number = header
    fields: list[str] = []
    try:
        for number, fields in enumerate(reader, start=header + 1):
            if fields and (len(fields) > 1 or fields[0].strip()):
                yield number, fields
        if 0 < len(fields) < last_width:
            raise ReadError(f"is cut off in the middle of row {number}; download it again")
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise ReadError(f"is cut off inside the quotes of row {number + 1}; download it again") from error
        raise ReadError(f"cannot be read as csv at row {number + 1}: {error}") from error
