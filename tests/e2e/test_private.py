"""What strangers wrote stands in the store and its good copies, and in no log, lock or other file that is left."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.store.reading.invented_archives import connection, connections_csv, incoming, invitations_csv, zipped

PROJECT = Path(__file__).parents[2]
NAME, SLUG, ADDRESS = "Zenobia Quux", "zenobia-quux-17", "zq@quux.example"
MESSAGE, NOTE = "wombat lagoon", "met in Xyzzy"
CANARIES = ["Zenobia", "Quux", "zenobia", "quux.example", "wombat", "lagoon", "Xyzzy"]
KEPT = ("backups",)
"""Where what was saved is kept on purpose."""


def run(store: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "tui", "--store", str(store), *arguments], cwd=PROJECT, check=True, capture_output=True
    )


def test_nothing_of_the_tray_is_left_anywhere_but_in_the_store_and_its_copies(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, scratch = tmp_path / "tray" / "salver.json", tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setenv("EDITOR", "sleep 1.5; echo nothing changed #")  # the text is kept for one that returns at once
    archive = tmp_path / "archive.zip"
    files = {
        "Invitations.csv": invitations_csv(incoming(NAME, SLUG, message=MESSAGE)),
        "Connections.csv": connections_csv(connection("Bo Okoro", "bo-okoro")),
    }
    archive.write_bytes(zipped(files))
    run(store, "import", str(archive))
    run(store, "add", f"{NAME} II", "--email", ADDRESS, "--message", MESSAGE)
    run(store, "ask", "--where", "name:zenobia")
    run(store, "undo")
    with Terminal([sys.executable, "-m", "tui", "--store", str(store)], folder=PROJECT) as terminal:
        terminal.wait_for(r"Inbox[\s\S]*saved")
        terminal.press("n")
        terminal.wait_for("Note on Zenobia")
        terminal.press(*NOTE)
        terminal.wait_for(NOTE)
        terminal.settle(1.2)  # long enough for what is typed to be kept aside
        terminal.press("escape")
        terminal.wait_for("Kept the note")
        terminal.press("a", "u")
        terminal.wait_for("Undid")
        terminal.press("E")
        terminal.wait_for("nothing changed")
        terminal.wait_until_gone("nothing changed")
        terminal.wait_for("Inbox")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0
    assert all(canary.encode() in store.read_bytes() for canary in CANARIES)
    left = [path for folder in (home, store.parent, scratch) for path in folder.rglob("*") if path != store]
    assert any(set(KEPT) & set(path.parts) for path in left)
    for path in left:
        assert not any(canary in path.name for canary in CANARIES), path
        if path.is_file() and not set(KEPT) & set(path.parts):
            assert not any(canary.encode() in path.read_bytes() for canary in CANARIES), path
