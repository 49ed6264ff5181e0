"""How long the first screen takes: beside an empty Textual app, beside aerc, and with more and more rows."""

import shutil
from collections.abc import Iterator
from statistics import median

from tests.bench.figures import Figure, figure, skipped
from tests.bench.maildir import INBOX_SHOWN, write_account
from tests.bench.place import EMPTY_APP, READY, Place


def seconds_to(place: Place, pattern: str, *command: str) -> float:
    """The seconds from starting a program until it has sent what makes its screen show this regular expression."""
    with place.run(*command) as terminal:
        terminal.wait_for(pattern)
        return terminal.arrived - terminal.started


def first_screen(place: Place, size: int, rounds: int) -> Iterator[Figure]:
    """The programs take turns, so that what else the machine does is in all of them alike."""
    salver = place.salver_on(place.tray(size))
    has_aerc = shutil.which("aerc") is not None
    if has_aerc:
        write_account(place.folder, size)
    taken: dict[str, list[float]] = {"empty": [], "salver": [], "aerc": []}
    for _ in range(rounds):
        taken["empty"].append(seconds_to(place, "ready", *EMPTY_APP))
        taken["salver"].append(seconds_to(place, READY, *salver))
        if has_aerc:
            taken["aerc"].append(seconds_to(place, INBOX_SHOWN, "aerc"))
    ours, empty = median(taken["salver"]), median(taken["empty"])
    yield figure("an empty Textual app", empty * 1000, None, "ms")
    yield figure(f"first screen of {size:,}", ours * 1000, None, "ms")
    yield figure("that, in empty apps", ours / empty, 1.5, "times")
    if has_aerc:
        yield figure("that, in aercs on a Maildir of as many", ours / median(taken["aerc"]), 1, "times")
    else:
        yield skipped("that, in aercs on a Maildir of as many", "aerc is not installed")


def growth(place: Place, sizes: tuple[int, ...], rounds: int) -> Iterator[Figure]:
    """What a row more adds to the first screen must not grow with the number of rows."""
    taken = [
        median(seconds_to(place, READY, *place.salver_on(place.tray(size))) for _ in range(rounds)) for size in sizes
    ]
    for size, seconds in zip(sizes, taken, strict=True):
        yield figure(f"first screen of {size:,}", seconds * 1000, None, "ms")
    if len(sizes) > 2:
        slopes = [
            (later - earlier) / (more - less) * 1e6
            for earlier, later, less, more in zip(taken, taken[1:], sizes, sizes[1:], strict=False)
        ]
        yield figure(f"a row more, beyond {sizes[-2]:,}", slopes[-1], 1.3 * slopes[0], "µs")
