"""How long work takes, as a ratio: a machine that is slow or busy is as slow with what it is compared with."""

import time
from collections.abc import Callable
from typing import Final

_WORDS: Final = 20_000
"""How many words the work has that all other work is compared with: about six milliseconds of it on a laptop."""
_FLOOR: Final = 0.05
"""What takes fewer seconds is not compared: nobody waits for it on any machine."""


def paces(work: Callable[[], object]) -> float:
    """Do some work once, and return how many times as long it took as sorting and turning round 20,000 words.

    Both are measured in the processor's time of this process, in one run.
    """
    taken = _seconds(work)
    return 0.0 if taken < _FLOOR else taken / min(_seconds(_fixed_work) for _ in range(3))


def _fixed_work() -> None:
    words = sorted(str(number * 7919) for number in range(_WORDS))
    assert {word[::-1] for word in words}


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
