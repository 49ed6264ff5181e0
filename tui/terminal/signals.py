"""Signals: when the terminal goes away, the program ends within a second, with everything saved."""

import os
import select
import signal
from collections.abc import Callable
from threading import Event, Thread
from time import sleep
from types import FrameType
from typing import Final

SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM)

_GRACE: Final = {signal.SIGHUP: 0.3, signal.SIGTERM: 0.5}
"""Seconds in which the program ends in an orderly way; after SIGTERM it has a terminal to give back as well."""

_told = Event()


def stop_ignoring() -> None:
    """End at once when told to, also where the program was started with these signals ignored, as `nohup` does: without
    its terminal a screen has nothing to go on for.
    """
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def end_on_signals(leave: Callable[[int], None], save: Callable[[], object]) -> None:
    """Call `leave` with the exit code that shells expect when the program is told to end. Needs the main thread.

    Whatever holds that up, be it a thread at work, an editor or a terminal that takes no more, is left behind after a
    moment: `save` is then called, and the process ends. Both are called on a thread of its own. It learns of a signal
    without the main thread, which may be waiting for something.
    """
    here, there = os.pipe()
    os.set_blocking(there, False)
    _told.clear()
    signal.set_wakeup_fd(there, warn_on_full_buffer=False)
    for number in SIGNALS:
        signal.signal(number, _leave_it_to_the_thread)
    Thread(target=_end, args=(here, leave, save), name="ending", daemon=True).start()


def ignore_next() -> None:
    """Ignore signals that come while the program is ending. Needs the main thread.

    Python takes its handlers away before it is gone: a signal in that moment would be the reason that a shell is told.
    """
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _leave_it_to_the_thread(number: int, frame: FrameType | None) -> None:
    """Do nothing: that there is a handler has Python write the number of the signal into the pipe."""


def _end(arrived: int, leave: Callable[[int], None], save: Callable[[], object]) -> None:
    """Wait for a signal, then for the program to end by itself, and end it where it does not."""
    while (number := os.read(arrived, 1)[0]) not in SIGNALS:
        pass
    _told.set()
    try:
        leave(128 + number)
        sleep(_GRACE[signal.Signals(number)])
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
