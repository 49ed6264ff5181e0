"""Salver never outlives its terminal: it is gone at once, whatever it is at, and what was decided is on disk."""

import random
import signal
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.bench.trays import write_tray
from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

Rounds = Callable[[int, int], int]
PROJECT = Path(__file__).parents[2]

ENDS: dict[str, Callable[[Terminal], None]] = {
    "hang-up": lambda terminal: terminal.kill(signal.SIGHUP),
    "termination": lambda terminal: terminal.kill(signal.SIGTERM),
    "closed terminal": lambda terminal: terminal.hang_up(),
}
CODES = {"hang-up": 129, "termination": 143, "closed terminal": 129}
TERMINALS = {
    "xterm": {"TERM": "xterm"},
    "linux": {"TERM": "linux"},
    "tmux": {"TERM": "tmux-256color"},
    "screen": {"TERM": "screen"},
    "0x0": {"TERM": "xterm"},
}


def paired(kinds: Iterable[str]) -> list[object]:
    """Each kind with one end, and the ends in turn; every pair under `--long`."""
    return [
        pytest.param(kind, end, marks=() if turn % len(ENDS) == place else pytest.mark.long)
        for turn, kind in enumerate(kinds)
        for place, end in enumerate(ENDS)
    ]


def started(salver: list[str], terminal: str) -> Terminal:
    """Salver on a terminal of this kind."""
    size = {"columns": 0, "lines": 0, "seen_as": (80, 24)} if terminal == "0x0" else {}
    return Terminal(salver, environ=TERMINALS[terminal], folder=PROJECT, **size)  # type: ignore[arg-type]


def accepted(store: Path, tmp_path: Path) -> int:
    tray = Tray.open(store, tmp_path / "state of the test")
    return sum(invitation.state == "accepted" for invitation in tray.invitations())


@pytest.mark.parametrize(("kind", "end"), paired(TERMINALS))
def test_it_is_gone_with_its_terminal_and_what_was_decided_is_on_disk(
    salver: list[str], store: Path, tmp_path: Path, rounds: Rounds, kind: str, end: str
) -> None:
    write_tray(store, 120)
    for turn in range(rounds(1, 100)):
        with started(salver, kind) as terminal:
            terminal.wait_for(r"Inbox[\s\S]*saved")
            terminal.press("a")
            terminal.wait_for("Accepted")
            ENDS[end](terminal)
            assert terminal.wait(rounds(10, 1)) == CODES[end]
        assert accepted(store, tmp_path) == turn + 1


@pytest.mark.parametrize("end", ENDS)
def test_it_is_gone_at_whatever_moment_the_terminal_goes(
    salver: list[str], store: Path, rounds: Rounds, end: str
) -> None:
    """Also before the first screen, and while the advice on many rows is worked out on a thread."""
    write_tray(store, 2000)
    draw = random.Random(end)
    for _ in range(rounds(2, 100)):
        with Terminal(salver, folder=PROJECT) as terminal:
            terminal.settle(quiet=draw.uniform(0, 1.5), seconds=1.5)  # the moment is what is drawn
            ENDS[end](terminal)
            assert terminal.wait(rounds(10, 1)) in (CODES[end], CODES[end] - 128, -(CODES[end] - 128))


IGNORING = ["sh", "-c", "trap '' HUP TERM; exec \"$@\"", "sh"]
TOLD_OFTEN = {
    "hang-up and termination": [signal.SIGHUP, signal.SIGTERM],
    "termination over and over": [signal.SIGTERM] * 50,
}


@pytest.mark.parametrize("end", ENDS)
def test_it_is_gone_where_it_was_started_with_these_signals_ignored_as_by_nohup(
    salver: list[str], rounds: Rounds, end: str
) -> None:
    for _ in range(rounds(1, 100)):
        with Terminal([*IGNORING, *salver], folder=PROJECT) as terminal:
            terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.received, "the screen taken over")
            ENDS[end](terminal)
            assert terminal.wait(rounds(10, 1)) in (CODES[end], CODES[end] - 128, -(CODES[end] - 128))


@pytest.mark.parametrize("signals", TOLD_OFTEN.values(), ids=list(TOLD_OFTEN))
def test_it_is_gone_where_it_is_told_more_than_once(open_tray: Open, rounds: Rounds, signals: list[int]) -> None:
    for _ in range(rounds(1, 100)):
        with open_tray() as terminal:
            for each in signals:
                terminal.kill(each)
            assert terminal.wait(rounds(10, 1)) in CODES.values()


WAITING = {
    "a note": ("n", *"words"),
    "a prompt": ("/", *"name"),
    "the help": ("?",),
    "a letter": ("e", *"words"),
}


@pytest.mark.parametrize(("at", "end"), paired(WAITING))
def test_it_is_gone_from_within_a_prompt_and_a_text(open_tray: Open, rounds: Rounds, at: str, end: str) -> None:
    with open_tray() as terminal:
        terminal.press(*WAITING[at])
        terminal.settle()
        ENDS[end](terminal)
        assert terminal.wait(rounds(10, 1)) == CODES[end]


@pytest.mark.parametrize("end", ENDS)
def test_it_is_gone_while_the_editor_of_the_user_has_the_terminal(
    open_tray: Open, store: Path, tmp_path: Path, rounds: Rounds, end: str
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\ntrap '' HUP TERM\necho the editor is here\nsleep 60\n")
    editor.chmod(0o700)
    with open_tray(environ={"EDITOR": str(editor)}) as terminal:
        terminal.press("a")
        terminal.wait_for("Accepted")
        terminal.press("E")
        terminal.wait_for("the editor is here")
        ENDS[end](terminal)
        assert terminal.wait(rounds(10, 1)) == CODES[end]
    assert accepted(store, tmp_path) == 1


def test_what_was_decided_is_on_disk_while_the_editor_of_the_user_has_the_terminal(
    open_tray: Open, store: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho the editor is here\nsleep 60\n")
    editor.chmod(0o700)
    with open_tray(environ={"EDITOR": str(editor)}) as terminal:
        terminal.press("aE")  # in one write, so that the editor comes before anything has rested
        terminal.wait_for("the editor is here")
        terminal.wait_until(lambda: accepted(store, tmp_path) == 1, "the decision in the file")


def test_it_is_gone_where_the_terminal_takes_nothing_more(open_tray: Open, store: Path, tmp_path: Path) -> None:
    with open_tray() as terminal:
        terminal.press("a")
        terminal.wait_for("Accepted")
        terminal.press(*"jk" * 400)  # and nobody reads what is drawn for it
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_unread(10) == CODES["termination"]
    assert accepted(store, tmp_path) == 1


@pytest.mark.parametrize("end", ENDS)
def test_it_is_gone_from_the_screen_that_repairs(store: Path, rounds: Rounds, salver: list[str], end: str) -> None:
    store.write_bytes(b"{")
    with Terminal(salver, folder=PROJECT) as terminal:
        terminal.wait_for("cannot be opened")
        ENDS[end](terminal)
        assert terminal.wait(rounds(10, 1)) == CODES[end]
    assert store.read_bytes() == b"{"
