"""Signals: when the terminal goes away, the program ends within a second, with everything saved."""

import asyncio
import os
import select
import signal
from collections.abc import Callable
from threading import Event, Thread
from time import sleep
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM)

_GRACE: Final = 0.5
"""Seconds in which the program ends in an orderly way, and gives the terminal back."""

_told = Event()


def end_on_signals(leave: Callable[[int], None], save: Callable[[], object]) -> None:
    """Call `leave` with the exit code that shells expect when the program is told to end. Needs a running loop.

    Whatever holds that up, be it a thread at work, an editor or a terminal that takes no more, is left behind after a
    moment: `save` is then called on another thread, and the process ends.
    """
    loop = asyncio.get_running_loop()
    here, there = os.pipe()

    def tell(number: int, frame: FrameType | None) -> None:
        _told.set()
        if not loop.is_closed():
            loop.call_soon_threadsafe(leave, 128 + number)
        os.write(there, bytes([number]))

    _told.clear()
    for number in SIGNALS:
        signal.signal(number, tell)
    Thread(target=_end_anyway, args=(here, save), name="ending", daemon=True).start()


def _end_anyway(told: int, save: Callable[[], object]) -> None:
    """Wait for a signal, then for the program to end by itself, and end it where it does not."""
    number = os.read(told, 1)[0]
    sleep(_GRACE)
    try:
        save()
    finally:
        os._exit(128 + number)


def is_told_to_end() -> bool:
    """Return whether the program is to end: it was told so, or standard input has hung up, also without a signal."""
    poll = select.poll()
    poll.register(0, 0)
    return _told.is_set() or any(event & (select.POLLHUP | select.POLLNVAL) for _, event in poll.poll(0))


def hang_up() -> None:
    """Do what the signal for a lost line does; some lines are lost without one."""
    os.kill(os.getpid(), signal.SIGHUP)
