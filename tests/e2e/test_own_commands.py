"""Commands of the user's own, in a real terminal: they have it to themselves, and ctrl+c ends them alone."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Open

CONFIG = """
[commands.asks]
key = "ctrl+a"
run = "cat > row; read -r name < /dev/tty; echo hello $name"

[commands.long]
key = "ctrl+y"
run = "echo begun; sleep 60"
wait = false

[commands.fails]
key = "ctrl+e"
run = "echo no luck >&2; exit 7"
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.replace("cat > row", f"cat > '{tmp_path}/row'"))
    monkeypatch.setenv("SALVER_CONFIG", str(path))


def test_a_command_has_the_terminal_and_finds_the_row(open_tray: Open, tmp_path: Path) -> None:
    with open_tray(columns=80, lines=24) as terminal:
        terminal.press("ctrl+a")
        terminal.wait_until(lambda: (tmp_path / "row").exists(), "the row")
        terminal.type_bytes(b"you\r")
        terminal.wait_for("hello you")
        terminal.wait_for("any key goes back")
        terminal.press("x")
        terminal.wait_for("asks: done, for ")
        terminal.press("j")
        terminal.wait_for("2 of 20")
    assert json.loads((tmp_path / "row").read_text())["state"] == "open"


def test_ctrl_c_ends_the_command_and_nothing_else(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("ctrl+y")
        terminal.wait_for("begun")
        terminal.press("ctrl+c")
        terminal.wait_for("long: it was ended by SIGINT")
        terminal.press("j")
        terminal.wait_for("2 of 20")


def test_what_a_command_complains_of_is_shown_and_told(open_tray: Open) -> None:
    with open_tray() as terminal:
        terminal.press("ctrl+e")
        terminal.wait_for("no luck")
        terminal.wait_for("any key goes back")
        terminal.press("enter")
        terminal.wait_for("fails: it ended with code 7: no luck")
