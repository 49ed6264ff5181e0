"""The TinyDB storage of a tray: the whole file read once, saved whole, never over something that was not read.

`TinyDB(path, storage=TrayStorage)` works like any TinyDB; a stock `TinyDB(path)` reads the same file. The tray itself
uses `load` and `save`, which keep the parsed records and merge by meaning when the file has changed underneath.
"""

import contextlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tinydb.storages import Storage

from store.file import disk, form
from store.file.backups import Backups
from store.file.errors import Damaged, NewerFormat, NotSaved, Unreadable
from store.file.form import Tables
from store.records.record import Record

if TYPE_CHECKING:
    from filelock import FileLock

_LOCK_SECONDS = 10.0
_VOUCHED = "vouched"

Merge = Callable[[Tables, Tables], Tables]


class TrayStorage(Storage):
    """One file, its lock, its backups, and what it held when it was last read or saved.

    `state_folder` is where lock and backups go: a private folder of this machine, outside any repository.
    """

    def __init__(self, path: str | os.PathLike[str], state_folder: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._state_folder = Path(state_folder)
        self._seal: bytes | None = None
        self._glance: disk.Glance | None = None
        self.newest_stamp: str | None = None
        """The time of the newest change in what was loaded, where it was vouched for; None where all has to be checked.
        """
        self.backup_failure = ""
        """Why the last save could not be copied to the backups, where that failed; the save itself stands."""

    def load(self) -> Tables | None:
        """The records of the file; None where there is none yet. Raises Unreadable."""
        data = self._read_bytes()
        if data is None:
            return None
        glance = disk.glance(self.path)
        with ThreadPoolExecutor(1) as beside:
            hashing = beside.submit(sha256, data)
            unchecked = form.load_vouched(data)  # at the same time: hashing a tray takes as long as reading it
            seal = hashing.result().digest()
        tables = unchecked if self._is_vouched_for(seal) else None
        self.newest_stamp = form.newest_stamp(tables) if tables else None
        tables = tables or self._tables(data)
        self._seal, self._glance = seal, glance
        return tables

    def check(self) -> Tables | None:
        """As `load`, with every line looked at, whatever this machine has vouched for; for looking only."""
        data = self._read_bytes()
        return None if data is None else self._tables(data)

    def vouch(self) -> None:
        """Remember on this machine that what was just loaded or saved is sound to the last line, and need not be
        checked again while it stays the same to the byte.
        """
        if self._seal is None:
            return
        with contextlib.suppress(OSError):  # without the memory the next start only takes longer
            disk.own_folder(self._state_folder, _VOUCHED)
            self._memory.write_bytes(self._seal)

    def save(self, tables: Tables, merge: Merge) -> Tables:
        """Save these records durably; answers what the file holds now.

        That is `merge(tables, theirs)` where somebody else has saved since the last `load` or `save`. Raises NotSaved,
        or Unreadable where what somebody else has saved cannot be read; the file is then as it was.
        """
        try:
            real = disk.real_path(self.path)
            disk.make_private_folder(real.parent)
            with self._lock(real):
                disk.remove_orphans(real.parent, real.name)
                while True:
                    found = disk.glance(real)
                    tables, held = self._merged_with_theirs(tables, merge)
                    data = form.dump(tables)
                    seal = sha256(data).digest()
                    is_news = seal != held
                    if not is_news or self._write(real, data, found):
                        break  # else somebody else saved at the same moment, where locks do not work
                self._seal = seal
                self._glance = disk.glance(real)
        except OSError as error:
            raise _not_saved(self.path, error) from error
        if is_news:
            self.vouch()
            self._keep_backup(data)
        return tables

    def replace(self, data: bytes) -> bool:
        """Put these bytes in the place of what the file holds, which may be damaged and is the newest of the backups
        from then on; answers whether that made a difference. Raises NotSaved and Unreadable; the file is then as it
        was.
        """
        try:
            real = disk.real_path(self.path)
            disk.make_private_folder(real.parent)
            with self._lock(real):
                disk.remove_orphans(real.parent, real.name)
                before = self._read_bytes()
                if before == data:
                    return False
                if before is not None:
                    self.backups.keep_as_newest(before, datetime.now(UTC))
                self._write(real, data, disk.glance(real))
        except OSError as error:
            raise _not_saved(self.path, error) from error
        return True

    def read(self) -> dict[str, dict[str, Any]] | None:
        """TinyDB's reading: plain documents by table and id."""
        tables = self.load()
        if tables is None:
            return None
        return {
            table: {str(number): record.document() for number, record in records.items()}
            for table, records in tables.items()
        }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """TinyDB's writing: these documents replace the file's, in Salver's form and as durably."""
        tables = form.empty()
        for table, documents in data.items():
            tables[table] = {int(number): Record.of(dict(document)) for number, document in documents.items()}
        self.save(tables, merge=lambda ours, _: ours)

    def has_changed(self) -> bool:
        """Whether the file no longer holds what was last read or saved. Cheap while nobody touches it. Raises
        Unreadable.
        """
        glance = disk.glance(self.path)
        if glance == self._glance:
            return False
        data = self._read_bytes()
        if (sha256(data).digest() if data is not None else None) != self._seal:
            return True
        self._glance = glance
        return False

    def _write(self, real: Path, data: bytes, found: disk.Glance | None) -> bool:
        """Write the file, unless it no longer looks as it was found; answers whether it holds this now.

        One with several names is written in place, and only once the backups hold what it holds. Raises OSError.
        """
        if not disk.has_other_names(real):
            return disk.write_durably(real, data, is_overtaken=lambda: disk.glance(real) != found)
        if (before := disk.read(real)) is not None:
            self.backups.keep(before, datetime.now(UTC))
        disk.write_in_place(real, data)
        return True

    @property
    def backups(self) -> Backups:
        """The good copies of this file. Raises OSError where its links run in a circle."""
        return Backups(self._state_folder, disk.real_path(self.path))

    def _keep_backup(self, data: bytes) -> None:
        """Copy what was just saved to the backups. The save stands even where that fails."""
        try:
            self.backups.keep(data, datetime.now(UTC))
            self.backup_failure = ""
        except OSError as error:
            self.backup_failure = error.strerror or str(error)

    def _merged_with_theirs(self, tables: Tables, merge: Merge) -> tuple[Tables, bytes | None]:
        """These records with what the file holds by now, and the digest of that; None where there is no file."""
        data = self._read_bytes()
        held = sha256(data).digest() if data is not None else None
        if data is None or held == self._seal:
            return tables, held
        return merge(tables, self._tables(data)), held

    def _read_bytes(self) -> bytes | None:
        """What the file holds, None where it does not exist. Raises Unreadable."""
        try:
            return disk.read(self.path)
        except OSError as error:
            advice = "Check the path and its permissions, or name another file with --store."
            raise Unreadable(self.path, error.strerror or str(error), advice) from error

    def _tables(self, data: bytes) -> Tables:
        try:
            return form.load(data)
        except Damaged as error:
            advice = "`salver restore` puts a good copy in its place; or mend it with an editor."
            raise Unreadable(self.path, str(error), advice, error.line) from error
        except NewerFormat as error:
            raise Unreadable(self.path, str(error), "Update Salver on this machine.") from error

    @property
    def _memory(self) -> Path:
        """Where the digest of the content that was vouched for is kept."""
        return self._state_folder / _VOUCHED / sha256(os.fsencode(self.path.absolute())).hexdigest()[:16]

    def _is_vouched_for(self, seal: bytes) -> bool:
        """Whether the content with this digest was vouched for."""
        try:
            return disk.read_own(self._memory) == seal
        except OSError:
            return False

    def _lock(self, real: Path) -> "FileLock":
        """The lock that every Salver on this machine takes while it saves this file."""
        from filelock import FileLock  # as slow to import as all of the store; needed only when saving

        folder = disk.own_folder(self._state_folder, "locks")
        name = sha256(os.fsencode(real)).hexdigest()[:16]
        return FileLock(folder / f"{name}.lock", timeout=_LOCK_SECONDS, mode=disk.PRIVATE_FILE)


def _not_saved(path: Path, error: OSError) -> NotSaved:
    """Why saving failed, in words."""
    if isinstance(error, TimeoutError):
        return NotSaved(path, "another Salver has held its lock for ten seconds")
    reason = error.strerror or str(error)
    elsewhere = isinstance(error.filename, str) and Path(error.filename).parent != Path(os.path.realpath(path)).parent
    return NotSaved(path, f"{reason} ({error.filename})" if elsewhere else reason)
