"""Google's contacts as csv: as it is written now, and as it was until 2024."""

from collections.abc import Iterator

from store.reading.contacts.row import contact_row
from store.reading.csvs import Cells, column_key
from store.reading.linkedin.cells import text
from store.reading.profiles import profile_url
from store.reading.readings import ContactRow

COLUMNS = ("First Name", "Last Name", "Organization Name", "Organization Title", "Labels")
COLUMNS_UNTIL_2024 = ("Given Name", "Family Name", "Group Membership")

_SEVERAL = " ::: "
"""Between several values in one cell."""

_NAME_PARTS = (("First Name", "Middle Name", "Last Name"), ("Given Name", "Additional Name", "Family Name"))
_MOST_VALUES = 20
"""Addresses or links are in numbered columns, of which nobody has more."""


def read_google_contact(row: int, cells: Cells) -> ContactRow:
    """One row, of either layout. Raises NamelessRow for a row with neither name nor address."""
    parts = (" ".join(filter(None, (text(cells, part) for part in order))) for order in _NAME_PARTS)
    whole = (text(cells, column) for column in ("Name", "File As", "Nickname"))
    links = map(profile_url, _values(cells, "Website"))
    return contact_row(
        row,
        name=next(filter(None, (*parts, *whole)), ""),
        emails=_values(cells, "E-mail"),
        url=next(filter(None, links), None),
        company=_first(cells, "Organization Name", "Organization 1 - Name"),
        position=_first(cells, "Organization Title", "Organization 1 - Title"),
    )


def _values(cells: Cells, what: str) -> Iterator[str]:
    """Yield everything in the columns `<what> 1 - Value`, `<what> 2 - Value` and so on; `* ` marks the one to use."""
    for number in range(1, _MOST_VALUES + 1):
        cell = cells.get(column_key(f"{what} {number} - Value"), "")
        yield from (value.strip().removeprefix("* ") for value in cell.split(_SEVERAL.strip()))


def _first(cells: Cells, *columns: str) -> str:
    """Return the first value of the first of these columns that has one."""
    return next(filter(None, (text(cells, column).partition(_SEVERAL)[0] for column in columns)), "")
