"""What the tests in real terminals share: a tray of invented guests, and Salver on it."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.trays import write_tray
from tests.e2e.terminal import Terminal

Open = Callable[..., Terminal]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder as slow: they start terminals, git and sshd."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A tray of twenty open invitations."""
    path = tmp_path / "salver.json"
    write_tray(path, 20)
    return path


@pytest.fixture
def salver(store: Path) -> list[str]:
    """The command that opens the tray."""
    return [sys.executable, "-m", "tui", "--store", str(store)]


@pytest.fixture
def open_tray(salver: list[str]) -> Open:
    """Open the tray in a terminal and wait until it can be used."""

    def open_(**options: object) -> Terminal:
        terminal = Terminal(salver, folder=Path(__file__).parents[2], **options)  # type: ignore[arg-type]
        try:
            terminal.wait_for(r"Inbox[\s\S]*saved")
        except BaseException:
            terminal.__exit__(None, None, None)
            raise
        return terminal

    return open_
