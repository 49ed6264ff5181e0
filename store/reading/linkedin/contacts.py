"""Contacts.csv and Imported Contacts.csv: the address books that the user once let LinkedIn read."""

import re

from store.reading.contacts.row import contact_row
from store.reading.csvs import Cells
from store.reading.linkedin.cells import text
from store.reading.profiles import profile_url
from store.reading.readings import ContactRow

COLUMNS = ("Source", "FirstName", "LastName", "Companies", "Title", "Emails")

_BETWEEN = re.compile(r"[,;\s]+")
_NOTHING = "null"
"""What LinkedIn writes into an empty cell."""


def read_contact(row: int, cells: Cells) -> ContactRow:
    """One row. Raises NamelessRow for a row with neither name nor address."""
    parts = " ".join(filter(None, (_said(cells, "FirstName"), _said(cells, "LastName"))))
    links = _BETWEEN.split(f"{_said(cells, 'Profiles')} {_said(cells, 'Sites')}")
    return contact_row(
        row,
        name=parts or _said(cells, "FullName"),
        emails=_BETWEEN.split(_said(cells, "Emails")),
        url=next(filter(None, map(profile_url, links)), None),
        company=_said(cells, "Companies"),
        position=_said(cells, "Title"),
    )


def _said(cells: Cells, column: str) -> str:
    """Return what the cell holds; "" where it holds nothing."""
    written = text(cells, column)
    return "" if written.casefold() == _NOTHING else written
