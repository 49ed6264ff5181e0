"""What a key costs, in time and in bytes on the line."""

import os
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from store.filtering import Filter
from store.judging.policies import all_rules, shipped_policies
from store.keeping.contacts import dealings_of
from store.session.filter_subject import FilterSubject, search_vocabulary
from store.tray.tray import Tray
from store.tray.views import rows
from tests.bench.figures import Figure, figure
from tests.bench.place import Place
from tests.e2e.terminal import Burst, Terminal

_STEPS = 15
_HELD = 60
_REPEATS = 30
"""How often a second a held key comes."""
_PAGES = 5
_DECISIONS = 5
_WORD = "park"
_IN_SIGHT = 30
"""So many rows are in sight, whatever lies over the foot of the screen."""
_ABOVE = 2
"""So many lines of the screen are above the first row."""


def keys(place: Place, size: int) -> Iterator[Figure]:
    """Stepping, scrolling, filtering and deciding in a tray of this size."""
    store = place.tray(size)
    names = _names_with(place, size, "")
    with place.opened(store) as terminal:
        yield from _steps(terminal, names)
        yield from _held(terminal, names)
        yield from _pages(terminal)
        yield from _keystrokes(terminal, place, size)
        yield from _decisions(terminal, store, size)
        yield figure("memory at most, after all this", terminal.peak_memory() / 1000, 150, "MB")


def step_growth(place: Place, sizes: Sequence[int]) -> Iterator[Figure]:
    """A step does not cost more where there are more rows: trays of these sizes take turns."""
    taken: dict[int, list[float]] = {size: [] for size in sizes}
    with ExitStack() as stack:
        terminals = {size: stack.enter_context(place.opened(place.tray(size))) for size in sizes}
        names = {size: _names_with(place, size, "") for size in sizes}
        for step in range(1, _STEPS):
            for size, terminal in terminals.items():
                burst = _drawn(terminal.burst("j", until=_cursor_on(names[size][step])))
                taken[size].append(burst.drawn or 0)
    least = sizes[0]
    for size in sizes[1:]:
        times = median(taken[size]) / median(taken[least])
        yield figure(f"a step among {size:,}, in steps among {least:,}", times, 1.3, "times")


def _steps(terminal: Terminal, names: Sequence[str]) -> Iterator[Figure]:
    bursts = [_drawn(terminal.burst("j", until=_cursor_on(names[step]))) for step in range(1, _STEPS)]
    yield _milliseconds("a step: first byte", [burst.first for burst in bursts], 10)
    yield _milliseconds("a step: the row is drawn", [burst.drawn for burst in bursts], 10)
    yield figure("a step: until the row is drawn", median(burst.drawn_size for burst in bursts), 400, "bytes")
    yield figure("a step: the whole change", median(burst.size for burst in bursts), 3000, "bytes")
    terminal.press("g")
    terminal.settle()


def _held(terminal: Terminal, names: Sequence[str]) -> Iterator[Figure]:
    """A key that is held, then as many at once."""
    for _ in range(_HELD - 1):
        terminal.burst("j", quiet=1 / _REPEATS)
    last = _drawn(terminal.burst("j", until=_cursor_on(names[_HELD])))
    yield _milliseconds("a key held for two seconds: the last row is drawn", [last.drawn], 1000 / _REPEATS)
    terminal.press("g")
    terminal.settle()
    burst = _drawn(terminal.burst(*["j"] * _HELD, until=_cursor_on(names[_HELD])))
    yield figure(f"{_HELD} steps at once: each", (burst.drawn or 0) * 1000 / _HELD, 10, "ms")
    terminal.press("g")
    terminal.settle()


def _pages(terminal: Terminal) -> Iterator[Figure]:
    bursts = [terminal.burst("pagedown") for _ in range(_PAGES)]
    yield _milliseconds("a page: first byte", [burst.first for burst in bursts], 30)
    yield figure("a page: the whole change", median(burst.size for burst in bursts), 8000, "bytes")
    terminal.press("g")
    terminal.settle()


def _keystrokes(terminal: Terminal, place: Place, size: int) -> Iterator[Figure]:
    """Each letter of a word in the filter that brings another row into sight."""
    left = [_names_with(place, size, _WORD[:length]) for length in range(len(_WORD) + 1)]
    terminal.press("/")
    terminal.settle()
    bursts = []
    for letter, before, after in zip(_WORD, left, left[1:], strict=False):
        new = next((line for line in range(min(_IN_SIGHT, len(after))) if after[line] != before[line]), None)
        burst = terminal.burst(letter, until="" if new is None else _row(new, after[new]))
        if new is not None:
            bursts.append(_drawn(burst))
    yield _milliseconds("a keystroke in the filter: the rows are shown", [burst.drawn for burst in bursts], 50)
    terminal.press("escape")
    terminal.wait_for(rf"of {size:,}\b")
    terminal.settle()


def _decisions(terminal: Terminal, store: Path, size: int) -> Iterator[Figure]:
    """The screen says `saved` only once the file is on disk."""
    drawn, saved = [], []
    for count in range(size - 1, size - 1 - _DECISIONS, -1):
        before, begin = store.stat(), time.perf_counter()
        terminal.press("i")
        terminal.wait_for(rf"of {count:,}\b")
        drawn.append(terminal.arrived - begin)
        terminal.wait_until(partial(_is_saved, terminal, store, before), "saved")
        saved.append(terminal.arrived - begin)
        terminal.settle(0.5)
    yield _milliseconds("a decision: the row and the counts", drawn, 20)
    yield _milliseconds("a decision: on disk, and the screen says so", saved, 150)


def _is_saved(terminal: Terminal, store: Path, before: os.stat_result) -> bool:
    """Whether the file is another than before, and the screen says that it holds everything."""
    return not os.path.samestat(store.stat(), before) and "· saved" in terminal.text


def _names_with(place: Place, size: int, words: str) -> list[str]:
    """The names that a filter leaves in the inbox, in its order."""
    vocabulary = search_vocabulary(all_rules(shipped_policies().values()))
    tray = Tray.open(place.tray(size), place.folder / "bench")
    limit = Filter(words, vocabulary)
    invitations = map(tray.invitation, rows(tray, "inbox"))
    subjects = (
        (each, FilterSubject(each, lambda _: None, partial(dealings_of, tray), lambda _: None)) for each in invitations
    )
    return [each.person.name for each, subject in subjects if limit.matches(subject, tray.now)]


def _row(line: int, name: str) -> str:
    """How the screen looks with a name on this row of the queue, counted from zero."""
    return rf"\A(?:.*\n){{{line + _ABOVE}}}..{re.escape(name)}\s"


def _cursor_on(name: str) -> str:
    return rf"▌ {re.escape(name)}\s"


def _drawn(burst: Burst) -> Burst:
    """The burst, if what it should draw was drawn."""
    if burst.drawn is None:
        raise AssertionError(f"what the key should draw did not come: {burst}")
    return burst


def _milliseconds(what: str, seconds: Sequence[float | None], bar: float) -> Figure:
    return figure(what, median(second or 0 for second in seconds) * 1000, bar, "ms")
