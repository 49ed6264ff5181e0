"""What is typed, in the order typed: each key is given away once all that the key before it caused is done."""

from asyncio import sleep
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from textual.events import Key, Paste

from tui.terminal.mouse import MouseReport

Typed = Key | Paste | MouseReport

_TURNS_AT_ONCE: Final = 200
"""How often to look again without a pause: a prompt opens in fewer turns of the event loop."""
_PAUSE: Final = 0.005
"""Seconds between two looks where something takes longer, such as the user's mail program."""
_MANY_LOOKS: Final = 600
"""After so many looks with a pause between, some three seconds, a key holds the others up. They are counted, not timed:
a machine that is busy, or slept meanwhile, takes its time.
"""


class KeyQueue:
    """Holds keys, pastes and reports of the mouse until it is their turn.

    A key can open a prompt or a text that the next key is meant for. Textual hands keys to the widget that has focus
    when they arrive, and runs bound keys later than letters; so two keys that arrive together would be misunderstood.
    """

    def __init__(self, give: Callable[[Typed], Awaitable[None]], is_at_rest: Callable[[], bool]) -> None:
        """`give` hands a key to what has the focus. `is_at_rest` says whether all that it caused is done."""
        self._give = give
        self._is_at_rest = is_at_rest
        self._waiting: deque[Typed] = deque()
        self._is_giving = False
        self._looks = 0

    def put(self, event: Typed) -> bool:
        """Let this wait for its turn. Return whether `give_all` is to be run for it."""
        self._waiting.append(event)
        return not self._is_giving and len(self._waiting) == 1

    @property
    def is_done(self) -> bool:
        """Whether nothing waits, and all that the last key caused is done."""
        return not self._is_giving and not self._waiting

    @property
    def is_held_up(self) -> bool:
        """Whether the keys wait for one that takes long."""
        return self._is_giving and self._looks > _TURNS_AT_ONCE + _MANY_LOOKS

    async def give_all(self) -> None:
        """Give away all that waits."""
        while self._waiting:
            self._is_giving, self._looks = True, 0
            await self._give(self._waiting.popleft())
            while not self._is_at_rest():
                self._looks += 1
                await sleep(0 if self._looks < _TURNS_AT_ONCE else _PAUSE)
        self._is_giving = False
