"""`salver import`: archives in, with an account of every row; and what is refused."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import (
    connection,
    connections_csv,
    folder,
    incoming,
    invitations_csv,
    outgoing,
    zipped,
)
from tests.tui.cli.conftest import Answer, Salver

PROJECT = Path(__file__).parents[3]

FILES = {
    "Invitations.csv": invitations_csv(
        incoming("Ana Park", "ana-park", message="Your talk in Graz!"),
        incoming("Bela Kos", "bela-kos"),
        outgoing("Carl Hu", "carl-hu"),
        outgoing("Dana Ito", "dana-ito"),
        incoming("", ""),
    ),
    "Connections.csv": connections_csv(connection("Bela Kos", "bela-kos"), connection("Dana Ito", "dana-ito")),
}


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = tmp_path / "Basic_LinkedInDataExport_02-07-2026.zip"
    path.write_bytes(zipped(FILES))
    return str(path)


def states(answer: Answer) -> dict[str, str]:
    return {row["person"]["name"]: row["state"] for row in answer("list", "--json")}


def test_every_row_is_accounted_for(answer: Answer, archive: str) -> None:
    report = answer("import", archive, "--json")
    assert {key: report[key] for key in ("new", "updated", "known", "skipped")} == {
        "new": 6, "updated": 0, "known": 0, "skipped": 1
    }  # fmt: skip
    by_kind = {file["kind"]: file for file in report["files"]}
    invitations = by_kind["linkedin-invitations"]
    assert (invitations["rows"], invitations["new"]) == (5, 4)
    assert invitations["skipped"] == [{"row": 6, "reason": "it names nobody: there is neither a name nor a profile"}]
    assert by_kind["linkedin-connections"]["rows"] == 2


def test_who_is_connected_has_been_accepted_and_the_others_wait(answer: Answer, archive: str) -> None:
    answer("import", archive, "--json")
    assert states(answer) == {"Ana Park": "open", "Bela Kos": "accepted", "Carl Hu": "waiting", "Dana Ito": "accepted"}
    accepted = answer("list", "state:accepted", "--json")
    assert all(row["elsewhere"] is True and row["carried_out"] is None for row in accepted)
    assert {row["person"]["connected_on"] for row in accepted} == {"2026-02-04"}


def test_zip_folder_and_single_files_bring_the_same(
    run: Salver, answer: Answer, archive: str, store: Path, tmp_path: Path
) -> None:
    answer("import", archive, "--json")
    from_zip = store.read_bytes()
    for name, paths in {
        "folder": [folder(tmp_path / "folder", FILES)],
        "files": [str(tmp_path / "folder" / name) for name in FILES],
    }.items():
        other = tmp_path / f"{name}.json"
        assert run("--store", str(other), "import", *paths).exit_code == 0
        assert other.read_bytes() == from_zip


def test_a_second_import_says_nothing_new_and_leaves_the_file_alone(answer: Answer, archive: str, store: Path) -> None:
    answer("import", archive, "--json")
    before, when = store.read_bytes(), store.stat().st_mtime_ns
    report = answer("import", archive, "--json")
    assert (report["new"], report["updated"], report["known"], report["skipped"]) == (0, 0, 6, 1)
    assert (store.read_bytes(), store.stat().st_mtime_ns) == (before, when)


def test_one_csv_can_come_on_standard_input(answer: Answer) -> None:
    assert answer("import", "-", "--json", stdin=FILES["Invitations.csv"])["new"] == 4


def test_a_dry_run_tells_the_same_and_changes_nothing(run: Salver, archive: str, store: Path) -> None:
    result = run("import", archive, "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 new" in result.stderr
    assert "nothing was changed" in result.stderr.casefold()
    assert not store.exists()


def test_people_are_told_file_by_file_and_why_rows_were_skipped(run: Salver, archive: str) -> None:
    said = run("import", archive).stderr
    assert "linkedin-invitations, 5 rows, 4 new, 0 updated, 0 known already, 1 skipped" in said
    assert "1 skipped: it names nobody: there is neither a name nor a profile (row 6)" in said


def test_rows_that_cannot_be_understood_are_no_success_and_the_others_are_taken_in(
    run: Salver, answer: Answer, tmp_path: Path
) -> None:
    path = tmp_path / "Invitations.csv"
    path.write_text(invitations_csv(incoming("Ana Park", "ana-park"), incoming("Ewa Lis", "ewa-lis", sent="yesterday")))
    result = run("import", str(path))
    assert result.exit_code == 1
    assert "1 skipped: Sent At is not a date: 'yesterday' (row 3)" in result.stderr
    assert "1 of the skipped rows could not be understood." in result.stderr
    assert states(answer) == {"Ana Park": "open"}
    again = run("import", str(path), "--json")
    assert (again.exit_code, json.loads(again.stdout)["unread"]) == (1, 1)


def test_old_rows_are_offered_to_be_cleared_after_the_first_import(run: Salver, tmp_path: Path) -> None:
    path = tmp_path / "Invitations.csv"
    path.write_text(invitations_csv(incoming("Ana Park", "ana-park", sent="1/3/20, 12:18 AM")))
    said = run("import", str(path)).stderr
    assert "linkedin-invitations, 1 row, 1 new" in said
    assert "1 open invitation is older than six months; `salver ignore --where 'age:>6m'` clears it." in said
    assert "salver ignore" not in run("import", str(path)).stderr


def test_requests_that_lapsed_are_one_line_and_one_command_and_make_nothing_due(
    run: Salver, answer: Answer, tmp_path: Path
) -> None:
    path = tmp_path / "Invitations.csv"
    sent = [outgoing(f"Bo Lind {name}", f"bo-{name.lower()}", sent="1/3/20, 12:18 AM") for name in ("Ash", "Elm")]
    path.write_text(invitations_csv(*sent))
    said = run("import", str(path)).stderr
    assert said.count("probably lapsed") == 1
    assert "2 requests of yours have probably lapsed unanswered" in said
    assert answer("list", "--view", "waiting", "--json") == answer("due", "--json") == []
    run("pass", "--where", "state:waiting view:done")
    assert {row["state"] for row in answer("list", "--json")} == {"withdrawn"}


def test_what_i_decided_here_stays_when_the_archive_comes_again(run: Salver, answer: Answer, archive: str) -> None:
    answer("import", archive, "--json")
    (ana,) = answer("list", "name:park", "--json")
    run("pass", ana["id"])
    answer("import", archive, "--json")
    assert answer("show", ana["id"], "--json")["state"] == "passed"


def test_what_is_to_be_said_of_a_file_stands_below_it_and_is_no_failure(run: Salver, tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(connections_csv(connection("Renée Müller", "renee")).encode("cp1252"))
    result = run("import", str(path))
    assert result.exit_code == 0
    assert "\n  its letters beyond ASCII are read as Windows-1252, which is a guess" in result.stderr


def bad(path: Path) -> dict[str, str]:
    """Paths that nothing can be taken from, by what is wrong with them."""
    whole = zipped(FILES)
    files = {
        "no zip": b"this is no zip\n",
        "half a zip": whole[: len(whole) // 2],
        "nothing known": zipped({"notes.txt": "hello", "Rich Media.csv": "Date,Link\n1,2\n"}),
        "other columns": b"Colour,Size\nred,3\n",
        "empty": b"",
        "control characters": b"\x00\x01\x02\x1b[2J",
    }
    paths = {}
    for name, content in files.items():
        file = path / f"{name}.{'csv' if name in ('other columns', 'empty') else 'zip'}"
        file.write_bytes(content)
        paths[name] = str(file)
    pipe = path / "pipe"
    os.mkfifo(pipe)
    empty = path / "empty folder"
    empty.mkdir()
    return paths | {"no file": str(path / "missing.zip"), "a pipe": str(pipe), "an empty folder": str(empty)}


@pytest.mark.parametrize(
    "what",
    [
        "no zip", "half a zip", "nothing known", "other columns", "empty", "control characters", "no file", "a pipe",
        "an empty folder",
    ],
)  # fmt: skip
def test_what_cannot_be_read_gets_a_sentence_and_changes_nothing(
    run: Salver, store: Path, tmp_path: Path, what: str
) -> None:
    path = bad(tmp_path)[what]
    result = run("import", path, "--json")
    assert result.exit_code == 1
    assert path in result.stderr
    assert len(result.stderr.splitlines()) == 1
    report = json.loads(result.stdout)
    assert [refused["path"] for refused in report["refused"]] == [path]
    assert not store.exists()


def test_of_several_paths_the_good_ones_are_taken_and_the_bad_ones_named(
    run: Salver, answer: Answer, archive: str, tmp_path: Path
) -> None:
    missing = str(tmp_path / "missing.zip")
    result = run("import", missing, archive)
    assert result.exit_code == 1
    assert missing in result.stderr
    assert len(states(answer)) == 4


def test_nothing_of_an_archive_is_written_anywhere_else(run: Salver, tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    path.write_bytes(zipped({"../outside/Invitations.csv": FILES["Invitations.csv"], **FILES}))
    before = set(tmp_path.rglob("*"))
    run("import", str(path))
    made = {file.name for file in set(tmp_path.rglob("*")) - before}
    assert made == {"salver.json"}


def test_progress_is_shown_on_a_terminal_and_never_in_a_pipe(archive: str, store: Path) -> None:
    command = [sys.executable, "-m", "tui", "--store", str(store), "import", archive]
    reader, terminal = pty.openpty()
    subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=terminal, check=True)
    os.close(terminal)
    assert b"importing" in os.read(reader, 100_000)
    os.close(reader)
    piped = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    assert b"importing" not in piped.stderr


def test_an_address_book_makes_known_who_invites_me_once_the_two_are_joined(
    answer: Answer, run: Salver, archive: str, tmp_path: Path
) -> None:
    answer("import", archive, "--json")
    book = tmp_path / "contacts.vcf"
    book.write_text(card("FN:Ana Park", "EMAIL:ana@park.example") + card("FN:Eve Roux"), encoding="utf-8")
    (file,) = answer("import", str(book), "--json")["files"]
    assert file == {
        "path": str(book), "kind": "contacts-vcard", "rows": 2, "new": 2, "updated": 0, "known": 0, "skipped": []
    }  # fmt: skip
    (ana,) = [row for row in answer("list", "--json") if row["person"]["name"] == "Ana Park"]
    (proposed,) = answer("why", ana["id"], "--json")["joins"]
    assert (ana["person"]["email"], proposed["name"], proposed["likely"]) == (None, "Ana Park", True)
    assert run("join", ana["id"], proposed["id"]).exit_code == 0
    joined = answer("show", ana["id"], "--json")
    assert (joined["person"]["email"], joined["in_address_book"]) == ("ana@park.example", True)
