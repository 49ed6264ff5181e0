"""Where the measuring happens: a home of its own, trays of any size, and Salver opened on them."""

import compileall
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.bench.checkouts import PROJECT, python_of
from tests.bench.trays import write_tray
from tests.e2e.terminal import Terminal

EMPTY_APP: Final = (sys.executable, "-m", "tests.bench.empty_app")
READY: Final = r"\b1 of [\d,]+"
"""The place of the cursor among the rows: with it on the screen the rows are there, too."""


class Place:
    """A folder in which everything is kept, and in which programs find no settings but the default ones."""

    def __init__(self, folder: Path, project: Path = PROJECT) -> None:
        """`project` is the state of the project that runs here.

        Its packages are compiled, as installing does: a program that had to do it at each start would measure that.
        """
        self.folder = folder
        self._project = project
        for package in ("store", "tui", "tests/bench"):
            compileall.compile_dir(project / package, quiet=2)

    @property
    def environ(self) -> Mapping[str, str]:
        """What programs find in their environment beside what this one has."""
        home = str(self.folder)
        return {
            "HOME": home,
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_CONFIG_HOME": f"{home}/config",
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_CACHE_HOME": f"{home}/cache",
            "SALVER_STORE": "",
            "SALVER_CONFIG": "",
            "PYTHONDONTWRITEBYTECODE": "",
        }

    def run(self, *command: str) -> Terminal:
        """A program in a terminal of 120 x 40."""
        return Terminal(command, environ=self.environ, folder=self._project)

    def opened(self, store: Path) -> Terminal:
        """Salver, with its first screen up and everything that goes on behind it done."""
        terminal = self.run(*self.salver_on(store))
        terminal.wait_for(READY)
        before = -1.0
        while before != (before := terminal.processor_time()):
            terminal.settle(0.5)
        return terminal

    def tray(self, size: int) -> Path:
        """A tray of so many open invitations, known to be sound on this machine; always the same one."""
        store = self.folder / f"{size}.json"
        if not store.exists():
            write_tray(store, size)
            with self.run(*self.salver_on(store)) as terminal:
                terminal.wait_for(READY)
        return store

    def salver_on(self, store: Path) -> tuple[str, ...]:
        """The command that opens a store."""
        return python_of(self._project), "-m", "tui", "--store", str(store)
