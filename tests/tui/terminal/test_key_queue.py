"""Keys in the order typed, and when one of them holds the others up."""

import asyncio
from unittest import mock

from textual.events import Key

from tui.terminal import key_queue
from tui.terminal.key_queue import KeyQueue, Typed

_LOOKS_THAT_TAKE_NO_TIME = mock.patch.object(key_queue, "sleep", new=mock.AsyncMock())


def held_up_after(looks: int) -> bool:
    """Whether the keys are held up after so many looks at a key that is not done."""
    seen: list[bool] = []

    async def give(event: Typed) -> None:
        pass

    def is_at_rest() -> bool:
        seen.append(queue.is_held_up)
        return len(seen) > looks

    queue = KeyQueue(give, is_at_rest)
    queue.put(Key("a", "a"))
    with _LOOKS_THAT_TAKE_NO_TIME:
        asyncio.run(queue.give_all())
    assert queue.is_done
    return seen[-1]


def test_a_key_that_is_never_done_holds_the_others_up() -> None:
    assert held_up_after(1000)


def test_a_key_that_takes_a_second_holds_nothing_up() -> None:
    assert not held_up_after(400)


def test_a_key_waits_until_all_that_the_one_before_caused_is_done() -> None:
    happened: list[str] = []
    looks = iter([False, False, True, True])

    async def give(event: Typed) -> None:
        assert isinstance(event, Key)
        happened.append(event.key)

    def is_at_rest() -> bool:
        at_rest = next(looks)
        happened.append("at rest" if at_rest else "at work")
        return at_rest

    queue = KeyQueue(give, is_at_rest)
    assert queue.put(Key("a", "a"))
    assert not queue.put(Key("u", "u"))
    with _LOOKS_THAT_TAKE_NO_TIME:
        asyncio.run(queue.give_all())
    assert happened == ["a", "at work", "at work", "at rest", "u", "at rest"]
