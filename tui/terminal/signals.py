"""Signals: when the terminal goes away, the program ends cleanly, with everything saved."""

import asyncio
import select
import signal
from collections.abc import Callable

SIGNALS = (signal.SIGHUP, signal.SIGTERM)

LINE_LOST = 128 + signal.SIGHUP
"""The exit code where the line was lost without a signal."""


def on_signals(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code that shells expect when the program is told to end. Needs a running loop."""
    loop = asyncio.get_running_loop()
    for number in SIGNALS:
        loop.add_signal_handler(number, leave, 128 + number)


def line_is_lost() -> bool:
    """Return whether standard input has hung up without a signal, as under nohup. Reading it would loop for ever."""
    poll = select.poll()
    poll.register(0, 0)
    return any(event & (select.POLLHUP | select.POLLNVAL) for _, event in poll.poll(0))
