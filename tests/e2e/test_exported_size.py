"""COLUMNS and LINES in the environment, as a shell with readline may export them: the kernel's size counts."""

import pytest

from tests.e2e.conftest import Open


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        ("80", "24"),
        ("0", "0"),
        ("x", "-3"),
        pytest.param("200", "60", marks=pytest.mark.long),
        pytest.param("1", "1", marks=pytest.mark.long),
    ],
)
def test_the_kernels_size_counts_keys_act_and_resizing_works(open_tray: Open, columns: str, lines: str) -> None:
    with open_tray(environ={"COLUMNS": columns, "LINES": lines}) as terminal:
        terminal.press("i")
        terminal.wait_for(r"Inbox 19\b")
        terminal.wait_for(r"1 of 19 · saved *\n")
        assert terminal.screen.display[-2].rstrip().endswith("saved")
        assert len(terminal.screen.display[-2].rstrip()) > 110
        terminal.wait_for("f answers")  # the last to come: the advice
        terminal.settle()
        before = len(terminal.received)
        terminal.read_for(1)
        assert len(terminal.received) == before
        terminal.resize(100, 30)
        terminal.wait_until(lambda: "? keys" in terminal.screen.display[29], "the keys in the last line")
        terminal.press("i")
        terminal.wait_for(r"Inbox 18\b")
