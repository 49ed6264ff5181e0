"""Which file of an archive or address book a csv is: told by its header; the files that are not used, by their name."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from store.reading.contacts import google
from store.reading.contacts.tables import address_book_tables
from store.reading.csvs import Cells, column_key
from store.reading.linkedin import connections, contacts, invitations, messages, profile
from store.reading.readings import Row


class Layout(Struct, frozen=True):
    """One kind of file: what the archive calls it, the columns by which it is known, and what reads its rows."""

    kind: str
    name: str
    columns: tuple[str, ...]
    read_row: Callable[[int, Cells], Row]
    may_be_empty: bool = False
    """Whether a header alone is nothing to complain of: most archives have no contacts."""

    @property
    def keys(self) -> frozenset[str]:
        """The columns as they are compared."""
        return frozenset(map(column_key, self.columns))


LAYOUTS = (
    Layout("linkedin-invitations", "Invitations.csv", invitations.COLUMNS, invitations.read_invitation),
    Layout("linkedin-connections", "Connections.csv", connections.COLUMNS, connections.read_connection),
    Layout("linkedin-messages", "messages.csv", messages.COLUMNS, messages.read_message),
    Layout("linkedin-profile", "Profile.csv", profile.PROFILE_COLUMNS, profile.read_profile),
    Layout("linkedin-positions", "Positions.csv", profile.POSITION_COLUMNS, profile.read_position),
    Layout("linkedin-education", "Education.csv", profile.SCHOOL_COLUMNS, profile.read_school),
    Layout("linkedin-email-addresses", "Email Addresses.csv", profile.ADDRESS_COLUMNS, profile.read_address),
)

CONTACTS = (
    Layout("contacts-csv", "contacts.csv", google.COLUMNS, google.read_google_contact, True),
    Layout("contacts-csv", "contacts.csv", google.COLUMNS_UNTIL_2024, google.read_google_contact, True),
    Layout("contacts-csv", "Contacts.csv", contacts.COLUMNS, contacts.read_contact, True),
    *(
        Layout("contacts-csv", "contacts.csv", table.known_by, table.read, True)
        for table in address_book_tables().table
    ),
)
"""Address books: Google's own two layouts, what LinkedIn kept of the user's, and those of mail programs. Only their
columns tell them.
"""

_ALIASES = {"date sent": "sent at"}
"""A copy of Invitations.csv that somebody made calls the column so."""

_UNUSED = frozenset(Path(__file__).with_name("unused.txt").read_text("utf-8").splitlines())
"""The other files of an archive, by their bare names."""

_LOOKALIKES = frozenset(
    {
        "guide messages",
        "coach messages",
        "learning coach messages",
        "learning role play messages",
        "learningcoachmessages",
    }
)
"""Talks with LinkedIn's own programs. They have the columns of messages.csv, so only the name tells them."""

_MEMBER_ID_OR_COPY = re.compile(r"(?:_\d+)?(?: ?\(\d+\))?(?:\.csv)?$", re.IGNORECASE)


def columns_of(header: Sequence[str]) -> list[str]:
    """Return the columns of a header by the names that rows are read by."""
    keys = [column_key(name) for name in header]
    return [_ALIASES.get(key, key) for key in keys]


def layout_of(header: Sequence[str]) -> Layout | None:
    """Return the kind of file that has this header, None where it is none of them."""
    found = frozenset(columns_of(header))
    return next((layout for layout in (*LAYOUTS, *CONTACTS) if layout.keys <= found), None)


def layout_named(name: str) -> Layout | None:
    """Return the kind of file that LinkedIn gives this name."""
    return next((layout for layout in LAYOUTS if _bare(layout.name) == _bare(name)), None)


def is_unused(name: str) -> bool:
    """Return whether a file of this name belongs to an archive but holds nothing that Salver uses."""
    return _bare(name) in _UNUSED or is_lookalike(name)


def is_lookalike(name: str) -> bool:
    """Return whether a file of this name only looks like messages.csv."""
    return _bare(name) in _LOOKALIKES


def _bare(name: str) -> str:
    """Return a file's name without its ending, a member's number, and what a browser adds to a second download."""
    return " ".join(_MEMBER_ID_OR_COPY.sub("", name).replace("_", " ").casefold().split())
