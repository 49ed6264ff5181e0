"""Runs Salver and logs each module that it imports, with the moment: a program of its own, see `against`.

It is run in the folder of any state of the project as `logging_imports.py LOG [ARGUMENTS...]`. A line of the log is a
name and the seconds of `time.perf_counter`, which counts the same for all programs of a machine.
"""

import runpy
import sys
import time
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType


class Log:
    """Stands first among the finders, finds nothing, and writes down what is looked for."""

    def __init__(self, path: str) -> None:
        self._file = open(path, "w", buffering=1)  # noqa: SIM115 (it is written until the program ends)

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Log that a module is about to be imported."""
        del path, target
        self._file.write(f"{name} {time.perf_counter()}\n")
        return None


if __name__ == "__main__":
    sys.path[0] = ""
    log = sys.argv.pop(1)
    sys.meta_path.insert(0, Log(log))
    runpy.run_module("tui", run_name="__main__", alter_sys=True)
