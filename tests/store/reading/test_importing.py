"""An import as a whole: every row is accounted for, in the form that `import --json` promises."""

import json
from pathlib import Path

import msgspec
import pytest

from store.reading.importing import intake
from store.reading.intake.report import Report
from store.reading.reader import read
from store.records.ids import RecordId
from store.tray.changes import Add, Set
from store.tray.tray import Tray
from tests.store.reading import invented_archives
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    folder,
    incoming,
    invitations_csv,
    messages_csv,
    outgoing,
    received,
    table,
    written,
)

ARCHIVE = {
    "Connections.csv": connections_csv(
        connection("Ana Park", "ana-park"), connection("Bo Okoro", "bo-okoro"), connection("")
    ),
    "Invitations.csv": invitations_csv(
        incoming("Ana Park", "ana-park", message="Hello, I saw your talk"),
        incoming("Cy Lund", "cy-lund", sent="1/4/26, 6:00 PM"),
        outgoing("Dag Weiss", "dag-weiss", sent="yesterday"),
    ),
    "messages.csv": messages_csv(
        received("Ana Park", "ana-park"), written("Ana Park", "ana-park"), received("Ads", FOLDER="SPAM")
    ),
    "Profile.csv": table(
        invented_archives.PROFILE, [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Lights"}]
    ),
    "Skills.csv": "Name\nWelding\n",
}


def counts(report: Report) -> dict[str, tuple[int, int, int, int]]:
    return {file.kind: (file.new, file.updated, file.known, len(file.skipped)) for file in report.files}


def test_every_row_is_new_at_first_and_known_at_second_sight_to_the_byte(importer: Importer) -> None:
    report = importer.take(ARCHIVE)
    assert counts(report) == {
        "linkedin-connections": (2, 0, 0, 1),
        "linkedin-invitations": (2, 0, 0, 1),
        "linkedin-messages": (2, 0, 0, 1),
        "linkedin-profile": (1, 0, 0, 0),
    }
    before = importer.bytes()
    again = importer.take(ARCHIVE)
    assert (again.new, again.updated, again.known, again.skipped) == (0, 0, 7, 3)
    assert importer.bytes() == before


def test_a_saved_and_reopened_tray_knows_everything_again(tmp_path: Path) -> None:
    readings = read([folder(tmp_path / "archive", ARCHIVE)])
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    intake(tray, readings)
    tray.save()
    before = (tmp_path / "salver.json").read_bytes()
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    report = intake(tray, readings)
    tray.save()
    assert (report.new, report.updated) == (0, 0)
    assert (tmp_path / "salver.json").read_bytes() == before


def test_an_invitation_of_the_hour_that_november_has_twice_is_known_again(tmp_path: Path) -> None:
    content = invitations_csv(incoming("Ana Park", "ana-park", sent="11/2/25, 1:30 AM"))
    readings = read([folder(tmp_path / "archive", {"Invitations.csv": content})])
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    intake(tray, readings)
    tray.save()
    assert intake(Tray.open(tmp_path / "salver.json", tmp_path / "state"), readings).known == 1


def test_the_account_has_the_form_that_is_promised(tmp_path: Path) -> None:
    path = folder(tmp_path / "archive", ARCHIVE)
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    report = json.loads(msgspec.json.encode(intake(tray, read([path, "/nowhere"]))))
    assert {key: report[key] for key in ("new", "updated", "known", "skipped")} == {
        "new": 7,
        "updated": 0,
        "known": 0,
        "skipped": 3,
    }
    (invitations,) = [file for file in report["files"] if file["kind"] == "linkedin-invitations"]
    assert invitations == {
        "path": f"{path}/Invitations.csv",
        "kind": "linkedin-invitations",
        "rows": 3,
        "new": 2,
        "updated": 0,
        "known": 0,
        "skipped": [{"row": 4, "reason": "Sent At is not a date: 'yesterday'"}],
    }
    assert report["unused"] == [f"{path}/Skills.csv"]
    assert report["refused"] == [{"path": "/nowhere", "reason": "cannot be read: No such file or directory"}]


def test_an_invitation_arrives_as_its_row_gave_it(importer: Importer) -> None:
    importer.take(ARCHIVE)
    (invitation,) = importer.invitations("Ana Park")
    arrived = importer.tray.record("invitations", invitation.id).arrived
    assert arrived == {
        "person": invitation.person.id,
        "direction": "incoming",
        "channel": "linkedin",
        "sent": "2026-01-03T00:18:00-08:00",
        "message": "Hello, I saw your talk",
        "name": "Ana Park",
        "source": "linkedin",
    }


def test_rows_that_stand_twice_are_known_the_second_time(importer: Importer) -> None:
    row = incoming("Ana Park", "ana-park")
    report = importer.take(
        {"Invitations.csv": invitations_csv(row, row), "copy/Invitations (1).csv": invitations_csv(row)}
    )
    assert [(file.new, file.known) for file in report.files] == [(1, 1), (0, 1)]


def test_what_was_settled_elsewhere_is_reported(importer: Importer) -> None:
    importer.take({"Invitations.csv": ARCHIVE["Invitations.csv"]})
    report = importer.take({"Connections.csv": ARCHIVE["Connections.csv"]})
    assert [(settled.name, settled.direction) for settled in report.settled] == [("Ana Park", "incoming")]
    assert importer.invitations("Ana Park")[0].elsewhere
    assert importer.take({"Connections.csv": ARCHIVE["Connections.csv"]}).settled == []


def test_a_decision_that_was_taken_here_since_is_not_reported_as_settled_elsewhere(importer: Importer) -> None:
    importer.take({"Invitations.csv": ARCHIVE["Invitations.csv"]})
    (invitation,) = importer.invitations("Ana Park")
    importer.tray.commit([Set("invitations", invitation.id, "state", "accepted")])
    assert importer.take({"Connections.csv": ARCHIVE["Connections.csv"]}).settled == []


def test_people_who_were_added_by_hand_are_recognised(importer: Importer) -> None:
    importer.tray.commit(
        [Add("people", RecordId(7), {"name": "Ana Park", "url": invented_archives.link("ana-park"), "source": "hand"})]
    )
    report = importer.take(ARCHIVE)
    assert counts(report)["linkedin-connections"] == (1, 1, 0, 1)
    assert importer.person("Ana Park").id == 7


def test_somebody_who_was_taken_out_of_sight_comes_back_with_a_row_about_them(importer: Importer) -> None:
    importer.take(ARCHIVE)
    importer.tray.commit([Set("people", importer.person("Bo Okoro").id, "removed", True)])
    assert importer.people("Bo Okoro") == []
    assert importer.take(ARCHIVE).updated == 1
    assert importer.person("Bo Okoro").connected_on is not None


def test_nothing_that_was_refused_changes_anything(importer: Importer) -> None:
    before = importer.bytes()
    report = importer.take({"Invitations.csv": ARCHIVE["Invitations.csv"] + '"cut off'})
    assert (report.files, len(report.refused)) == ([], 1)
    assert importer.bytes() == before


@pytest.mark.parametrize("size", [1, 199, 200, 201, 450])
def test_progress_ends_at_all_rows(size: int) -> None:
    rows = [incoming(f"Ana {number}", f"ana-{number}") for number in range(size)]
    importer, told = Importer(), []
    readings = invented_archives.readings({"Invitations.csv": invitations_csv(*rows)})
    intake(importer.tray, readings, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (size, size)
    assert told == sorted(set(told))
