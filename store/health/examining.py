"""Everything about a store that can be looked at from outside."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from store.file.disk import real_path
from store.git.command import GitFailed, git
from store.git.repository import repository_of
from store.health.conflict_copies import conflict_copies
from store.health.exposure import exposure
from store.health.file import ownership, place, privacy, saving
from store.health.finding import HealthFinding
from store.health.machine import backups, clock, leftovers, state_folder
from store.health.repository import keeping, merging


def examine(store: Path, state: Path, newest: datetime | None, now: datetime) -> Iterator[HealthFinding]:
    """Yield how the file at this path, which exists, stands, and what this machine keeps of it in the folder `state`.

    A save is tried, of the bytes that the file holds. `newest` is the time of the newest change in it; both times are
    aware. Raises OSError.
    """
    file = real_path(store)
    yield privacy(file)
    yield ownership(file)
    yield place(store, file)
    yield state_folder(state)
    yield backups(state, file)
    yield saving(store, state)
    yield leftovers(file)
    yield conflict_copies(file)
    yield clock(newest, now)
    yield from _in_git(file)


def _in_git(file: Path) -> Iterator[HealthFinding]:
    """Yield how git keeps it."""
    try:
        git("version", folder=file.parent)
        repository = repository_of(file)
        yield keeping(file, repository)
        if repository is not None:
            yield merging(file, repository)
            if repository.keeps_it:
                yield exposure(repository)
    except GitFailed as error:
        yield HealthFinding("in git", False, str(error), error.advice)
