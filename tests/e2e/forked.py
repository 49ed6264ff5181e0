"""Salver as a fork of the test's own process, for tests of many runs: nothing is imported anew for any of them."""

import os
import sys
from collections.abc import Callable

from tui.__main__ import main


def salver(*arguments: str) -> Callable[[], None]:
    """Salver with these arguments, for a terminal to run as its program."""

    def run() -> None:
        sys.argv = ["salver", *arguments]
        try:
            main()
        except SystemExit as ended:
            if isinstance(ended.code, str):
                sys.stderr.write(f"{ended.code}\n")
            os._exit(ended.code if isinstance(ended.code, int) else int(bool(ended.code)))

    return run
