"""`forget`: nothing of a person is left on this machine, and nothing brings them back."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form, temporaries
from store.file.storage import TrayStorage
from store.records import ids
from store.records.ids import RecordId
from store.session.unfinished import Recovery, Unfinished
from tests.e2e.terminal import Terminal
from tests.store.reading.invented_archives import (
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    messages_csv,
    received,
    zipped,
)
from tests.tui.cli.conftest import Answer, Salver

PROJECT = Path(__file__).parents[3]
CANARY, SLUG = "Zephyrine Quillfeather", "zephyrine-quillfeather"
SAID = "marmalade zeppelin"
TRACES = [word.lower().encode() for word in (CANARY, CANARY.split()[0], SLUG, SAID)]


@pytest.fixture
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("downloads") / "export.zip"
    files = {
        "Invitations.csv": invitations_csv(incoming(CANARY, SLUG, message=SAID), incoming("Bo Lind", "bo-lind")),
        "Connections.csv": connections_csv(connection(CANARY, SLUG)),
        "messages.csv": messages_csv(received(CANARY, SLUG)),
    }
    path.write_bytes(zipped(files))
    return str(path)


@pytest.fixture
def guest(run: Salver, answer: Answer, archive: str) -> str:
    """The id of an invitation from somebody of whom much is kept."""
    run("import", archive)
    (row,) = [row for row in answer("list", "--json", "--view", "all") if row["person"]["name"] == CANARY]
    number: str = row["id"]
    run("note", number, f"{CANARY} sings {SAID}")
    run("fact", number, "known=yes")
    run("tag", number, f"+{SLUG}")
    run("undo")
    return number


@pytest.fixture
def person(answer: Answer, guest: str) -> str:
    spelled: str = answer("show", guest, "--json")["person"]["id"]
    return spelled


@pytest.fixture
def traces(home: Path, tmp_path: Path) -> Callable[[], list[str]]:
    """Every file of this machine that has anything of the canary in its content or its name."""

    def found() -> list[str]:
        files = [path for folder in (home, tmp_path) for path in folder.rglob("*")]
        return [
            str(path)
            for path in files
            for text in [path.name.encode() + (path.read_bytes() if path.is_file() else b"")]
            if any(trace in text.lower() for trace in TRACES)
        ]

    return found


def people(store: Path) -> dict[str, int]:
    """The people of the store by their spelled ids."""
    return {ids.spelled(number): number for number in form.load(store.read_bytes())["people"]}


def test_nothing_of_a_forgotten_person_is_left_on_this_machine(
    run: Salver, answer: Answer, person: str, store: Path, home: Path, traces: Callable[[], list[str]]
) -> None:
    recovery = Recovery(home / ".local/state/salver", store, pytest.fail)
    recovery.keep(Unfinished("note", RecordId(people(store)[person]), f"{CANARY} was being written about"))
    recovery.close()
    killed = f"salver-{temporaries._HOST}-{2**22 + 1}-0123abcd"
    (copy, *_) = TrayStorage(store, home / ".local/state/salver").backups.all()
    for path in (store, copy.path):
        path.with_name(f".{path.name}.{killed}").write_bytes(path.read_bytes()[:-9])
    assert len(traces()) > 7

    result = run("forget", person, "--yes")
    assert result.exit_code == 0
    assert f"Forgot {CANARY}: 2 records, 5 backups, 1 text that" in result.stderr
    assert traces() == []
    assert [row["person"]["name"] for row in answer("list", "--json")] == ["Bo Lind"]
    assert run("undo").exit_code == 1
    assert run("check").exit_code in (0, 1)
    assert traces() == []


def test_an_import_of_the_same_archive_skips_them_and_says_why(
    run: Salver, answer: Answer, guest: str, archive: str, traces: Callable[[], list[str]]
) -> None:
    run("forget", guest, "--yes")
    report = answer("import", archive, "--json")
    assert (report["new"], report["updated"], report["known"], report["skipped"]) == (0, 0, 1, 3)
    reasons = {skip["reason"] for file in report["files"] for skip in file["skipped"]}
    assert reasons == {"it is about somebody who was forgotten"}
    assert traces() == []


def test_they_are_not_added_by_hand_either(run: Salver, answer: Answer, guest: str, store: Path) -> None:
    run("forget", guest, "--yes")
    before = store.read_bytes()
    for how in ([CANARY], [CANARY, "--url", f"https://www.linkedin.com/in/{SLUG}"]):
        result = run("add", *how)
        assert (result.exit_code, "was forgotten" in result.stderr) == (1, True)
    assert store.read_bytes() == before
    answer("add", CANARY, "--url", "https://www.linkedin.com/in/somebody-else", "--json")


def test_an_older_copy_does_not_bring_them_back(
    run: Salver, guest: str, store: Path, traces: Callable[[], list[str]]
) -> None:
    older = store.read_bytes()
    run("forget", guest, "--yes")
    copies = len(run("restore").stdout.splitlines())
    for number in range(1, copies + 1):
        run("restore", str(number))
        assert CANARY.encode() not in store.read_bytes()
    store.write_bytes(older)
    run("forget", guest, "--yes")
    assert traces() == []


def test_on_another_machine_they_are_taken_out_of_the_backups_by_the_same_command(
    run: Salver, guest: str, person: str, store: Path, traces: Callable[[], list[str]], home: Path
) -> None:
    before = store.read_bytes()
    run("forget", guest, "--yes")
    after = store.read_bytes()
    store.write_bytes(before)
    run("note", guest, "on the other machine")
    store.write_bytes(after)
    assert traces() != []

    result = run("forget", person)
    assert result.exit_code == 0
    assert "forgotten before" in result.stderr
    assert traces() == []
    assert store.read_bytes() == after


def test_in_a_script_nothing_is_asked(run: Salver, guest: str, store: Path) -> None:
    assert run("forget", guest).exit_code == 0
    assert CANARY.encode() not in store.read_bytes()


def test_an_id_of_nobody_is_refused(run: Salver, guest: str) -> None:
    assert run("forget", "zzzz", "--yes").exit_code == 1
    assert run("forget", "!", "--yes").exit_code == 1


@pytest.mark.parametrize(("reply", "code"), [("n", 1), ("y", 0)])
def test_in_a_terminal_it_is_asked_once_with_the_name(
    guest: str, store: Path, traces: Callable[[], list[str]], reply: str, code: int
) -> None:
    command = [sys.executable, "-m", "tui", "--store", str(store), "forget", guest]
    with Terminal(command, folder=PROJECT) as terminal:
        terminal.wait_for(f"Forget {CANARY}.*no undo")
        terminal.press(reply, "enter")
        assert terminal.wait() == code
    assert bool(traces()) == bool(code)


def test_what_git_remembers_is_said_with_the_commands_that_take_it_out(
    run: Salver, guest: str, store: Path, tmp_path: Path
) -> None:
    git = ["git", "-C", str(tmp_path), "-c", "user.name=Edda Lind", "-c", "user.email=edda@example.org"]
    for command in (["init", "-q"], ["add", "salver.json"], ["commit", "-qm", "Keep"]):
        subprocess.run([*git, *command], check=True)
    said = run("forget", guest, "--yes").stderr
    assert "Git's history still has them" in said
    assert f"git -C {tmp_path} filter-repo --force --invert-paths --path salver.json" in said
    assert f"salver --store {store} restore 1" in said


def test_outside_of_git_nothing_is_said_of_it(run: Salver, guest: str) -> None:
    assert "Git" not in run("forget", guest, "--yes").stderr
