"""The mouse in a real terminal: asked for while Salver has the terminal, and no longer."""

import os
import shlex
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

PROJECT = Path(__file__).parents[2]
ON, OFF = b"\x1b[?1000h", b"\x1b[?1000l"
MOVEMENTS = (b"\x1b[?1002h", b"\x1b[?1003h", b"\x1b[?1015h", b"\x1b[?1016h")
SSH = {"SSH_TTY": "/dev/pts/7"}


@pytest.fixture(autouse=True)
def no_ssh(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(name, raising=False)


def is_on(terminal: Terminal) -> bool:
    """Whether the terminal was last asked for the mouse."""
    return terminal.received.rfind(ON) > terminal.received.rfind(OFF)


def test_the_mouse_is_off_again_on_leaving_whatever_is_open(open_tray: Open) -> None:
    for keys in ((), ("n", "words"), ("?",)):
        with open_tray() as terminal:
            assert is_on(terminal)
            terminal.press(*keys)
            terminal.settle()
            terminal.press("\x11")
            assert terminal.wait() == 0
            assert not is_on(terminal)
            assert not any(mode in terminal.received for mode in MOVEMENTS)
            assert terminal.received.rfind(b"\x1b[?1006l") > terminal.received.rfind(b"\x1b[?1006h")


def test_the_mouse_is_off_while_the_shell_or_the_editor_has_the_terminal(
    salver: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\necho the editor is here\nread answer\n")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    with Terminal(["bash", "--norc", "--noprofile", "-i"], folder=PROJECT, environ={"PS1": "shell> "}) as terminal:
        terminal.wait_for("shell>")
        terminal.press(f"{shlex.join(salver)}\r")
        terminal.wait_for(r"Inbox[\s\S]*saved")
        terminal.settle()
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        assert not is_on(terminal)
        terminal.press("fg\r")
        terminal.wait_until(lambda: is_on(terminal), "the mouse")
        terminal.settle()
        terminal.press("E")
        terminal.wait_for("the editor is here")
        assert not is_on(terminal)
        terminal.press("\r")
        terminal.wait_until(lambda: is_on(terminal), "the mouse")


@pytest.mark.parametrize("number", [1, 15])
def test_the_mouse_is_off_again_where_a_signal_ends_it(open_tray: Open, number: int) -> None:
    with open_tray() as terminal:
        os.kill(terminal.pid, number)
        assert terminal.wait() == 128 + number
        assert not is_on(terminal)


def test_over_ssh_nothing_is_asked_for_and_what_is_reported_does_nothing(
    open_tray: Open, store: Path, tmp_path: Path
) -> None:
    with open_tray(environ=SSH) as terminal:
        terminal.wait_for("1 of 20")
        terminal.press("\x1b[<0;10;6M", "\x1b[<0;10;6m", "\x1b[Mdda")
        terminal.settle()
        assert "1 of 20" in terminal.text
        terminal.press("\x11")
        assert terminal.wait() == 0
        assert b"\x1b[?100" not in terminal.received.replace(b"\x1b[?1004", b"")
    assert all(invitation.state == "open" for invitation in Tray.open(store, tmp_path / "state").invitations())


def test_a_click_and_its_release_put_the_cursor_on_a_row_however_they_are_torn(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.settle()
        for row, pieces in ((5, ["\x1b[<0;10;7M\x1b[<0;10;7m"]), (3, [*"\x1b[<0;10;5M\x1b[<0;10;5m"])):
            terminal.press(*pieces)
            terminal.wait_for(f"{row} of 20")
        assert "does nothing here" not in terminal.text


def test_a_choice_from_inside_turns_the_mouse_off_and_on_at_once(open_tray: Open, tmp_path: Path) -> None:
    with open_tray(environ={"XDG_CONFIG_HOME": str(tmp_path)}) as terminal:
        terminal.press(",", "o", "f")
        terminal.wait_for("Mouse: off, before: auto")
        terminal.wait_until(lambda: not is_on(terminal), "no mouse")
        terminal.press("\x1b[<0;10;7M", ",", "o", "o")
        terminal.wait_for("Mouse: on, before: off")
        terminal.wait_until(lambda: is_on(terminal), "the mouse")
        assert "1 of 20" in terminal.text
