"""Invented address books: cards as each program writes them, and Google's two tables."""

import io

from store.reading.reader import read
from store.reading.readings import ContactRow, FileReading

GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Website 1 - Label,Website 1 - Value"
).split(",")
GOOGLE_UNTIL_2024 = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Nickname,Birthday,Notes,Language,Photo,"
    "Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Title,Website 1 - Type,Website 1 - Value"
).split(",")
LINKEDIN = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,"
    "FullName,Birthday,Location,BookmarkedAt,Profiles"
).split(",")


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    """One card with these lines."""
    return "".join(f"{line}{end}" for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"))


def reading(data: str | bytes) -> FileReading:
    """What is read of an address book on standard input."""
    readings = read(["-"], io.BytesIO(data if isinstance(data, bytes) else data.encode()))
    assert readings.refused == []
    (file,) = readings.files
    return file


def contact(data: str | bytes) -> ContactRow:
    """The one person of an address book."""
    (row,) = reading(data).rows
    assert isinstance(row, ContactRow)
    return row


def refusal(data: str | bytes) -> str:
    """Why nothing of an address book is read."""
    readings = read(["-"], io.BytesIO(data if isinstance(data, bytes) else data.encode()))
    assert readings.files == []
    (refused,) = readings.refused
    return refused.reason
