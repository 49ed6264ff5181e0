"""Kills the screen at random moments while somebody decides and writes, and says what was lost.

`screen_kills.py STORE STATE COUNT SECONDS SEED`: after each kill looks whether the file has what the screen had called
saved, and whether the text that had stood on the screen for SECONDS is in the tray or kept aside. Prints the counts.
"""

import gc
import os
import random
import re
import sys
import time
from collections import deque
from pathlib import Path

from store.places import Places
from store.session.resources import Resources
from store.session.session import Session
from store.settings import Settings
from tests.bench.trays import write_tray
from tests.e2e.terminal import Terminal
from tui import app, startup
from tui.__main__ import main
from tui.cli import screen
from tui.commands import handlers
from tui.screens import writing

_WARM = (app, startup, screen, handlers, writing)
"""Imported once, so that each of the forked programs is there at once."""

_ROWS = 12
_WORD = re.compile(r"\bword(\d+)\b")
SAVED = re.compile(r"· saved\b")


def decided(text: str, rows: int) -> int:
    """How many of so many rows the screen shows to be decided, by the count of the view or the list."""
    return rows - min(map(int, re.findall(r"(?:Inbox |\d+ of (?=\d+ ·))(\d+)", text)), default=rows)


class Writer:
    """Somebody who decides on a few rows and then writes, and what the screen has told them."""

    def __init__(self, terminal: Terminal, draw: random.Random) -> None:
        self._terminal = terminal
        self._draw = draw
        self.acknowledged = 0
        """How many decisions the screen has called saved."""
        self.shown: deque[tuple[float, int]] = deque()
        """When which word had come to stand on the screen."""

    def work(self, words: int, seconds: float) -> None:
        """Decide, and write until so many words stand on the screen and so many seconds have gone since."""
        for _ in range(self._draw.randrange(1, 5)):
            self._press("i")
        if words:
            self._press("e")
        word, until = 0, time.perf_counter() + (0 if words else seconds)
        while words and (not self.shown or self.shown[-1][1] < words or time.perf_counter() < until):
            word += 1
            for key in f"word{word} ":
                self._press(key)
            if not self.shown or self.shown[-1][1] < words:
                until = time.perf_counter() + seconds

    def _press(self, key: str) -> None:
        self._terminal.press(key)
        self.look(self._terminal.read_for(self._draw.random() * 0.05))

    def look(self, text: str) -> None:
        """Take in what the screen shows."""
        if SAVED.search(text):
            self.acknowledged = max(self.acknowledged, decided(text, _ROWS))
        words = [int(number) for number in _WORD.findall(text)]
        if words and (not self.shown or max(words[:-1], default=0) > self.shown[-1][1]):
            self.shown.append((time.perf_counter(), max(words[:-1], default=0)))  # the last may not be whole


def left_behind(store: Path, state: Path) -> tuple[int, int]:
    """What the next start finds: how many decisions, and the highest of the words."""
    session = Session.open(Resources(Settings(), Places(store, store.parent / "config.toml", state)))
    session.unfinished.start(session.resources.places, lambda sentence: None)
    texts = " ".join(draft.text for draft in session.tray.drafts())
    session.unfinished.close()
    states = [invitation.state for invitation in session.tray.invitations()]
    return states.count("ignored"), max(map(int, _WORD.findall(texts)), default=0)


def kill_once(store: Path, state: Path, seconds: float, draw: random.Random) -> tuple[int, int, int]:
    """One screen, from its start to its kill: decisions lost, words lost, and how many words there had been."""
    write_tray(store, _ROWS)
    sys.argv = ["salver", "--store", str(store)]
    with Terminal(main) as terminal:
        terminal.wait_for(r"Inbox[\s\S]*saved")
        writer = Writer(terminal, draw)
        writer.work(draw.randrange(6), draw.random() * 2 * seconds)
        killed = time.perf_counter()
        terminal.kill(9)
        terminal.wait()
        writer.look(terminal.text)
    ignored, word = left_behind(store, state)
    due = max((number for when, number in writer.shown if when <= killed - seconds), default=0)
    return max(0, writer.acknowledged - ignored), max(0, due - word), due


def run(store: Path, state: Path, count: int, seconds: float, seed: int) -> None:
    """Kill so many screens, and print what became of that."""
    draw = random.Random(seed)
    gc.freeze()
    lost = [kill_once(store, state, seconds, draw) for _ in range(count)]
    decisions, words, typed = (sum(each) for each in zip(*lost, strict=True))
    sys.stdout.write(f"{count} kills, {decisions} decisions lost, {words} words lost of {typed} due\n")


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5]))
    os._exit(0 if sys.stdout.flush() is None else 1)
