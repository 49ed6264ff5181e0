"""kill -9 at any moment, and two sessions at once: the file is whole, and everything that was acknowledged is in it."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.records.ids import RecordId
from store.tray.tray import Tray
from tests.e2e import endless_decider, endless_decider_unlocked

Rounds = Callable[[int, int], int]


def start(
    store: Path, state: Path, first: int, *count: str, program: str = endless_decider.__file__
) -> "subprocess.Popen[str]":
    """A process that decides; it is on its way once it has said its first number."""
    command = [sys.executable, program, str(store), str(state), str(first), *count]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ)


def people_in(store: Path) -> set[int]:
    return set(form.load(store.read_bytes())["people"])


def test_no_kill_leaves_an_unusable_file_or_takes_an_acknowledged_decision(tmp_path: Path, rounds: Rounds) -> None:
    draw = random.Random(4)
    store, state = tmp_path / "tray" / "salver.json", tmp_path / "state"
    acknowledged: set[int] = set()
    for kill in range(rounds(12, 2000)):
        if kill % 50 == 0:
            store.unlink(missing_ok=True)
            acknowledged.clear()
        process = start(store, state, 1 + kill * 100_000)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(draw.random() * 0.05)  # the moment of the kill is what is drawn
        process.kill()
        acknowledged |= {int(line) for line in (first + process.stdout.read()).split()}
        process.wait()

        assert acknowledged <= people_in(store)
        assert len(people_in(store) - acknowledged) <= kill % 50 + 1

    Tray.open(store, state).save()
    endless_decider.decide(store, state, 2**40, 1)
    assert os.listdir(store.parent) == ["salver.json"]


@pytest.mark.parametrize(
    "program", [endless_decider.__file__, endless_decider_unlocked.__file__], ids=["locked", "unlocked"]
)
def test_two_sessions_that_decide_at_once_lose_nothing(tmp_path: Path, rounds: Rounds, program: str) -> None:
    count = rounds(40, 1000)
    store, state = tmp_path / "salver.json", tmp_path / "state"
    sessions = [start(store, state, first, str(count), program=program) for first in (1, 1_000_001)]
    for session in sessions:
        session.communicate(timeout=600)
        assert session.returncode == 0

    expected = {first + number for first in (1, 1_000_001) for number in range(count)}
    assert people_in(store) == expected
    records = form.load(store.read_bytes())["people"]
    assert all(records[RecordId(number)].get("note") == f"note {number}" for number in expected)
