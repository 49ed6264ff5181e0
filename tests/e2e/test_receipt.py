"""What is printed when the screen has closed: counts of what was done, and nothing where nothing was."""

import re
import signal

from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

_OTHER_SCREEN = b"\x1b[?1049l"
"""What takes a terminal back to where the shell is."""


def printed(terminal: Terminal) -> list[str]:
    """The lines that stand in the shell after the program has ended."""
    assert terminal.exit_code is not None
    left = re.sub(r"\x1b\[[0-9;?<>=]*[a-zA-Z]", "", terminal.received.rpartition(_OTHER_SCREEN)[2].decode())
    return [line.strip() for line in left.splitlines() if line.strip()]


def test_leaving_the_screen_prints_what_was_done_in_few_lines_without_a_name(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("a")
        terminal.wait_for(r"Inbox 19\b")
        terminal.press("i")
        terminal.wait_for(r"Inbox 18\b[\s\S]*saved")
        terminal.press("q")
        assert terminal.wait() == 0
        assert printed(terminal) == ["Tray: 1 accepted, 1 left pending"]


def test_looking_only_prints_nothing(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("j", "k")
        terminal.press("a")
        terminal.wait_for(r"Inbox 19\b")
        terminal.press("u")
        terminal.wait_for(r"Inbox 20\b[\s\S]*saved")
        terminal.press("q")
        assert terminal.wait() == 0
        assert printed(terminal) == []


def test_a_screen_that_was_ended_prints_nothing(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("a")
        terminal.wait_for(r"Inbox 19\b[\s\S]*saved")
        terminal.kill(signal.SIGTERM)
        terminal.wait()
        assert printed(terminal) == []
