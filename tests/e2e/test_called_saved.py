"""What the screen calls saved is in the file, at whatever moment one looks or the screen dies."""

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


def test_stopped_at_any_moment_the_screen_says_saved_only_of_what_the_file_has(
    open_tray: Open, store: Path, rounds: Rounds
) -> None:
    draw = random.Random(5)
    count = rounds(60, 1000)
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
    store: Path, home: Path, rounds: Rounds
) -> None:
    """A text that has stood for a second is kept; on a busy machine the short run gives the disk three."""
    count, seconds = rounds(6, 500), rounds(3, 1)
    state = home / ".local/state/salver"
    program = [sys.executable, "-m", screen_kills.__name__, str(store), str(state), str(count), str(seconds), "6"]
    done = subprocess.run(program, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    said = re.fullmatch(r"\d+ kills, 0 decisions lost, 0 words lost of (\d+) due\n", done.stdout)
    assert said is not None, done.stdout + done.stderr
    assert int(said[1]) > 0
