"""What takes its time behind the screen or without one: verdicts, imports, merges; and what doing nothing costs."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from store.file import form
from store.file.form import Tables
from store.judging.policies import shipped_policies
from store.records.model import Me
from store.records.record import Stamp
from store.session.advice import AdviceService
from store.settings import Settings
from store.tray.tray import Tray
from tests.bench.checkouts import PROJECT
from tests.bench.figures import Figure, figure
from tests.bench.place import Place
from tests.bench.trays import write_archive

_DECIDED = 10
"""One of so many invitations was decided on each machine before a merge."""


def verdicts(place: Place, size: int) -> Iterator[Figure]:
    """What the screen reckons beside itself, in one go."""
    tray = Tray.open(place.tray(size), place.folder / "bench")
    advice = AdviceService(tray, shipped_policies()[Settings().policy], Me())
    begin = time.process_time()
    for _ in advice.judge_all():
        pass
    yield figure(f"verdicts of all {size:,}", time.process_time() - begin, 1.5, "s")


def imports(place: Place, invitations: int, connections: int) -> Iterator[Figure]:
    """An archive taken in by the command line, and the same once more."""
    archive, store = place.folder / "archive.zip", place.folder / "imported.json"
    write_archive(archive, invitations, connections)
    command = ("--store", str(store), "import", str(archive))
    what = f"{invitations:,} invitations and {connections:,} connections"
    yield figure(f"import of {what}", _seconds(place, *command), 4, "s")
    imported = store.read_bytes()
    yield figure("that again, unchanged", _seconds(place, *command), 3, "s")
    if store.read_bytes() != imported:
        raise AssertionError("the second import of an archive changed the store")


def merges(place: Place, size: int) -> Iterator[Figure]:
    """Two machines' stores with decisions of their own, and what they were before: as git has them merged."""
    base = form.load(place.tray(size).read_bytes())
    stores = [place.folder / name for name in ("base", "ours", "theirs")]
    states = (base, _decided(base, "1bbb", 0), _decided(base, "2ccc", _DECIDED // 2))
    for store, tables in zip(stores, states, strict=True):
        store.write_bytes(form.dump(tables))
    yield figure(f"merge of three stores of {size:,}", _seconds(place, "merge", *map(str, stores)), 3, "s")


def idling(place: Place, size: int, seconds: float) -> Iterator[Figure]:
    """Salver with nobody at the keys."""
    with place.opened(place.tray(size)) as terminal:
        used, received, begin = terminal.processor_time(), len(terminal.received), time.perf_counter()
        terminal.settle(seconds)
        share = (terminal.processor_time() - used) / (time.perf_counter() - begin)
        yield figure("idle: of a processor", share * 100, 0.5, "%")
        yield figure("idle: on the line", len(terminal.received) - received, 0, "bytes")


def _seconds(place: Place, *command: str) -> float:
    """The seconds that a command of Salver takes, start included."""
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tui", *command],
        cwd=PROJECT,
        env={**os.environ, **place.environ},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - begin


def _decided(tables: Tables, session: str, offset: int) -> Tables:
    """The tables after every so manieth invitation was passed on, from this one on."""
    invitations = dict(tables["invitations"])
    for number in sorted(invitations)[offset::_DECIDED]:
        stamp = Stamp("2026-06-02T12:00:00.000Z", session, 0)
        invitations[number] = invitations[number].changed(stamp, "state", "passed", {})
    return {**tables, "invitations": invitations}
