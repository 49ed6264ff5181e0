"""Two clones decide differently; git merges them; the question is settled by a key, and both machines know."""

import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from store.file import form
from store.records.ids import RecordId
from tests.e2e.terminal import Terminal
from tests.store.git.dotfiles import ANA, IDENTITY, a_tray, called

PROJECT = Path(__file__).parents[2]


class Clone(NamedTuple):
    """A clone of the repository that keeps the store, and Salver on it."""

    folder: Path
    salver: Path

    def git(self, *arguments: str) -> str:
        """Call git there; it has to succeed."""
        return called("git", "-C", str(self.folder), *IDENTITY, *arguments)

    def call(self, *arguments: str) -> str:
        """Call Salver on the store there; it has to succeed."""
        return called(str(self.salver), "--store", str(self.store), *arguments)

    @property
    def store(self) -> Path:
        """The store."""
        return self.folder / "salver.json"

    @property
    def ana(self) -> dict[str, Any]:
        """The row of Ana's invitation."""
        (row,) = json.loads(self.call("list", "name:park", "--json"))
        assert isinstance(row, dict)
        return row

    def share(self) -> None:
        """Commit what was done, take in what others did, and hand it on."""
        self.git("commit", "-qam", "Work")
        self.git("pull", "-q", "--no-rebase", "--no-edit")
        self.git("push", "-q")


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Clone, Clone]:
    """Two clones of one repository, both of which have git call Salver."""
    salver = tmp_path / "bin" / "salver"
    salver.parent.mkdir()
    salver.write_text(f'#!/bin/sh\nPYTHONPATH={PROJECT} exec {sys.executable} -m tui "$@"\n')
    salver.chmod(0o755)
    monkeypatch.setenv("PATH", f"{salver.parent}:/usr/bin:/bin")
    shared = tmp_path / "shared.git"
    called("git", "init", "-q", "--bare", "-b", "main", str(shared))
    laptop, desk = (Clone(tmp_path / name, salver) for name in ("laptop", "desk"))
    called("git", "clone", "-q", str(shared), str(laptop.folder))
    laptop.store.write_bytes(form.dump(a_tray()))
    laptop.store.chmod(0o600)
    laptop.git("checkout", "-qB", "main")
    laptop.git("add", "salver.json")
    laptop.git("commit", "-qm", "Keep the tray")
    laptop.git("push", "-q", "-u", "origin", "main")
    laptop.call("git-setup")
    laptop.git("add", ".gitattributes")
    laptop.git("commit", "-qm", "Have Salver merge the tray")
    laptop.git("push", "-q")
    called("git", "clone", "-q", str(shared), str(desk.folder))
    desk.call("git-setup")
    return laptop, desk


def test_a_key_settles_what_two_clones_decided_differently(clones: tuple[Clone, Clone]) -> None:
    laptop, desk = clones
    number = laptop.ana["id"]
    laptop.call("pass", number)
    desk.call("ask", number)
    laptop.share()
    desk.share()
    assert [version["state"] for version in desk.ana["versions"]] == ["passed", "asked"]

    with Terminal([str(desk.salver), "--store", str(desk.store)], columns=80, lines=24) as terminal:
        terminal.wait_for(r"Ana Park[\s\S]*disputed[\s\S]*1 decision is disputed: / disputed:yes[\s\S]*saved")
        terminal.press("/", *"disputed:yes", "enter")
        terminal.wait_for("< passed on ")
        terminal.wait_for("> asked on ")
        terminal.press("<")
        terminal.wait_for(r"Kept for Ana Park: passed on [\s\S]*saved")
        terminal.press("q")
        assert terminal.wait() == 0

    desk.share()
    laptop.git("pull", "-q", "--no-edit")
    for clone in clones:
        assert (clone.ana["state"], "versions" in clone.ana) == ("passed", False)


def test_a_pull_while_the_app_is_open_brings_the_question_onto_the_screen(clones: tuple[Clone, Clone]) -> None:
    laptop, desk = clones
    number = laptop.ana["id"]
    laptop.call("pass", number)
    desk.call("ask", number)
    laptop.share()
    desk.git("commit", "-qam", "Work")
    with Terminal([str(desk.salver), "--store", str(desk.store)]) as terminal:
        terminal.wait_for(r"Bo Lind[\s\S]*saved")
        desk.git("pull", "-q", "--no-rebase", "--no-edit")
        terminal.wait_for("1 decision is disputed: / disputed:yes")
        terminal.wait_for(r"Ana Park[\s\S]*disputed")
        terminal.press("/", *"disputed:yes", "enter")
        terminal.wait_for("> asked on ")
        terminal.press(">")
        terminal.wait_for(r"Kept for Ana Park: asked on [\s\S]*saved")
        terminal.press("q")
        assert terminal.wait() == 0
    assert (desk.ana["state"], "versions" in desk.ana) == ("asked", False)
    assert form.load(desk.store.read_bytes())["invitations"][RecordId(ANA * 10)].get("state") == "asked"
