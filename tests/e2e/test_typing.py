"""Random bursts, typed in one write, in single bytes and with delays: the file holds what the order of the keys says.

A plain model says what each key does. An escape is never torn from what follows it, since there time does have a
meaning: an escape that is alone for a tenth of a second is a key of its own.
"""

import gc
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.tray.tray import Tray
from tests.bench.trays import write_tray
from tests.e2e.terminal import Terminal, spelled
from tests.e2e.typing_model import Guest, Model, typed_keys
from tui import app, startup
from tui.__main__ import main
from tui.cli import screen
from tui.commands import handlers
from tui.screens import writing
from tui.widgets import editor

_WARM = (app, startup, screen, handlers, writing, editor)
"""Imported once, so that each of the forked programs is there at once."""
_ROWS = 16
_PIECE = re.compile(rb"\x1b?[\s\S]")

Rounds = Callable[[int, int], int]


def guests_of(store: Path, state: Path) -> list[Guest]:
    """What the file holds, in the order of the inbox as it was at first."""
    tray = Tray.open(store, state)
    rows = sorted(tray.invitations(), key=lambda each: str(each.sent), reverse=True)
    return [Guest(row.person.name, row.state, row.person.note, frozenset(row.person.tags)) for row in rows]


def pieces(typed: bytes, manner: str, draw: Random) -> Iterator[tuple[bytes, float]]:
    """What is written at once, each with the seconds to wait after it."""
    if manner == "one write":
        yield typed, 0
        return
    parts: Sequence[bytes] = _PIECE.findall(typed)
    if manner == "single bytes":
        yield from ((part, 0) for part in parts)
        return
    while parts:
        size = draw.randrange(1, 12)
        yield b"".join(parts[:size]), draw.choice([0, 0.002, 0.01, 0.03])
        parts = parts[size:]


def opened() -> None:
    """Be Salver, to the end."""
    try:
        main()
    except SystemExit as ended:
        os._exit(int(ended.code or 0))


def type_all(store: Path, keys: list[str], manner: str, draw: Random) -> None:
    """Open the tray, type all of it, and leave."""
    sys.argv = ["salver", "--store", str(store)]
    with Terminal(opened) as terminal:
        terminal.wait_for(r"Inbox[\s\S]*saved")
        for piece, seconds in pieces("".join(keys).encode(), manner, draw):
            terminal.type_bytes(piece)
            terminal.read_for(seconds)
        terminal.type_bytes(spelled("ctrl+q").encode())
        assert terminal.wait(60) == 0


@contextmanager
def tray_of_its_own() -> Iterator[tuple[Path, Path]]:
    """A tray, and a folder for the state of the test. Salver opens each tray where it was left, this one at the top."""
    with TemporaryDirectory(prefix="salver-typing-") as folder:
        store = Path(folder) / "salver.json"
        write_tray(store, _ROWS)
        yield store, Path(folder) / "state"


def test_what_was_typed_is_what_happened(rounds: Rounds) -> None:
    with tray_of_its_own() as (store, state):
        names = [guest.name for guest in guests_of(store, state)]
    gc.freeze()

    @settings(max_examples=rounds(12, 2000), suppress_health_check=list(HealthCheck), print_blob=True)
    @given(typed_keys(names), st.sampled_from(["one write", "single bytes", "with delays"]), st.randoms())
    def holds(typed: tuple[list[str], Model], manner: str, draw: Random) -> None:
        keys, model = typed
        with tray_of_its_own() as (store, state):
            type_all(store, keys, manner, draw)
            assert guests_of(store, state) == model.guests, keys

    holds()
