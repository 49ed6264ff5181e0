"""How long work takes, as a ratio: a machine that is slow or busy is as slow with what it is compared with."""

import time
from collections.abc import Callable
from functools import cache
from statistics import mean
from typing import Final

_WORDS: Final = 20_000
"""How many words the work has that all other work is compared with: about six milliseconds of it on a laptop."""
_TIMES: Final = 10
"""How often that is done at first and again behind the work: what else the machine does comes and goes, and doubles a
single time."""
_FLOOR: Final = 0.05
"""What takes fewer seconds is not compared: nobody waits for it on any machine."""


def paces(work: Callable[[], object]) -> float:
    """Do some work once, and return how many times as long it took as sorting and turning round 20,000 words.

    Both are measured in the processor's time of this process, in one run.
    """
    compared = [*_at_first()]
    taken = _seconds(work)
    if taken < _FLOOR:
        return 0.0
    compared += [_seconds(_fixed_work) for _ in range(_TIMES)]
    return taken / mean(compared)


@cache
def _at_first() -> tuple[float, ...]:
    """The seconds that the fixed work takes before any other, once in a process: a property is tried very often."""
    return tuple(_seconds(_fixed_work) for _ in range(_TIMES))


def _fixed_work() -> None:
    words = sorted(str(number * 7919) for number in range(_WORDS))
    assert {word[::-1] for word in words}


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
