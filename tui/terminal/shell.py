"""Lending the terminal to a command of the user's for the shell."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from threading import Event, Thread
from typing import Final

from textual.app import App, SuspendNotSupported

from store.sending.command import first_line, how_it_ended
from tui.terminal import lending

_ERRORS: Final = 2
_MOST: Final = 4096
"""How much of what a command complains of is kept, in bytes."""
_LAST_WORDS: Final = 0.2
"""Seconds in which the rest of what it complains of arrives; what it leaves in the background may hold it up."""


def run(app: App[None], line: str, given: bytes, *, waits: bool) -> str:
    """Run a line for the shell while the app is suspended; it finds `given` on its standard input. Where it `waits`,
    what it printed is shown until a key is pressed.

    Returns:
        What went wrong, in a sentence; "" where nothing did.
    """
    try:
        with app.suspend():
            problem = _run(line, given)
            if waits:
                lending.show("\n(any key goes back)\n")
    except SuspendNotSupported:
        return "this terminal cannot be handed to a command."
    return problem


def _run(line: str, given: bytes) -> str:
    """Run it. Nothing is raised, since a suspended app would not come back from an error here."""
    try:
        with TemporaryFile() as rows, _overheard() as (errors, complaint):
            rows.write(given)
            rows.seek(0)
            code = lending.run(["sh", "-c", line], given=rows.fileno(), errors=errors)
    except (OSError, ValueError) as error:  # a zero byte in the line is the other
        return f"it could not be started: {error}."
    return f"it {how_it_ended(code)}{first_line(bytes(complaint))}" if code else ""


@contextmanager
def _overheard() -> Iterator[tuple[int, bytearray]]:
    """Yield where a command may complain, and the beginning of what it complains of; all of it reaches the terminal."""
    here, there = os.pipe()
    kept = bytearray()
    is_over = Event()

    def pass_on() -> None:
        with open(here, "rb", buffering=0) as complaints:
            while said := complaints.read(_MOST):
                if not is_over.is_set():
                    kept.extend(said[: _MOST - len(kept)])
                    os.write(_ERRORS, said)

    listener = Thread(target=pass_on, name="listening", daemon=True)
    listener.start()
    try:
        yield there, kept
    finally:
        os.close(there)
        listener.join(_LAST_WORDS)
        is_over.set()
