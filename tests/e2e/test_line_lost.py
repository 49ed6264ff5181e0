"""The line goes away in the middle of work: Salver ends by itself, and no decision and no word is lost."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from store.tray.tray import Tray
from tests.bench.trays import write_tray
from tests.e2e.conftest import Open
from tests.e2e.terminal import Terminal

Rounds = Callable[[int, int], int]

ENDS: dict[str, Callable[[Terminal], None]] = {
    "hang-up": lambda terminal: terminal.kill(signal.SIGHUP),
    "termination": lambda terminal: terminal.kill(signal.SIGTERM),
    "closed terminal": lambda terminal: terminal.hang_up(),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_decision_and_the_text_being_typed_survive(
    open_tray: Open, store: Path, tmp_path: Path, rounds: Rounds, end: str
) -> None:
    write_tray(store, rounds(20, 120))  # a row for each turn
    for turn in range(rounds(1, 34)):
        words = f"Turn {turn} of the tide"
        with open_tray() as terminal:
            terminal.press("a")
            terminal.wait_for("Accepted")
            terminal.press("e")
            terminal.settle()
            terminal.press(*words)
            terminal.wait_for(words)
            ENDS[end](terminal)
            terminal.wait(rounds(10, 1))

        tray = Tray.open(store, tmp_path / "state of the test")
        assert sum(invitation.state == "accepted" for invitation in tray.invitations()) == turn + 1
        assert any(words in draft.text for draft in tray.drafts())


def test_typed_text_survives_a_kill_and_is_there_at_the_next_start(
    open_tray: Open, store: Path, tmp_path: Path
) -> None:
    words = "Before the tide takes this"
    with open_tray() as terminal:
        terminal.press("a", "e")
        terminal.settle()
        terminal.press(*words)
        terminal.wait_for(words)
        terminal.settle(quiet=1.2)
        terminal.kill(signal.SIGKILL)
        terminal.wait()
    with open_tray() as terminal:
        terminal.press("q")
        assert terminal.wait() == 0

    tray = Tray.open(store, tmp_path / "state of the test")
    assert any(words in draft.text for draft in tray.drafts())
