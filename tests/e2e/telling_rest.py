"""Salver in a terminal, as `python -m tui` runs it, which tells the terminal whenever it rests.

From outside, a program that has done all that a key asked for looks like one that waits for its turn on a busy machine.
What is told is `ESC _ rest N ESC \\`, which no terminal shows: nothing is left to do for N keys and pastes.
"""

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from textual.events import Key, Paste
from textual.message import Message

from tests.tui.idle import has_work
from tui import app
from tui.__main__ import main
from tui.widgets import queue, sheet

_BRIEF = 0.005
"""Seconds that Salver waits for the user to pause; more would be most of a test."""
_SOON = 0.05
"""Seconds: what a timer will do within them belongs to the key."""
_AGAIN = 0.002
"""Seconds after which to look again."""


class CountedThreads(ThreadPoolExecutor):
    """Threads of which one can tell how many are at work."""

    at_work = 0

    def submit(self, *args: Any, **options: Any) -> Future[Any]:
        self.at_work += 1
        future = super().submit(*args, **options)
        future.add_done_callback(self._count_done)
        return future

    def _count_done(self, _: Future[Any]) -> None:
        self.at_work -= 1


class TellingApp(app.SalverApp):
    """Salver, which tells when it rests."""

    received = 0
    """Keys and pastes."""

    def on_load(self) -> None:
        self.threads = CountedThreads()
        self.has_something_new = asyncio.Event()
        self.has_something_new.set()
        asyncio.get_running_loop().set_default_executor(self.threads)

    def on_mount(self) -> None:
        self.run_worker(self._tell_rests())

    async def _post_message(self, message: Message) -> bool:
        if isinstance(message, Key | Paste):
            self.received += 1
            self.has_something_new.set()
        return await super()._post_message(message)

    async def _tell_rests(self) -> None:
        while await self.has_something_new.wait():
            await asyncio.sleep(_AGAIN)
            if self._rests():
                self.has_something_new.clear()
                assert self._driver is not None
                self._driver.write(f"\x1b_rest {self.received}\x1b\\")

    def _rests(self) -> bool:
        loop = asyncio.get_running_loop()
        is_saved = self._session.saving.status.state != "saving"
        soon = loop.time() + _SOON
        has_timer = any(timer.when() < soon and not timer.cancelled() for timer in loop._scheduled)  # type: ignore[attr-defined]
        return is_saved and not (has_work() or has_timer or self.threads.at_work)


if __name__ == "__main__":
    app.SalverApp = TellingApp  # type: ignore[misc]
    queue.REST = sheet.PAUSE = _BRIEF
    main()
