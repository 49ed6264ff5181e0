"""Knowing that an app rests: that nothing is left to do until a key, a timer or a thread comes.

Textual's own pilot guesses it from the processor time that the program uses. On a busy machine a program that waits for
its turn looks like one that rests, and a test goes on before what it did is there.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from textual.pilot import Pilot


@contextmanager
def exact_pilots() -> Iterator[None]:
    """Have every pilot wait until the app rests, and no longer."""
    with patch("textual.app.wait_for_idle", _until_idle), patch("textual.pilot.wait_for_idle", _until_idle):
        yield


async def until_drawn(pilot: Pilot[Any]) -> None:
    """Wait until the app rests, and all that changed is on the screen."""
    await _until_idle()
    while True:
        pilot.app.screen._on_timer_update()  # else done by a timer, sixty times a second
        if not has_work():
            break
        await _until_idle()


async def _until_idle(*_: float) -> None:
    """Wait until no task is ready to go on. The times that pilots give, shortest and longest, mean nothing here."""
    while has_work():
        await asyncio.sleep(0)


def has_work() -> bool:
    """Whether a task of the loop is ready to go on."""
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]
