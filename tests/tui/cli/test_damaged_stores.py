"""Stores that cannot be read: every command says so in one sentence and leaves the file as it is."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.records.ids import RecordId
from store.tray.changes import Add, Set
from store.tray.tray import Tray
from tests import damaged_files
from tests.tui.cli.conftest import Answer, Salver


def a_tray() -> bytes:
    """A store with some people and invitations, and changes of them."""
    tray = Tray.open(Path("/nonexistent/salver.json"), Path("/nonexistent/state"))
    for number in range(1, 9):
        person = {"name": f"Person {number}", "url": f"https://www.linkedin.com/in/p{number}"}
        invitation = {"person": number, "direction": "incoming", "sent": "2026-03-07T22:15:00-08:00", "message": "Hi"}
        tray.commit(
            [Add("people", RecordId(number), person), Add("invitations", RecordId(number * 10), invitation)],
            by="import",
        )
    tray.commit(
        [Set("people", RecordId(3), "note", "met in Graz"), Set("invitations", RecordId(50), "state", "accepted")]
    )
    return form.dump(tray.tables)


FIXTURES = damaged_files.damaged(a_tray())
COMMANDS: tuple[list[str], ...] = (["list"], ["add", "Ana Park"], ["check"], ["accept", "--where", "name:person"], [])


def test_there_are_as_many_kinds_of_damage_as_the_requirement_asks_for() -> None:
    assert len(FIXTURES) >= 80
    assert a_tray() not in FIXTURES.values()


@pytest.mark.parametrize("name", FIXTURES)
def test_a_damaged_store_is_never_written_and_never_a_traceback(run: Salver, store: Path, name: str) -> None:
    store.write_bytes(FIXTURES[name])
    before = store.stat()
    for command in COMMANDS:
        result = run(*command)
        assert result.exit_code == 3, (command, result.output)
        assert result.stdout == ""
        (sentence,) = result.stderr.splitlines()
        assert sentence.startswith(f"salver: {store} cannot be read: ")
        assert "It is left as it is." in sentence
        assert len(sentence) < len(str(store)) + 400
        assert re.fullmatch(r"[\x20-\x7e\u00a1-\U0010fffd]*", sentence)
    after = store.stat()
    assert store.read_bytes() == FIXTURES[name]
    assert (after.st_ino, after.st_mtime_ns, after.st_mode) == (before.st_ino, before.st_mtime_ns, before.st_mode)
    assert os.listdir(store.parent) == [store.name]


@pytest.mark.parametrize("name", [name for name in FIXTURES if "cut" in name or "mark" in name or "that is" in name])
def test_where_the_damage_is_is_said(run: Salver, store: Path, name: str) -> None:
    store.write_bytes(FIXTURES[name])
    said = run("list").stderr
    assert re.search(r"line \d+, column \d+|file is empty|does not say which format|a newer Salver", said), said


@pytest.mark.slow
@pytest.mark.parametrize("name", damaged_files.HUGE)
def test_a_file_of_many_megabytes_is_refused_as_calmly(
    run: Salver, store: Path, name: str, rounds: Callable[[int, int], int]
) -> None:
    content = damaged_files.HUGE[name](rounds(20_000_000, 100_000_000))
    store.write_bytes(content)
    result = run("list")
    assert result.exit_code == 3
    assert len(result.stderr) < len(str(store)) + 400
    assert store.read_bytes() == content


@pytest.mark.parametrize("text", ["\\udc80", "a\\ud83dz", "\\u0000", "\\ufeff"])
def test_text_that_no_terminal_can_show_is_kept_to_the_byte(
    run: Salver, answer: Answer, store: Path, text: str
) -> None:
    run("add", "Ana Park")
    (row,) = answer("list", "--json")
    changed = store.read_bytes().replace(b'"name": "Ana Park"', b'"name": "Ana %s Park"' % text.encode())
    store.write_bytes(changed)
    for command in (["list"], ["list", "--json"], ["show", row["id"]], ["history"], ["export", "--format", "csv"]):
        assert run(*command).exit_code == 0, command
        assert store.read_bytes() == changed
    run("note", row["id"], "met in Graz")
    assert b'"name": "Ana %s Park"' % text.encode() in store.read_bytes()
    assert run("list").exit_code == 0
