"""Stopping: ctrl+z and the signals of job control. The tray comes back whole, and nothing typed meanwhile decides."""

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

PROJECT = Path(__file__).parents[2]
TAKEN_OVER = b"\x1b[?1049h"


@contextmanager
def in_a_shell(salver: list[str]) -> Iterator[Terminal]:
    """The tray, opened from an interactive shell."""
    with Terminal(["bash", "--norc", "--noprofile", "-i"], folder=PROJECT, environ={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.press(f"{shlex.join(salver)}\r")
        terminal.wait_for(r"Inbox[\s\S]*saved")
        terminal.settle()
        yield terminal


def brought_back(terminal: Terminal, *typed: str) -> None:
    """Type `fg`, and more before the tray is back; wait until all of it is drawn."""
    before = terminal.received.count(TAKEN_OVER)
    terminal.screen.reset()
    terminal.press("fg\r" + "".join(typed))  # in one write, so that all of it is there before the tray is
    terminal.wait_until(lambda: terminal.received.count(TAKEN_OVER) > before, "the tray taking the terminal over")
    terminal.wait_for(r"Inbox[\s\S]*Person[\s\S]*Verdict[\s\S]*saved[\s\S]*accept")
    terminal.settle()


def job_of(salver: list[str]) -> int:
    """The process of the tray."""
    found = subprocess.run(["pgrep", "-f", shlex.join(salver)], capture_output=True, text=True, check=True).stdout
    return max(map(int, found.split()))


def decided(store: Path, tmp_path: Path) -> list[str]:
    tray = Tray.open(store, tmp_path / "state of the test")
    return [invitation.state for invitation in tray.invitations() if invitation.state != "open"]


STOPS: dict[str, Callable[[Terminal, int], None]] = {
    "ctrl+z": lambda terminal, job: terminal.press("\x1addd"),
    "SIGTSTP": lambda terminal, job: os.kill(job, signal.SIGTSTP),
    "SIGSTOP": lambda terminal, job: os.kill(job, signal.SIGSTOP),
}


@pytest.mark.parametrize("stop", STOPS)
def test_the_tray_stops_and_comes_back_whole_and_what_was_typed_meanwhile_decides_nothing(
    salver: list[str], store: Path, tmp_path: Path, stop: str
) -> None:
    with in_a_shell(salver) as terminal:
        for _ in range(2):
            STOPS[stop](terminal, job_of(salver))
            terminal.wait_for("Stopped")
            brought_back(terminal, "dd")
        terminal.screen.reset()
        terminal.press("q")
        terminal.wait_for("shell>")
    assert decided(store, tmp_path) == []


def test_it_stops_within_a_prompt_and_a_text_and_both_are_there_afterwards(salver: list[str]) -> None:
    with in_a_shell(salver) as terminal:
        terminal.press("n", *"half a note", "\x1a")
        terminal.wait_for("Stopped")
        before = terminal.received.count(TAKEN_OVER)
        terminal.screen.reset()
        terminal.press("fg\r")
        terminal.wait_until(lambda: terminal.received.count(TAKEN_OVER) > before, "the tray taking the terminal over")
        terminal.wait_for("half a note")
        terminal.press(" more")
        terminal.wait_for("half a note more")


def test_keys_act_again_after_the_editor_of_the_user_was_stopped(
    salver: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nkill -TSTP 0\nsleep 1.5\necho "written after a stop" > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    with in_a_shell(salver) as terminal:
        terminal.press("E")
        terminal.wait_for("Stopped")
        terminal.press("fg\r")
        terminal.wait_for("written after a stop")
        terminal.settle()
        terminal.press("q")
        terminal.wait_for("shell>")


def test_in_the_background_it_stops_again_and_leaves_the_shell_its_terminal(salver: list[str]) -> None:
    with in_a_shell(salver) as terminal:
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        terminal.screen.reset()
        terminal.press("bg\r")
        terminal.settle()
        terminal.press("echo $((40 + 2)); stty -a | grep -o ' icanon'\r")
        terminal.wait_for(r"42\s+icanon")
        brought_back(terminal)


def test_where_no_shell_is_there_it_says_so_and_goes_on(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("\x1a")
        terminal.wait_for("There is no shell here to go back to")
        terminal.press("a")
        terminal.wait_for("Accepted")


def test_what_was_typed_while_a_signal_held_it_still_decides_nothing(
    open_tray: Open, store: Path, tmp_path: Path
) -> None:
    with open_tray() as terminal:
        terminal.settle()
        terminal.kill(signal.SIGSTOP)
        terminal.press(*"dddd")
        terminal.kill(signal.SIGCONT)
        before = terminal.received.count(TAKEN_OVER)
        terminal.wait_until(lambda: terminal.received.count(TAKEN_OVER) > before, "the tray taking the terminal over")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait() == 0
    assert decided(store, tmp_path) == []


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is missing")
def test_in_tmux_the_key_goes_to_the_shell_and_fg_comes_back(salver: list[str], store: Path, tmp_path: Path) -> None:
    def tmux(*arguments: str) -> str:
        command = ["tmux", "-u", "-S", str(tmp_path / "socket"), "-f", "/dev/null", *arguments]
        return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout

    with Terminal(
        ["tmux", "-u", "-S", str(tmp_path / "socket"), "-f", "/dev/null", "new", "bash --norc --noprofile -i"],
        folder=PROJECT,
        environ={"PS1": "shell> ", "TMUX": ""},
    ) as terminal:
        terminal.wait_for(r"shell>|bash-.*[#$]")
        tmux("send-keys", f"{shlex.join(salver)}", "Enter")
        terminal.wait_for(r"Inbox[\s\S]*saved")
        tmux("send-keys", "C-z", "d")
        terminal.wait_for("Stopped")
        tmux("send-keys", "C-u", "fg", "Enter", "d")
        terminal.wait_for(r"Inbox[\s\S]*Person[\s\S]*saved")

        def is_left() -> bool:
            tmux("send-keys", "q")  # the tray drops what comes before all is drawn, and a shell takes no harm from it
            return "Inbox" not in terminal.text

        terminal.wait_until(is_left, "the shell")
        tmux("kill-server")
    assert decided(store, tmp_path) == []
