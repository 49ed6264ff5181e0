"""Good copies of a store, and putting one in its place: the backups of this machine and, where git left a merge half
way, the sides of that.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from store.file import disk, form
from store.file.backups import Backup, read_copy
from store.file.errors import StoreError, Unreadable
from store.file.form import Tables
from store.file.peek import count_records, erased_in
from store.file.placeholders import placeholder
from store.file.storage import TrayStorage
from store.git.repository import Repository
from store.git.stages import half_merged, sides
from store.tray.merge import ERASED, merge, without_erased

MERGED = "merged"
"""The name of what both sides of a merge come to by meaning."""


class NoSuchCopy(LookupError):
    """There is no copy of this name; the text says so."""


class Copy(Struct, frozen=True):
    """One copy. `name` is how it is asked for: a number, 1 for the newest backup, or a side of git's merge.

    `when` is when it was saved (UTC); None for what is git's. `records` is None where it is no tray: what was damaged
    when another copy took its place is kept too. `is_there` tells that the store holds exactly this.
    """

    name: str
    when: datetime | None
    size: int
    records: int | None
    is_there: bool
    path: Path | None = None


class Restored(Struct, frozen=True):
    """What was put back. `damage` says why it cannot be opened, "" where it can; `changed` is False where the store
    held it already; `to_resolve` is the git command that ends the merge, empty where there is none to end.
    """

    copy: Copy
    changed: bool
    damage: str
    to_resolve: tuple[str, ...]


class Copies:
    """The copies of one store."""

    def __init__(self, storage: TrayStorage) -> None:
        """Raises OSError where the store's links run in a circle, and Unreadable where a placeholder lies in its place
        (a copy would be committed as it is, unencrypted).
        """
        self._storage = storage
        if stands_for := placeholder(self._there() or b""):
            raise Unreadable(storage.path, str(stands_for), stands_for.advice) from stands_for
        self._backups = storage.backups.all()
        self._repository: Repository | None = half_merged(storage.path)
        self._sides = self._git_sides(self._repository) if self._repository else {}

    def __iter__(self) -> Iterator[Copy]:
        """Yield all of them, the newest backup first, then what git has. Raises OSError."""
        there = self._there()
        for number, backup in enumerate(self._backups, 1):
            yield _copy(str(number), read_copy(backup), there, backup)
        for name, data in self._sides.items():
            yield _copy(name, data, there)

    def newest_good(self) -> Copy | None:
        """Return the newest backup that can be opened; None where there is none. Raises OSError."""
        return next((copy for copy in self if copy.when and not _damage(self.content(copy.name))), None)

    def content(self, name: str) -> bytes:
        """Return what a copy holds. Raises NoSuchCopy, and OSError."""
        if name in self._sides:
            return self._sides[name]
        if name.isdecimal() and 0 < int(name) <= len(self._backups):
            return read_copy(self._backups[int(name) - 1])
        raise NoSuchCopy(f"there is no copy {name}; `salver restore` lists those there are")

    def put_back(self, name: str) -> Restored:
        """Put a copy in the place of what the store holds, which is the newest backup from then on.

        Who was erased since the copy was made stays erased. Raises NoSuchCopy, OSError where the copy cannot be read,
        and StoreError where the store cannot be written; it then holds what it held.
        """
        data = self.content(name)
        copy = next(copy for copy in self if copy.name == name)
        damage = _damage(data)
        if not damage:
            data = _without(data, self._erased())
        changed = self._storage.replace(data)
        merging = self._repository
        return Restored(copy, changed, damage, merging.typed("add", "--", merging.name) if merging else ())

    def _there(self) -> bytes | None:
        """Return what the store holds now; None where it cannot be told."""
        try:
            return disk.read(self._storage.path)
        except OSError:
            return None

    def _erased(self) -> Tables:
        """Return everybody whom the store or any copy knows to be erased, as a table of its own."""
        known = [erased_in(self._there() or b""), *(erased_in(read_copy(each)) for each in self._backups)]
        return {ERASED: {person_id: record for table in reversed(known) for person_id, record in table.items()}}

    def _git_sides(self, repository: Repository) -> dict[str, bytes]:
        """Return what git has, and what both sides add up to where they can be merged."""
        found = sides(repository)
        try:
            ours, theirs = form.load(found["ours"]), form.load(found["theirs"])
            base = form.load(found["base"]) if "base" in found else {}
        except (KeyError, StoreError):
            return found
        return {MERGED: form.dump(merge(ours, theirs, base)), **found}


def _copy(name: str, data: bytes, there: bytes | None, backup: Backup | None = None) -> Copy:
    when, path = (backup.when, backup.path) if backup else (None, None)
    return Copy(name, when, len(data), count_records(data), data == there, path)


def _damage(data: bytes) -> str:
    """Return why the content of a copy cannot be opened; "" where it can."""
    try:
        form.load(data)
    except StoreError as error:
        return str(error)
    return ""


def _without(data: bytes, erased: Tables) -> bytes:
    """Return the content of a sound copy without these people, to the byte where it knows all of them to be erased."""
    tables = form.load(data)
    if erased[ERASED].keys() <= tables[ERASED].keys():
        return data
    return form.dump(without_erased({**tables, ERASED: {**erased[ERASED], **tables[ERASED]}}))
