"""A text is said to be handed over only where it may arrive; where it is known not to, nothing is marked as sent."""

import os
import shlex
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

PROJECT = Path(__file__).parents[2]


def is_marked_as_sent(store: Path, tmp_path: Path) -> bool:
    tray = Tray.open(store, tmp_path / "state of the test")
    return any(draft.sent is not None for draft in tray.drafts())


def ask_and_copy(terminal: Terminal) -> None:
    """Ask the first one why, and copy the question."""
    terminal.wait_for(r"Inbox[\s\S]*saved")
    terminal.press("w", "2")
    terminal.wait_for("1 waiting")
    terminal.press("r")
    terminal.wait_for("is in place")
    terminal.press("y")


def copied(terminal: Terminal) -> str:
    """What the outermost terminal was given for its clipboard."""
    given = bytes(terminal.received).rpartition(b"\x1b]52;")[2].partition(b"\x07")[0].partition(b"\x1b")[0]
    return b64decode(given.partition(b";")[2]).decode()


@pytest.fixture
def in_tmux(salver: list[str], tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Terminal]:
    """The tray in a tmux that is set so; the terminal outside of it is of this kind."""
    if shutil.which("tmux") is None:
        pytest.skip("tmux is missing")
    setting, outside = request.param
    settings = tmp_path / "tmux.conf"
    settings.write_text(f"set -s set-clipboard {setting}\n")
    tmux = ["tmux", "-u", "-S", str(tmp_path / "socket"), "-f", str(settings)]
    environ = {"TERM": outside}
    with Terminal([*tmux, "new-session", shlex.join(salver)], folder=PROJECT, environ=environ) as terminal:
        yield terminal
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


@pytest.mark.parametrize("in_tmux", [(each, "xterm-256color") for each in ("on", "external", "off")], indirect=True)
def test_in_tmux_the_text_reaches_the_terminal_outside_however_tmux_is_set(
    in_tmux: Terminal, store: Path, tmp_path: Path
) -> None:
    ask_and_copy(in_tmux)
    in_tmux.wait_for("Handed to the terminal; marked as sent to Ewa Haddad 0, u takes it back")
    in_tmux.settle()
    assert "Ewa" in copied(in_tmux)
    in_tmux.press("u")
    in_tmux.wait_for("Undid")
    in_tmux.press("q")
    in_tmux.wait()
    assert not is_marked_as_sent(store, tmp_path)


@pytest.mark.parametrize("in_tmux", [("off", "vt220"), ("on", "vt220")], indirect=True)
def test_where_tmux_knows_of_no_clipboard_outside_nothing_is_marked_as_sent(
    in_tmux: Terminal, store: Path, tmp_path: Path
) -> None:
    ask_and_copy(in_tmux)
    in_tmux.wait_for("Not copied, and not marked as sent: tmux knows of no clipboard in vt220")
    in_tmux.press("q")
    in_tmux.wait()
    assert not is_marked_as_sent(store, tmp_path)


@pytest.mark.parametrize(
    "environ",
    [
        {"TERM": "linux"},
        {"STY": "1234.pts-0.host"},
        {"TERM_PROGRAM": "Apple_Terminal"},
        {"TMUX": "/nowhere/socket,1,0", "TMUX_PANE": "%0"},
    ],
    ids=str,
)
def test_where_copying_is_known_to_fail_it_is_said_and_nothing_is_marked_as_sent(
    open_tray: Open, store: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    with open_tray(environ=environ) as terminal:
        ask_and_copy(terminal)
        terminal.wait_for("Not copied, and not marked as sent: ")
        assert b"\x1b]52;" not in terminal.received
        terminal.press("ctrl+q")
        assert terminal.wait() == 0
    assert not is_marked_as_sent(store, tmp_path)


def test_a_terminal_that_was_opened_from_within_tmux_is_asked_itself(open_tray: Open, tmp_path: Path) -> None:
    """Such a one inherits the variables of tmux."""
    command = tmp_path / "bin" / "tmux"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\necho '/dev/pts/999,off,vt220,'\n")
    command.chmod(0o700)
    environ = {"TMUX": "/somewhere,1,0", "TMUX_PANE": "%0", "PATH": f"{command.parent}:{os.environ['PATH']}"}
    with open_tray(environ=environ) as terminal:
        ask_and_copy(terminal)
        terminal.wait_for("Handed to the terminal; marked as sent")
        assert "Ewa" in copied(terminal)
