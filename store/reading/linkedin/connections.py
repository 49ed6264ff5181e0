"""Connections.csv: everybody whom the user is connected with."""

from store.reading.addresses import address_in
from store.reading.csvs import Cells
from store.reading.errors import NamelessRow
from store.reading.linkedin.cells import moment, text
from store.reading.linkedin.clocks import connection_date
from store.reading.profiles import name_key, profile_url
from store.reading.readings import ConnectionRow

COLUMNS = ("First Name", "Last Name", "Connected On")
"""Those that every version has. `URL` came in 2023; `Email Address` is filled in for one in twenty at most."""


def read_connection(row: int, cells: Cells) -> ConnectionRow:
    """One row. Raises RowError, and NamelessRow for somebody who has left: a row with nothing but a date."""
    name = f"{text(cells, 'First Name')} {text(cells, 'Last Name')}".strip()
    url = profile_url(cells.get("url", ""))
    if not name_key(name) and url is None:
        raise NamelessRow("it names nobody: there is neither a name nor a profile")
    return ConnectionRow(
        row=row,
        name=name,
        url=url,
        email=address_in(cells.get("email address", "")),
        company=text(cells, "Company"),
        position=text(cells, "Position"),
        connected_on=moment(cells, "Connected On", connection_date, "09 Sep 2022"),
    )
