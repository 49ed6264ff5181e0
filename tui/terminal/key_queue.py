"""What is typed, in the order typed: each key is given away once all that the key before it caused is done."""

from asyncio import sleep
from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final

from textual.events import Key, Paste

from tui.terminal.mouse import MouseReport

Typed = Key | Paste | MouseReport

_TURNS_AT_ONCE: Final = 200
"""How often to look again without a pause: a prompt opens in fewer turns of the event loop."""
_PAUSE: Final = 0.005
"""Seconds between two looks where something takes longer, such as the user's mail program."""
_LONG: Final = 3.0
"""Seconds after which a key holds the others up; on a busy machine a key takes its time."""


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
        self._given_at: float | None = None

    def put(self, event: Typed) -> bool:
        """Let this wait for its turn. Return whether `give_all` is to be run for it."""
        self._waiting.append(event)
        return self._given_at is None and len(self._waiting) == 1

    @property
    def is_done(self) -> bool:
        """Whether nothing waits, and all that the last key caused is done."""
        return self._given_at is None and not self._waiting

    @property
    def is_held_up(self) -> bool:
        """Whether the keys wait for one that takes long."""
        return self._given_at is not None and monotonic() - self._given_at > _LONG

    async def give_all(self) -> None:
        """Give away all that waits."""
        while self._waiting:
            self._given_at = monotonic()
            await self._give(self._waiting.popleft())
            turns = 0
            while not self._is_at_rest():
                turns += 1
                await sleep(0 if turns < _TURNS_AT_ONCE else _PAUSE)
        self._given_at = None
