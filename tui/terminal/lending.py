"""Lending the terminal to another program, or to a text alone. It is taken back at once where Salver is told to end."""

import signal
import subprocess
import termios
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from select import select
from subprocess import TimeoutExpired
from typing import Final

from tui.terminal.charset import terminal_charset
from tui.terminal.signals import is_told_to_end
from tui.terminal.streams import terminal_text

_INPUT: Final = 0
_LOOK_EVERY: Final = 0.1
"""Seconds between looks at whether Salver is told to end."""
_FAREWELL: Final = 0.2
"""Seconds in which the program may put its text down when it is told to end."""


def run(command: Sequence[str], *, given: int | None = None, errors: int | None = None) -> int:
    """Run a program on the terminal, and return its exit code; negative for a signal. `given` and `errors` are files in
    place of its standard input and standard error. Raises OSError, ValueError.
    """
    with _leaving_keys_to_it():
        process = subprocess.Popen(command, stdin=given, stderr=errors)
        while True:
            try:
                return process.wait(_LOOK_EVERY)
            except TimeoutExpired:
                if is_told_to_end():
                    return _hang_up(process)


@contextmanager
def _leaving_keys_to_it() -> Iterator[None]:
    """Have the keys that interrupt a program (ctrl+c, say) interrupt the one that has the terminal, not Salver."""
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _hang_up(process: "subprocess.Popen[bytes]") -> int:
    """Tell the program what a lost line tells it."""
    process.send_signal(signal.SIGHUP)
    try:
        return process.wait(_FAREWELL)
    except TimeoutExpired:
        return -signal.SIGHUP


def show(text: str) -> None:
    """Show a text until any key is pressed, those with ctrl included."""
    with terminal_text(terminal_charset()) as stream:
        stream.write(text)
    before = termios.tcgetattr(_INPUT)
    tty.setraw(_INPUT, termios.TCSANOW)
    try:
        while not is_told_to_end() and not select([_INPUT], [], [], _LOOK_EVERY)[0]:
            pass
    finally:
        termios.tcsetattr(_INPUT, termios.TCSANOW, before)
