"""A fault of Salver's own is told by its place, and never by what the tray holds."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.tui.screens.running_app import ANA, lay_out
from tui.terminal.crash_report import crash_report

PROJECT = Path(__file__).parents[3]
WRONG = """
import sys
{}
from tui.__main__ import main
sys.argv = ["salver", *sys.argv[1:]]
main()
"""
IN_THE_LIST = """
from store.session.advice import AdviceService
def advised(self, item):
    name = item.person.name
    try:
        raise KeyError(name)
    except KeyError as error:
        raise ValueError(f"no advice on {name!r}: {item.message}\\x1b[6n") from error
AdviceService.advised = advised
"""
IN_A_KEY = """
from tui.screens.tray import TrayScreen
def follow(self):
    person, invitation = self.session.tray.subject(self.queue.current)
    name = person.name
    raise ValueError(f"cannot show {name}\\x1b[6n")
TrayScreen.show_view = lambda self, view, limit="": follow(self)
"""
ON_A_THREAD = """
from store.session.advice import AdviceService
def prepare(self):
    names = [person.name for person in self._tray.people()]
    raise ValueError(f"cannot advise on {names}\\x1b[6n")
AdviceService.prepare = prepare
"""


def canaries() -> list[str]:
    return [*ANA.name.split(), ANA.slug, "harbour", "tide", ANA.headline]


def test_the_kinds_and_places_of_all_errors_are_told_and_no_message() -> None:
    def inner() -> None:
        raise KeyError("Ana Park")

    try:
        try:
            inner()
        except KeyError as error:
            raise ValueError("Ana Park\x1b[6n") from error
    except ValueError as error:
        text = crash_report(error)
    assert "Ana" not in text
    assert text.index("KeyError") < text.index("in inner") < text.index("ValueError")
    assert "tui/terminal/test_crash_report.py, line" in text
    assert text.replace("\n", "").isprintable()


def test_a_command_that_fails_prints_no_name_and_no_message(tmp_path: Path) -> None:
    places = lay_out(tmp_path, [ANA])
    command = [sys.executable, "-c", WRONG.format(IN_THE_LIST), "--store", str(places.store), "list"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "in advised" in done.stderr
    assert not [word for word in canaries() if word in done.stderr + done.stdout]


@pytest.mark.parametrize("wrong", [IN_A_KEY, ON_A_THREAD], ids=["a key", "a thread"])
def test_an_app_that_fails_leaves_the_terminal_as_it_was_and_prints_no_name(tmp_path: Path, wrong: str) -> None:
    places = lay_out(tmp_path, [ANA])
    command = [sys.executable, "-c", WRONG.format(wrong), "--store", str(places.store)]
    with Terminal(command, folder=PROJECT) as terminal:
        if wrong == IN_A_KEY:
            terminal.wait_for(r"Inbox[\s\S]*saved")
            terminal.press("2")
        assert terminal.wait() == 1
        terminal.settle()
    farewell = bytes(terminal.received).rpartition(b"\x1b[?1049l")[2].decode()
    assert "a fault of Salver's own" in farewell
    assert "ValueError" in farewell
    assert "\x1b[6n" not in farewell
    assert not [word for word in canaries() if word in farewell]
