"""A process that decides without end, saying of each decision when it is on disk: the victim of kills and the rival of
others.

`endless_decider.py STORE STATE FIRST [COUNT]`: notes `n0`, `n1`, ... on person FIRST, then FIRST + 1, and so on;
after each save prints its number.
"""

import sys
from pathlib import Path

from store.records.ids import RecordId
from store.tray.changes import Add, Set
from store.tray.tray import Tray


def decide(store: Path, state: Path, first: int, count: int) -> None:
    """Make `count` decisions, each saved before the next."""
    tray = Tray.open(store, state)
    for number in range(first, first + count):
        changes = [Add("people", RecordId(number), {"name": f"Person {number}", "company": "x" * (number % 7) * 300})]
        tray.commit([*changes, Set("people", RecordId(number), "note", f"note {number}")])
        tray.save()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    store, state, first = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    decide(store, state, first, int(sys.argv[4]) if len(sys.argv) > 4 else 1_000_000)
