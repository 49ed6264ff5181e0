"""The first screen of this state of the project against that of another one: `--against COMMIT_OR_FOLDER`.

Both open a store of the same bytes. They take turns, and the one that begins changes with every pair, so that what else
the machine does is in both alike.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.checkouts import PROJECT
from tests.bench.figures import Figure, figure
from tests.bench.place import READY, Place
from tests.bench.starting import seconds_to

PAIRS: Final = 15
_LOGGING: Final = str(PROJECT / "tests" / "bench" / "logging_imports.py")


def first_screens(place: Place, other: Place, size: int, pairs: int = PAIRS) -> Iterator[Figure]:
    """Measure both; `place` is this state of the project, `other` the one to compare with."""
    commands = {each: each.salver_on(each.tray(size)) for each in (place, other)}
    taken: dict[Place, list[float]] = {place: [], other: []}
    for turn in range(pairs):
        for each in (place, other) if turn % 2 else (other, place):
            taken[each].append(seconds_to(each, READY, *commands[each]))
    ratios = [now / before for now, before in zip(taken[place], taken[other], strict=True)]
    yield figure(f"first screen of {size:,}, before", median(taken[other]) * 1000, None, "ms")
    yield figure(f"first screen of {size:,}, now", median(taken[place]) * 1000, None, "ms")
    yield figure(f"now against before, median of {pairs} pairs", median(ratios), 1, "times")
    before, now = (_imported(each, size) for each in (other, place))
    yield figure("modules of its own for it, before", len(_own(before)), None, "modules")
    yield figure("modules of its own for it, now", len(_own(now)), len(_own(before)), "modules")
    yield figure("all modules for it, before", len(before), None, "modules")
    yield figure("all modules for it, now", len(now), len(before), "modules")


def _imported(place: Place, size: int) -> set[str]:
    """The modules that were imported when the first screen was there."""
    log = place.folder / "imports"
    python, _, _, *arguments = place.salver_on(place.tray(size))
    with place.run(python, _LOGGING, str(log), *arguments) as terminal:
        terminal.wait_for(READY)
        shown = terminal.arrived
    lines = (line.rpartition(" ") for line in log.read_text().splitlines())
    return {name for name, _, moment in lines if float(moment) < shown}


def _own(modules: set[str]) -> set[str]:
    """Those that belong to the project."""
    return {name for name in modules if name.partition(".")[0] in ("store", "tui")}


def other_place(folder: Path, checkout: Path) -> Place:
    """A place of its own for the other state of the project."""
    folder.mkdir()
    return Place(folder, checkout)
