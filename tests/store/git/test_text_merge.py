"""How often git's own merge of lines does, where Salver is not registered: the form of the file makes it rare that it
cannot, and never lets it go wrong unnoticed.
"""

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.file.form import Tables
from store.records import ids
from store.records.record import Record, Stamp
from store.tray.merge import merge

ROWS = 200
WORDS = "met at the fair in Graz and talked of turbines".split()


def a_tray(draw: random.Random) -> Tables:
    """Two hundred people and an invitation from each; every third decided before."""
    tables = form.empty()
    for index in range(ROWS):
        person, invitation = ids.derived("person", str(draw.random())), ids.derived("invitation", str(draw.random()))
        tables["people"][person] = Record({"name": f"Person {index}", "source": "linkedin"})
        record = Record({"person": person, "direction": "incoming", "name": f"Person {index}"})
        if index % 3 == 0:
            record = record.changed(Stamp("2026-03-01T12:00:00.000Z", "0aaa", 0), "state", "snoozed", {})
        tables["invitations"][invitation] = record
    return tables


def edited(tables: Tables, session: str, edits: int, draw: random.Random) -> Tables:
    """The tray after so many decisions and notes of one session, on records chosen at random."""
    after = {table: dict(records) for table, records in tables.items()}
    for minute in range(edits):
        table, field = draw.choice([("invitations", "state"), ("people", "note")])
        number = draw.choice(sorted(after[table]))
        value = draw.choice(["passed", "asked", "accepted"]) if field == "state" else " ".join(draw.sample(WORDS, 4))
        stamp = Stamp(f"2026-03-{draw.randint(2, 9):02d}T12:{minute:02d}:00.000Z", session, 0)
        after[table][number] = after[table][number].changed(stamp, field, value, {})
    return after


def merged_as_text(folder: Path, base: Tables, ours: Tables, theirs: Tables) -> bytes | None:
    """What git makes of the lines of three states; None where it finds conflicts."""
    for name, tables in {"base": base, "ours": ours, "theirs": theirs}.items():
        (folder / name).write_bytes(form.dump(tables))
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    assert 0 <= done.returncode <= 127, done.stderr
    return done.stdout if done.returncode == 0 else None


@pytest.mark.slow
@pytest.mark.parametrize(("edits", "clean_of_200"), [(1, 200), (3, 190), (10, 150)])
def test_lines_merge_cleanly_and_never_to_a_damaged_file(
    tmp_path: Path, rounds: Callable[[int, int], int], edits: int, clean_of_200: int
) -> None:
    draw = random.Random(edits)
    times = rounds(40, 200)
    clean = 0
    for _ in range(times):
        base = a_tray(draw)
        ours, theirs = edited(base, "1bbb", edits, draw), edited(base, "2ccc", edits, draw)
        text = merged_as_text(tmp_path, base, ours, theirs)
        if text is not None:
            clean += 1
            assert form.dump(merge(form.load(text), form.empty())) == form.dump(merge(ours, theirs, base))
    assert clean * 200 >= clean_of_200 * times, f"{clean} of {times} are clean"
