"""Profile.csv, Positions.csv, Education.csv, Email Addresses.csv: who the user is."""

import re

from store.reading.addresses import address_in
from store.reading.csvs import Cells
from store.reading.errors import NamelessRow, RowError
from store.reading.linkedin.cells import text
from store.reading.linkedin.months import month_number
from store.reading.readings import AddressRow, PositionRow, ProfileRow, SchoolRow

PROFILE_COLUMNS = ("First Name", "Last Name", "Headline", "Industry")
POSITION_COLUMNS = ("Company Name", "Title", "Started On", "Finished On")
SCHOOL_COLUMNS = ("School Name", "Start Date", "Degree Name")
ADDRESS_COLUMNS = ("Email Address", "Confirmed", "Primary")

_YEAR = re.compile(r"(?:(\D*[^\s.\d])[\s.]+)?(\d{4})")


def read_profile(row: int, cells: Cells) -> ProfileRow:
    """Return the row with the user's name. Raises NamelessRow."""
    name = f"{text(cells, 'First Name')} {text(cells, 'Last Name')}".strip()
    if not name:
        raise NamelessRow("it has no name")
    return ProfileRow(row=row, name=name, headline=text(cells, "Headline"), industry=text(cells, "Industry"))


def read_position(row: int, cells: Cells) -> PositionRow:
    """Return where the user works or worked. Raises NamelessRow."""
    company = text(cells, "Company Name")
    if not company:
        raise NamelessRow("it names no company")
    return PositionRow(
        row=row,
        company=company,
        title=text(cells, "Title"),
        started=_year_and_month(text(cells, "Started On")),
        is_current=not text(cells, "Finished On"),
    )


def read_school(row: int, cells: Cells) -> SchoolRow:
    """Return where the user learned. Raises NamelessRow."""
    school = text(cells, "School Name")
    if not school:
        raise NamelessRow("it names no school")
    return SchoolRow(row=row, school=school)


def read_address(row: int, cells: Cells) -> AddressRow:
    """Return where mail reaches the user. Raises RowError."""
    written = text(cells, "Email Address")
    address = address_in(written)
    if not address:
        raise RowError(f"Email Address is not an address:  '{written}'")
    return AddressRow(row=row, address=address)


def _year_and_month(written: str) -> tuple[int, int]:
    """Year and month of `Nov 2022` or `2022`; (0, 0) of anything else, since it only orders positions."""
    found = _YEAR.fullmatch(written)
    if found is None:
        return 0, 0
    try:
        return int(found[2]), month_number(found[1]) if found[1] else 0
    except ValueError:
        return int(found[2]), 0
