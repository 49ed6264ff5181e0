"""What a person names is read, or refused in one sentence; nothing in between."""

from pathlib import Path

import pytest

from store.reading.reader import read
from tests.store.reading.invented_archives import (
    ADDRESSES,
    EDUCATION,
    MESSAGES,
    POSITIONS,
    PROFILE,
    connection,
    connections_csv,
    folder,
    incoming,
    invitations_csv,
    messages_csv,
    received,
    table,
    zipped,
)

INVITATIONS = invitations_csv(incoming("Ana Park", "ana-park"))


def put(path: Path, content: str) -> str:
    path.write_text(content, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (INVITATIONS, "linkedin-invitations"),
        (connections_csv(connection("Bo Okoro", "bo-okoro")), "linkedin-connections"),
        (messages_csv(received("Ana Park", "ana-park")), "linkedin-messages"),
        (table(PROFILE, [{"First Name": "Marit", "Last Name": "Solheim"}]), "linkedin-profile"),
        (table(POSITIONS, [{"Company Name": "Tidewater", "Title": "Engineer"}]), "linkedin-positions"),
        (table(EDUCATION, [{"School Name": "NTNU"}]), "linkedin-education"),
        (table(ADDRESSES, [{"Email Address": "marit@solheim.example"}]), "linkedin-email-addresses"),
    ],
    ids=lambda value: value if value.startswith("linkedin") else "",
)
@pytest.mark.parametrize("name", ["what.csv", "Skills.csv", "Invitations.csv"])
def test_the_kind_is_told_by_the_columns_and_not_by_the_name(
    tmp_path: Path, name: str, content: str, kind: str
) -> None:
    (file,) = read([put(tmp_path / name, content)]).files
    assert (file.kind, len(file.rows), file.skipped) == (kind, 1, [])


def test_files_that_are_not_used_are_named(tmp_path: Path) -> None:
    others = {
        "Skills.csv": "Name\nWelding\n",
        "Shares_12345678.csv": "Date,ShareLink\n",
        "Endorsement_Received_Info.csv": "Endorsement Date,Skill Name\n",
        "LearningCoachMessages.csv": "No conversations found",
        "coach_messages.csv": table(MESSAGES, [received("Coach")]),
        "something new.csv": "",
    }
    readings = read([folder(tmp_path / "x", {"Invitations.csv": INVITATIONS, **others})])
    assert sorted(Path(path).name for path in readings.unused) == sorted(others)
    assert [file.kind for file in readings.files] == ["linkedin-invitations"]
    assert readings.refused == []


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.csv", "", "is empty"),
        ("x.csv", " \n\n", "is empty"),
        ("Skills.csv", "Name\nWelding\n", "belongs to LinkedIn's archive, but holds nothing that Salver uses"),
        ("guide_messages.csv", table(MESSAGES, [received("Guide")]), "holds nothing that Salver uses"),
        ("x.zip", "<html>Please sign in</html>", "is no table; expected Invitations.csv with From, To, Sent At"),
        ("x.csv", "Given,Family\nAna,Park\n", "found 'Given', 'Family'; expected Invitations.csv with From, To"),
        (
            "Connections.csv",
            "Given,Family\nAna,Park\n",
            "has columns that Salver does not know: found 'Given', 'Family'; "
            "expected Connections.csv with First Name, Last Name, Connected On",
        ),
        ("x.csv", INVITATIONS.split("\n")[0] + "\n", "holds a header and no rows"),
        (
            "x.csv",
            invitations_csv(incoming("Ana Park", sent="yesterday")),
            "has no row that can be read; the first, row 2: Sent At is not a date: 'yesterday'",
        ),
        ("x.csv", INVITATIONS + '"Bo Okoro', "is cut off inside the quotes of row 3; download it again"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(tmp_path: Path, name: str, content: str, sentence: str) -> None:
    readings = read([put(tmp_path / name, content)])
    (refused,) = readings.refused
    assert refused.path == str(tmp_path / name)
    assert sentence in refused.reason
    assert readings.files == []


@pytest.mark.parametrize("files", [{}, {"Skills.csv": "Name\nWelding\n", "notes.txt": "-"}])
def test_an_archive_without_a_file_that_is_read_is_refused(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x.zip").write_bytes(zipped(files))
    for path in (folder(tmp_path / "x", files), str(tmp_path / "x.zip")):
        (refused,) = read([path]).refused
        assert "holds no file that Salver reads, such as Invitations.csv" in refused.reason
        assert ("found Skills.csv" in refused.reason) == bool(files)


def test_a_file_of_an_archive_that_lost_its_columns_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    files = {"Invitations.csv": INVITATIONS, "Connections.csv": "Given,Family\nAna,Park\n"}
    readings = read([folder(tmp_path / "x", files)])
    assert [file.kind for file in readings.files] == ["linkedin-invitations"]
    assert [refused.path for refused in readings.refused] == [str(tmp_path / "x" / "Connections.csv")]


def test_skipped_rows_are_named_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    rows = [incoming("Ana Park"), incoming("Bo Okoro", sent="yesterday"), {**incoming("Cy"), "Direction": "SENT"}]
    (file,) = read([put(tmp_path / "x.csv", "\n" + invitations_csv(*rows))]).files
    assert [(skip.row, skip.reason) for skip in file.skipped] == [
        (4, "Sent At is not a date: 'yesterday'"),
        (5, "Direction is neither INCOMING nor OUTGOING: 'SENT'"),
    ]


def test_the_other_paths_are_read_when_one_is_refused(tmp_path: Path) -> None:
    readings = read(["/nowhere", put(tmp_path / "x.csv", INVITATIONS)])
    assert len(readings.files) == len(readings.refused) == 1
