"""What the screen calls saved is in the file, at whatever moment one looks or the screen dies."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench.trays import write_tray
from tests.e2e import screen_kills
from tests.e2e.conftest import Open

Rounds = Callable[[int, int], int]

_ROWS = 400
_AT_ONCE = 3
"""How many screens are killed side by side, each with a store and a state of its own."""


def test_stopped_at_any_moment_the_screen_says_saved_only_of_what_the_file_has(
    open_tray: Open, store: Path, rounds: Rounds
) -> None:
    draw = random.Random(5)
    count = rounds(40, 1000)
    said_saved = said_saving = samples = 0
    while samples < count:
        write_tray(store, _ROWS)
        with open_tray() as terminal:
            terminal.press("i")
            terminal.wait_for(rf"1 of {_ROWS - 1} · saved")
            for _ in range(min(_ROWS // 4, count - samples)):
                terminal.press("i" * draw.randrange(1, 4))
                terminal.read_for(draw.random() * draw.choice([0.1, 0.1, 0.5]))
                text = terminal.stop()
                held = store.read_bytes().count(b'"state": "ignored"')
                terminal.go_on()
                samples += 1
                if screen_kills.SAVED.search(text):
                    said_saved += 1
                    assert screen_kills.decided(text, _ROWS) <= held, text
                else:
                    said_saving += 1
    assert said_saved > samples // 50
    assert said_saving > samples // 50


def test_a_screen_that_is_killed_loses_nothing_that_it_called_saved_and_no_text_that_stood_there(
    tmp_path: Path, rounds: Rounds
) -> None:
    """A text that has stood for a second is kept; on a busy machine the short run gives the disk three."""
    count, seconds = rounds(6, 501), rounds(3, 1)
    seeds = range(6, 6 + _AT_ONCE)
    programs = [_kill_screens(tmp_path / str(seed), count // _AT_ONCE, seconds, seed) for seed in seeds]
    due = 0
    for program in programs:
        told, errors = program.communicate()
        said = re.fullmatch(r"\d+ kills, 0 decisions lost, 0 words lost of (\d+) due\n", told)
        assert said is not None, told + errors
        due += int(said[1])
    assert due > 0


def _kill_screens(folder: Path, count: int, seconds: int, seed: int) -> "subprocess.Popen[str]":
    """Begin to kill screens, one after another; most of the time they wait for the seconds to pass."""
    folder.mkdir()
    arguments = [str(folder / "salver.json"), str(folder / "salver"), str(count), str(seconds), str(seed)]
    program = [sys.executable, "-m", screen_kills.__name__, *arguments]
    environ = os.environ | {"XDG_STATE_HOME": str(folder)}
    return subprocess.Popen(
        program, cwd=Path(__file__).parents[2], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
