"""Invented trays and archives of any size, the same at every run."""

import csv
import random
import zipfile
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from store.file import form
from store.records import ids
from store.records.record import Record

_FIRST = "Ana Bo Cleo Dario Ewa Finn Gita Hana Ivo Jonas Kaya Lin Mara Nils Odd Pia Quim Rosa Sven Tove".split()
_LAST = "Park Okoro Lindqvist Marsh Haddad Ito Novak Bianchi Duarte Weiss Kaur Sato Moreau Lund Adeyemi".split()
_FIELD = "Data Operations People Sales Research Turbines".split()
_NOTE = "Hello, I heard your talk on tidal energy and would like to know more about the pilot in the north. "
_LINKEDIN = ZoneInfo("America/Los_Angeles")
_LAST_DAY = datetime(2026, 6, 1, 8, 30, tzinfo=UTC)


def write_tray(path: Path, size: int) -> None:
    """A tray of `size` open invitations from as many people, three of ten with a message."""
    tables = form.empty()
    draw = random.Random(size)
    for index in range(size):
        name = f"{draw.choice(_FIRST)} {draw.choice(_LAST)} {index}"
        slug = name.lower().replace(" ", "-")
        person = ids.derived("person", f"in/{slug}")
        tables["people"][person] = Record(
            {
                "name": name,
                "url": f"https://www.linkedin.com/in/{slug}",
                "company": f"Company {index % 300}",
                "position": f"Head of {draw.choice(_FIELD)}",
                "source": "linkedin",
            }
        )
        sent = (_LAST_DAY - timedelta(minutes=37 * index)).astimezone(_LINKEDIN).isoformat()
        arrived = {"person": person, "direction": "incoming", "channel": "linkedin", "sent": sent, "name": name}
        if index % 10 < 3:
            arrived["message"] = _NOTE * (1 + index % 2)
        tables["invitations"][ids.derived("invitation", "linkedin", "incoming", f"in/{slug}", sent)] = Record(arrived)
    path.write_bytes(form.dump(tables))


def write_archive(path: Path, invitations: int, connections: int) -> None:
    """A LinkedIn archive (zip) with this many rows, half of the invitations from connections."""
    people = [(f"{_FIRST[index % 20]}", f"{_LAST[index % 15]} {index}") for index in range(connections + invitations)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", _connections(people[:connections]))
        archive.writestr("Invitations.csv", _invitations(people[connections - invitations // 2 :][:invitations]))


def _connections(people: list[tuple[str, str]]) -> str:
    text = StringIO()
    text.write('Notes:\n"When exporting your connection data, some addresses are missing."\n\n')
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
    for index, (first, last) in enumerate(people):
        day = (_LAST_DAY - timedelta(days=index % 900)).strftime("%d %b %Y")
        rows.writerow([first, last, _url(first, last), "", f"Company {index % 300}", "Engineer", day])
    return text.getvalue()


def _invitations(people: list[tuple[str, str]]) -> str:
    text = StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"])
    for index, (first, last) in enumerate(people):
        when = _LAST_DAY - timedelta(minutes=47 * index)
        sent = f"{when.month}/{when.day}/{when:%y}, {when.hour % 12 or 12}:{when:%M} {'AM' if when.hour < 12 else 'PM'}"
        theirs, mine = (f"{first} {last}", _url(first, last)), ("Lena Sommer", _url("Lena", "Sommer"))
        outgoing = index < len(people) // 2
        (sender, sender_url), (to, to_url) = (mine, theirs) if outgoing else (theirs, mine)
        message = _NOTE.strip() if index % 3 == 0 else ""
        rows.writerow([sender, to, sent, message, "OUTGOING" if outgoing else "INCOMING", sender_url, to_url])
    return text.getvalue()


def _url(first: str, last: str) -> str:
    return "https://www.linkedin.com/in/" + f"{first}-{last}".lower().replace(" ", "-")
