"""Invented archives: rows of each file as LinkedIn writes them, and a tray to bring them into."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from store.file import form
from store.reading.importing import intake
from store.reading.intake.myself import known_me
from store.reading.intake.report import Report
from store.reading.reader import read
from store.reading.readings import Readings
from store.records.model import Invitation, Me, Person
from store.tray.tray import Tray


def _columns(header: str) -> list[str]:
    return header.split(",")


INVITATIONS_2018 = _columns("From,To,Sent At,Message,Direction")
INVITATIONS_URN = [*INVITATIONS_2018, "inviterProfileUrn", "inviteeProfileUrn"]
INVITATIONS = [*INVITATIONS_2018, "inviterProfileUrl", "inviteeProfileUrl"]

CONNECTIONS_2018 = _columns("First Name,Last Name,Email Address,Company,Position,Connected On")
CONNECTIONS = _columns("First Name,Last Name,URL,Email Address,Company,Position,Connected On")
PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'

MESSAGES_2018 = _columns("From,To,Date,Subject,Content,Direction,Folder")
MESSAGES_2021 = _columns("CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER")
MESSAGES_2023 = [*MESSAGES_2021[:5], "RECIPIENT PROFILE URLS", *MESSAGES_2021[5:]]
MESSAGES_2024 = [*MESSAGES_2023, "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"]
MESSAGES = [*MESSAGES_2023, "ATTACHMENTS", "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"]

PROFILE = _columns(
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
    "Twitter Handles,Websites,Instant Messengers"
)
POSITIONS = _columns("Company Name,Title,Description,Location,Started On,Finished On")
EDUCATION = _columns("School Name,Start Date,End Date,Notes,Degree Name,Activities")
ADDRESSES = _columns("Email Address,Confirmed,Primary,Updated On")

ME = "Marit Solheim"
MY_SLUG = "marit-solheim"

Row = Mapping[str, str]


def table(header: Sequence[str], rows: Sequence[Row], **dialect: Any) -> str:
    """A csv with this header; columns that a row does not mention are empty, those of no header are left out."""
    text = io.StringIO()
    writer = csv.DictWriter(text, header, restval="", extrasaction="ignore", lineterminator="\n", **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def link(slug: str) -> str:
    """The link to a profile; the bare address that archives of December 2023 have, where there is no slug."""
    return f"https://www.linkedin.com/in/{slug}".rstrip("/")


def incoming(name: str, slug: str = "", sent: str = "1/3/26, 12:18 AM", message: str = "", me: str = ME) -> Row:
    """A row of Invitations.csv: somebody invites me."""
    return {
        "From": name,
        "To": me,
        "Sent At": sent,
        "Message": message,
        "Direction": "INCOMING",
        "inviterProfileUrl": link(slug),
        "inviteeProfileUrl": link(MY_SLUG),
    }


def outgoing(name: str, slug: str = "", sent: str = "1/3/26, 12:18 AM", message: str = "") -> Row:
    """A row of Invitations.csv: I invite somebody."""
    return {
        "From": ME,
        "To": name,
        "Sent At": sent,
        "Message": message,
        "Direction": "OUTGOING",
        "inviterProfileUrl": link(MY_SLUG),
        "inviteeProfileUrl": link(slug),
    }


def connection(name: str, slug: str | None = None, on: str = "04 Feb 2026", **cells: str) -> Row:
    """A row of Connections.csv."""
    first, _, last = name.partition(" ")
    url = link(slug) if slug else ""
    return {"First Name": first, "Last Name": last, "URL": url, "Connected On": on, **cells}


def received(name: str, slug: str = "", date: str = "2026-01-09 10:03:31 UTC", **cells: str) -> Row:
    """A row of messages.csv: somebody writes to me."""
    return {
        "CONVERSATION ID": f"2-{name}==",
        "FROM": name,
        "SENDER PROFILE URL": link(slug) if slug else "",
        "TO": ME,
        "RECIPIENT PROFILE URLS": link(MY_SLUG),
        "DATE": date,
        "CONTENT": f"Hello from {name} of {date}",
        "FOLDER": "INBOX",
        "IS MESSAGE DRAFT": "No",
        **{name.replace("_", " "): value for name, value in cells.items()},
    }


def written(name: str, slug: str = "", date: str = "2026-01-09 12:00:00 UTC", **cells: str) -> Row:
    """A row of messages.csv: I write to somebody."""
    sides = {
        "FROM": ME,
        "SENDER PROFILE URL": link(MY_SLUG),
        "TO": name,
        "RECIPIENT PROFILE URLS": link(slug) if slug else "",
    }
    return {**received(name, slug, date), **sides, **{name.replace("_", " "): cells[name] for name in cells}}


def invitations_csv(*rows: Row) -> str:
    """Invitations.csv as it has been since December 2023."""
    return table(INVITATIONS, rows)


def connections_csv(*rows: Row) -> str:
    """Connections.csv as it has been since 2023, with LinkedIn's preamble."""
    return PREAMBLE + table(CONNECTIONS, rows)


def messages_csv(*rows: Row) -> str:
    """messages.csv as it is since July 2026."""
    return table(MESSAGES, rows, quoting=csv.QUOTE_NONNUMERIC)


def folder(path: Path, files: Mapping[str, str | bytes]) -> str:
    """An unpacked archive; answers its path."""
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive as it is downloaded."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def readings(files: Mapping[str, str | bytes]) -> Readings:
    """What is read of an archive of these files."""
    return read(["-"], io.BytesIO(zipped(files)))


class Importer:
    """Brings archives, one after another, into a tray that is never saved."""

    def __init__(self) -> None:
        self.tray = Tray.open(Path("nowhere.json"), Path("nowhere"))

    def take(self, files: Mapping[str, str | bytes], me: Me | None = None) -> Report:
        """Read an archive of these files and bring it in."""
        return self.take_readings(readings(files), me)

    def take_readings(self, readings: Readings, me: Me | None = None) -> Report:
        """Bring in what was read, and check that the account of it adds up."""
        report = intake(self.tray, readings, me)
        for file in report.files:
            assert file.rows == file.new + file.updated + file.known + len(file.skipped), file
        assert report.new == sum(file.new for file in report.files)
        assert report.updated == sum(file.updated for file in report.files)
        assert report.known == sum(file.known for file in report.files)
        assert report.skipped == sum(len(file.skipped) for file in report.files)
        return report

    def me(self) -> Me:
        """Who I am, as far as archives told."""
        return known_me(self.tray)

    def bytes(self) -> bytes:
        """What the file would hold if the tray were saved now."""
        return form.dump(self.tray.tables)

    def invitations(self, name: str) -> list[Invitation]:
        """The invitations from or to people of that name, oldest first."""
        found = [invitation for invitation in self.tray.invitations() if invitation.person.name == name]
        return sorted(found, key=lambda invitation: invitation.sent.timestamp() if invitation.sent else 0)

    def people(self, name: str) -> list[Person]:
        """The people of that name."""
        return [person for person in self.tray.people() if person.name == name]

    def person(self, name: str) -> Person:
        """The one person of that name."""
        (person,) = self.people(name)
        return person
