"""Measures Salver and prints each figure beside its bar: `python -m tests.bench [--size 10000] [--long]`.

With `--against COMMIT_OR_FOLDER` it measures the first screen alone, in pairs with that of another state of Salver.

Programs run in a terminal of 120 x 40 and are measured from outside, in time and in bytes on the line. Figures depend
on the machine and on what else it does, hence the ratios. Exits 1 where a figure is over its bar.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from tests.bench.against import first_screens, other_place
from tests.bench.checking import checks
from tests.bench.checkouts import laid_out
from tests.bench.figures import Figure, table
from tests.bench.place import Place
from tests.bench.pressing import keys, step_growth
from tests.bench.starting import first_screen, growth
from tests.bench.working import idling, imports, merges, verdicts


def measured(place: Place, size: int, *, long: bool) -> Iterator[Figure]:
    """All figures, one after another."""
    sizes = (size // 10, size, size * 5) if long else (size // 10, size)
    sections = (
        first_screen(place, size, rounds=15 if long else 5),
        keys(place, size),
        step_growth(place, sizes),
        growth(place, sizes, rounds=7 if long else 3),
        verdicts(place, size),
        checks(),
        imports(place, invitations=size * 55 // 100, connections=size * 108 // 100),
        merges(place, size),
        idling(place, size, seconds=60 if long else 6),
    )
    return chain.from_iterable(sections)


def main() -> int:
    """Measure and print; answers the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=10_000, help="how many invitations, from as many people")
    parser.add_argument("--long", action="store_true", help="more rounds, and five times as many rows as well")
    parser.add_argument("--against", metavar="COMMIT_OR_FOLDER", help="the first screen alone, in pairs with another's")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="salver-bench-") as name:
        folder = Path(name)
        place = Place(folder)
        if options.against:
            other = other_place(folder / "other", laid_out(options.against, folder))
            figures = list(first_screens(place, other, options.size))
        else:
            figures = list(measured(place, options.size, long=options.long))
    print(table(figures))  # noqa: T201
    return 1 if any(each.verdict == "OVER" for each in figures) else 0


if __name__ == "__main__":
    sys.exit(main())
