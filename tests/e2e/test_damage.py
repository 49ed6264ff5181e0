"""A store that cannot be opened, in a real terminal: what is wrong is said, and a key or two mend it."""

import re
import subprocess
from pathlib import Path

import pytest

from store.file import form
from store.tray.changes import Set
from store.tray.tray import Tray
from tests.e2e.terminal import Terminal

PROJECT = Path(__file__).parents[2]
CUT = r"cannot be opened[\s\S]*line \d+, column \d+: not JSON"


@pytest.fixture
def good(store: Path, home: Path) -> bytes:
    """What the store held when it was last saved."""
    tray = Tray.open(store, home / ".local/state/salver")
    (first, *_) = tray.people()
    tray.commit([Set("people", first.id, "note", "met in Graz")])
    tray.save()
    return store.read_bytes()


@pytest.fixture
def damaged(store: Path, good: bytes) -> bytes:
    store.write_bytes(good[: len(good) // 2])
    return store.read_bytes()


def opened(command: list[str], **options: object) -> Terminal:
    return Terminal(command, folder=PROJECT, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["enter", "1"])
def test_one_key_goes_back_to_the_last_good_copy_and_to_work(
    salver: list[str], store: Path, good: bytes, damaged: bytes, key: str
) -> None:
    with opened(salver) as terminal:
        terminal.wait_for(CUT)
        assert str(store) in terminal.text
        terminal.press(key)
        terminal.wait_for(r"Inbox 20\b[\s\S]*Back to \d{4}-")
        assert store.read_bytes() == good
        terminal.press("a")
        terminal.wait_for(r"Inbox 19\b[\s\S]*saved")
        terminal.press("q")
        assert terminal.wait() == 0
    with opened([*salver, "restore", "2"]) as terminal:
        assert terminal.wait() == 0
    assert store.read_bytes() == damaged


def test_quitting_leaves_the_file_as_it_is_and_says_what_is_wrong(
    salver: list[str], store: Path, damaged: bytes
) -> None:
    for key in ("q", "escape", "ctrl+c", "ctrl+q"):
        with opened(salver) as terminal:
            terminal.wait_for(CUT)
            terminal.press(key)
            assert terminal.wait() == 3
            assert "is left as it is" in terminal.text
    assert store.read_bytes() == damaged


def test_an_editor_is_one_key_away_at_the_line_and_the_tray_opens_once_it_is_mended(
    salver: list[str], store: Path, good: bytes, damaged: bytes, tmp_path: Path
) -> None:
    (tmp_path / "mended").write_bytes(good)
    editor = tmp_path / "vim"
    editor.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/line\ncat {tmp_path}/mended > "$2"\n')
    editor.chmod(0o755)
    with opened(salver, environ={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for(CUT)
        terminal.press("e")
        terminal.wait_for(r"Inbox 20\b")
        terminal.press("q")
        assert terminal.wait() == 0
    line = len(damaged.splitlines())
    assert (tmp_path / "line").read_text() in (f"+{line}\n", f"+{line + 1}\n")


def test_an_editor_that_cannot_be_started_is_said_on_the_same_screen(salver: list[str], damaged: bytes) -> None:
    with opened(salver, environ={"VISUAL": "no-such-editor --wait"}) as terminal:
        terminal.wait_for(CUT)
        terminal.press("e")
        terminal.wait_for("no-such-editor could not be started")
        terminal.press("q")
        assert terminal.wait() == 3


def test_a_copy_that_cannot_be_put_back_is_said_and_the_screen_stays(
    salver: list[str], store: Path, damaged: bytes
) -> None:
    with opened(salver) as terminal:
        terminal.wait_for(CUT)
        store.unlink()
        store.mkdir()
        terminal.press("enter")
        terminal.wait_for("(?i)directory|not a regular file")
        terminal.press("q")
        assert terminal.wait() == 3


def test_without_a_copy_the_screen_offers_what_there_is(salver: list[str], store: Path) -> None:
    store.write_bytes(b'{"people": {"7": ')
    with opened(salver) as terminal:
        terminal.wait_for("There is no good copy")
        terminal.press("enter", "1", "m")
        terminal.settle()
        assert "cannot be opened" in terminal.text
        terminal.press("q")
        assert terminal.wait() == 3


def test_a_store_of_a_newer_salver_is_never_written(salver: list[str], store: Path, good: bytes) -> None:
    newer = form.dump(form.load(good)).replace(b'"format": 1', b'"format": 2')
    store.write_bytes(newer)
    with opened(salver) as terminal:
        terminal.wait_for(r"a newer Salver wrote it[\s\S]*Update Salver")
        terminal.press("q")
        assert terminal.wait() == 3
    assert store.read_bytes() == newer


@pytest.mark.parametrize("size", [(200, 50), (80, 24), (40, 12)])
def test_the_screen_says_it_in_terminals_of_any_size(
    salver: list[str], store: Path, damaged: bytes, size: tuple[int, int]
) -> None:
    with opened(salver, columns=size[0], lines=size[1]) as terminal:
        terminal.wait_for("cannot be opened")
        terminal.press("enter")
        terminal.wait_for(r"Inbox|larger")
        terminal.press("ctrl+q")
        assert terminal.wait() == 0


def test_what_a_stranger_wrote_into_the_damage_acts_on_no_terminal(salver: list[str], store: Path) -> None:
    store.write_bytes(b'{"people": {"\\u001b]0;gotcha\\u0007\\u202e": {}}, "meta": {}}')
    with opened(salver) as terminal:
        terminal.wait_for(r"cannot be opened[\s\S]*the id is not a number")
        assert b"\x1b]0;gotcha" not in terminal.received
        assert "\u202e" not in terminal.text
        terminal.press("q")
        assert terminal.wait() == 3
        assert b"\x1b]0;gotcha" not in terminal.received


def test_a_hang_up_on_the_screen_ends_salver_at_once(salver: list[str], store: Path, damaged: bytes) -> None:
    with opened(salver) as terminal:
        terminal.wait_for(CUT)
        terminal.kill(1)
        assert terminal.wait(5) == 129
    assert store.read_bytes() == damaged


def test_links_that_run_in_a_circle_end_in_a_sentence(salver: list[str], store: Path) -> None:
    store.unlink()
    store.symlink_to(store.name)
    with opened(salver) as terminal:
        assert terminal.wait() == 3
        assert "cannot be read" in terminal.text
        assert "Traceback" not in terminal.text


def test_a_merge_left_half_way_is_made_by_meaning_with_one_key(salver: list[str], store: Path, good: bytes) -> None:
    git = ["git", "-C", str(store.parent), "-c", "user.name=Edda Lind", "-c", "user.email=edda@example.org"]
    for command in (["init", "-qb", "main"], ["add", "salver.json"], ["commit", "-qm", "Keep"]):
        subprocess.run([*git, *command], check=True)
    for branch, name in (("theirs", "Ana A."), ("main", "Ana B.")):
        subprocess.run([*git, "checkout", "-qB", branch, "main"], check=True)
        store.write_bytes(re.sub(rb'"note": "met in Graz"', f'"note": "{name}"'.encode(), good))
        subprocess.run([*git, "commit", "-qam", name], check=True)
    subprocess.run([*git, "merge", "theirs"], check=False, stdout=subprocess.DEVNULL)
    with opened(salver) as terminal:
        terminal.wait_for("conflict marker")
        terminal.press("m")
        terminal.wait_for(r"Inbox 20\b[\s\S]*Back to git's two sides")
        terminal.press("q")
        assert terminal.wait() == 0
    assert b"Ana A." in store.read_bytes()
    assert b"Ana B." in store.read_bytes()
