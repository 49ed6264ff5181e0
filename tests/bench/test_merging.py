"""How long merging large stores takes, as git has it done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.file import form
from store.file.form import Tables
from store.records.record import Stamp
from tests.bench.trays import write_tray

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
EVERY = 10
"""One of so many invitations was decided on each machine."""


def decided(tables: Tables, session: str, offset: int) -> Tables:
    invitations = dict(tables["invitations"])
    for number in sorted(invitations)[offset::EVERY]:
        stamp = Stamp("2026-06-02T12:00:00.000Z", session, 0)
        context = {"advice": "pass", "score": [-3, -1], "policy": "open-with-care"}
        invitations[number] = invitations[number].changed(stamp, "state", "passed", context)
    return {**tables, "invitations": invitations}


def seconds_of(*command: str) -> float:
    """The processor time of a program, start included, which other programs on the machine do not prolong."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "tui", *command], cwd=PROJECT, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def write_three(folder: Path, size: int) -> tuple[str, str, str]:
    """An ancestor with so many invitations from as many people, and two states that were made of it."""
    base, ours, theirs = (folder / name for name in ("base", "ours", "theirs"))
    write_tray(base, size)
    tables = form.load(base.read_bytes())
    ours.write_bytes(form.dump(decided(tables, "1bbb", 0)))
    theirs.write_bytes(form.dump(decided(tables, "2ccc", EVERY // 2)))
    return str(base), str(ours), str(theirs)


def test_ten_thousand_records_are_merged_in_two_seconds(tmp_path: Path) -> None:
    files = write_three(tmp_path, 5_000)
    assert seconds_of("merge", *files) < 2
    merged = form.load(Path(files[1]).read_bytes())
    assert sum(bool(record.log) for record in merged["invitations"].values()) == 2 * 5_000 // EVERY


def test_three_stores_of_ten_thousand_invitations_and_people_are_merged_in_three_seconds(tmp_path: Path) -> None:
    assert seconds_of("merge", *write_three(tmp_path, 10_000)) < 3


def test_the_diary_of_ten_thousand_invitations_and_people_is_written_in_three_seconds(tmp_path: Path) -> None:
    base, ours, _ = write_three(tmp_path, 10_000)
    assert seconds_of("diff", base, ours) < 3
