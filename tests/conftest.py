"""What all tests share: a home of their own, how long the loops are, and how many run at once."""

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import WorkStealingScheduling

settings.register_profile("short", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("long", deadline=None, max_examples=10_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`: the loops of properties and faults as long as the requirements name them, for a night's run."""
    parser.addoption("--long", action="store_true", help="run property tests and loops at full length")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples the property tests draw."""
    settings.load_profile("long" if config.getoption("--long") else "short")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Run three tests on two processors with `-n auto`, and four of the slow ones, which wait for terminals half of
    their time.
    """
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return 2 * processors if config.option.markexpr == "slow" else processors + processors // 2


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Let a worker that is done take tests from another: those of terminals wait long, and come in one row."""
    return WorkStealingScheduling(config, log)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With `-m slow`, leave the files alone of which neither they nor the conftest.py beside them speak of slow tests:
    every worker imports all others.
    """
    if config.option.markexpr != "slow" or not collection_path.name.startswith("test_"):
        return None
    beside = collection_path.with_name("conftest.py")
    told = [path.read_text(encoding="utf-8") for path in (collection_path, beside) if path.is_file()]
    return None if any("mark.slow" in text for text in told) else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what is marked `long`, slow and rare, unless `--long` is given."""
    if config.getoption("--long"):
        return
    left_out = [item for item in items if item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """Leave what was collected alone when looking for garbage: ten thousand tests stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """How often a loop runs: `rounds(20, 2000)` is 20, and 2000 under `--long`."""
    long = bool(request.config.getoption("--long"))
    return lambda short_run, long_run: long_run if long else short_run


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home directories that tests have not had yet.

    pytest numbers its own folders by looking through all that there are, which takes longer with every test.
    """
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home directory of the test's own, so that nobody's store, settings or editor take part.

    One that was left empty is taken away at once; ten thousand of them, at the end, would keep everybody waiting.
    """
    directory = next(homes)
    directory.mkdir()
    monkeypatch.setenv("HOME", str(directory))
    for name, below in {
        "XDG_DATA_HOME": ".local/share",
        "XDG_CONFIG_HOME": ".config",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(directory / below))
    ours = ("SALVER_STORE", "SALVER_CONFIG", "VISUAL", "EDITOR", "BROWSER", "NO_COLOR", "XDG_RUNTIME_DIR")
    for name in (*ours, "TMUX", "TMUX_PANE", "STY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()  # else the zone of a test that had its own goes on
    yield directory
    with suppress(OSError):  # something is in it
        directory.rmdir()
