"""Address books as csv, told by their columns and read as tables.toml says."""

from collections.abc import Sequence

from msgspec import Struct

from store.reading.contacts.row import contact_row
from store.reading.csvs import Cells, column_key
from store.reading.linkedin.cells import text
from store.reading.profiles import profile_url
from store.reading.readings import ContactRow
from store.shipped import shipped


class TableColumns(Struct, frozen=True, forbid_unknown_fields=True):
    """The columns of one kind of address book, by what is in them."""

    program: str
    known_by: tuple[str, ...]
    name: tuple[str, ...]
    """The parts of a name, in their order."""
    emails: tuple[str, ...]
    company: str
    position: str
    links: tuple[str, ...]
    whole_name: tuple[str, ...] = ()
    """What stands for a name where its parts are not told."""

    def read(self, row: int, cells: Cells) -> ContactRow:
        """Read one row. Raises NamelessRow for a row with neither name nor address."""
        links = (profile_url(cells.get(column_key(column), "")) for column in self.links)
        return contact_row(
            row,
            name=" ".join(_texts(cells, self.name)) or next(iter(_texts(cells, self.whole_name)), ""),
            emails=_texts(cells, self.emails),
            url=next(filter(None, links), None),
            company=text(cells, self.company),
            position=text(cells, self.position),
        )


class AddressBookTables(Struct, frozen=True, forbid_unknown_fields=True):
    """What tables.toml says."""

    of_addresses: tuple[str, ...]
    table: tuple[TableColumns, ...]


address_book_tables = shipped(__file__, "tables.toml", AddressBookTables)
"""What tables.toml beside this module says."""


def may_be_address_book(header: Sequence[str]) -> bool:
    """Return whether a table with this header seems to hold addresses, whatever program wrote it."""
    return any(word in column.casefold() for column in header for word in address_book_tables().of_addresses)


def _texts(cells: Cells, columns: Sequence[str]) -> list[str]:
    """Return what is in these columns, where anything does."""
    return [said for column in columns if (said := text(cells, column))]
