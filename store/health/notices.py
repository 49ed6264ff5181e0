"""What a user of a store should hear without asking: that others can read it or own it, that it has several names, and
that a repository around it must stay private. Each is said once, and again only when it has become so anew; this
machine remembers what it said.
"""

import contextlib
import os
import shlex
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from store.file import disk, private
from store.file.limits import NAMES, PlaceLimit

_IN_REPOSITORY = "in a repository"
_OTHER_NAMES = "other names"
_FOLDER = "told"


def notices(store: Path, state: Path, *, before_writing: bool) -> list[str]:
    """Return the notices for the user, in sentences; they count as shown from then on. `before_writing` tells that the
    store is about to be written: then a repository around it is looked for.
    """
    memory = _Memory(state, store)
    said = memory.read()
    holds: dict[str, str] = {}
    mode, owner = _mode_and_owner(store)
    if mode & 0o077:
        file = shlex.quote(str(store))
        holds[f"mode {mode:04o}"] = f"`chmod 600 {file}` keeps others on this machine from reading the store."
    if owner not in (0, os.geteuid()):  # root can change everything anyway
        holds[f"owner {owner}"] = f"The store belongs to another user (number {owner}), who can change it."
    if disk.has_other_names(store):
        holds[_OTHER_NAMES] = (
            "The store has other names (hard links): each save first keeps a copy, then overwrites it in place."
        )
    if _IN_REPOSITORY in said:
        holds[_IN_REPOSITORY] = ""
    elif before_writing and (sentence := _repository_notice(store)):
        holds[_IN_REPOSITORY] = sentence
    if said - NAMES != holds.keys():
        memory.write({*holds, *(said & NAMES)})
    return [sentence for name, sentence in holds.items() if name not in said]


def limit_notices(store: Path, state: Path, limits: Collection[PlaceLimit]) -> list[str]:
    """Return notices on what the place lacked at the last save; they count as shown from then on."""
    memory = _Memory(state, store)
    said = memory.read()
    names = {limit.name for limit in limits}
    if said & NAMES != names:
        memory.write({*(said - NAMES), *names})
    return [limit.says for limit in limits if limit.name not in said]


def _mode_and_owner(store: Path) -> tuple[int, int]:
    """Return the mode of the file and the number of its owner; 0 for both where there is no file."""
    try:
        status = store.stat()
    except OSError:
        return 0, 0
    return stat.S_IMODE(status.st_mode), status.st_uid


def _repository_notice(store: Path) -> str:
    """Return the notice about the repository around a store; "" where there is none. A store that is not made
    yet may be in the way of one that comes with the first pull.
    """
    from store.git.command import GitFailed  # not needed to look at a store
    from store.git.first_pull import pull_ahead
    from store.git.repository import repository_of

    try:
        repository = repository_of(store)
        ahead = None if repository is None or store.exists() else pull_ahead(repository)
    except (OSError, GitFailed):
        return ""
    if repository is None:
        return ""
    private_there = "The store holds what other people wrote to you: keep its repository private."
    if ahead is None:
        return private_there
    return (
        f"{private_there} Nothing has been pulled from {ahead.remote} yet. If a store is to come from there, "
        "pull first: git does not pull over a file made here (`salver check` says how to have both)."
    )


class _Memory:
    """What was said of one store, a name a line. Without a private folder to remember in, it is said again."""

    def __init__(self, state: Path, store: Path) -> None:
        self._state = state
        self._path = state / _FOLDER / private.name_for(store.absolute())

    def read(self) -> set[str]:
        try:
            return set((private.read_own(self._path) or b"").decode().splitlines())
        except (OSError, UnicodeDecodeError):
            return set()

    def write(self, names: Iterable[str]) -> None:
        with contextlib.suppress(OSError):
            private.own_folder(self._state, _FOLDER)
            private.write_private(self._path, "".join(f"{name}\n" for name in sorted(names)).encode())
