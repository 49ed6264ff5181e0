"""The TinyDB storage of a tray: the whole file read once, saved whole, never over something that was not read.

`TinyDB(path, storage=TrayStorage)` works like any TinyDB; a stock `TinyDB(path)` reads the same file. The tray itself
uses `load` and `save`, which keep the parsed records and merge by meaning when the file has changed underneath.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from store.file import disk, form, limits, private, temporaries
from store.file.backups import Backups
from store.file.errors import Damaged, NewerFormat, NotProvenDurable, NotSaved, Unkept, Unreadable, reason_of
from store.file.form import Tables
from store.file.limits import PlaceLimit
from store.file.locking import locked
from store.file.placeholders import placeholder
from store.file.replacing import replace_file
from store.file.validation import fault_of
from store.records.ids import RecordId
from store.records.record import Record

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
        """The time of the newest change in what was loaded, where it was vouched for; None where all has to be
        checked.
        """
        self._limits: dict[str, PlaceLimit] = {}
        self._is_proven = True
        """Whether the disk has confirmed the last save."""

    @property
    def limits(self) -> list[PlaceLimit]:
        """What the place was found to lack at the last save; the save itself stands."""
        return list(self._limits.values())

    def load(self) -> Tables | None:
        """Return the records of the file; None where there is none yet. Raises Unreadable."""
        data = self._read_bytes()
        if data is None:
            return None
        glance = disk.glance(self.path)
        with ThreadPoolExecutor(1) as pool:
            hashing = pool.submit(sha256, data)
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
            private.own_folder(self._state_folder, _VOUCHED)
            private.write_private(self._memory, self._seal)

    def save(self, tables: Tables, merge: Merge) -> Tables:
        """Save these records durably; return what the file holds now.

        That is `merge(tables, theirs)` where somebody else has saved since the last `load` or `save`.

        Raises:
            NotProvenDurable: The file holds the records, but the disk did not confirm it; to save again asks once more.
            NotSaved: Writing failed; the file is as it was.
            Unreadable: What somebody else has saved cannot be read; the file is as it was.
        """
        with self._writing() as real:
            while True:
                found = disk.glance(real)
                tables, held = self._merged_with_theirs(tables, merge)
                data = form.dump(tables)
                seal = sha256(data).digest()
                is_news = seal != held
                if not is_news or self._write(real, data, found):
                    break  # else somebody else saved at the same moment, where locks do not work
            if not self._is_proven:
                self._prove(real)
            self._seal = seal
            self._glance = disk.glance(real)
        if is_news:
            self.vouch()
            self._keep_backup(data)
        return tables

    def replace(self, data: bytes) -> bool:
        """Put these bytes in the place of what the file holds, which may be damaged and is the newest of the backups
        from then on; return whether that made a difference. Raises as `save` does; the file is then as it was.
        """
        with self._writing() as real:
            while True:
                found = disk.glance(real)
                before = self._read_bytes()
                if before == data:
                    return False
                if before is not None:
                    self.backups.keep_as_newest(before, datetime.now(UTC))
                if self._write(real, data, found):
                    return True

    def rewrite(self) -> None:
        """Save the very bytes that the file holds, to find out whether it can be saved to. Raises as `save` does."""
        with self._writing() as real:
            found = disk.glance(real)
            data = self._read_bytes()
            if data is not None:
                self._write(real, data, found)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Path]:
        """Hold the lock of the file, where it really is, with its folder made and cleared; what fails is NotSaved. What
        its place was found to lack before counts no more.
        """
        self._limits = {}
        try:
            if self._leads_nowhere():
                raise NotSaved(self.path, self._missing_end())
            real = disk.real_path(self.path)
            private.make_private_folder(real.parent)
            with locked(self._state_folder, private.name_for(real)) as why:
                if why:
                    self._found(limits.not_locked(why))
                temporaries.remove_orphans(real.parent, real.name)
                yield real
        except disk.FolderNotSynced as error:
            self._is_proven = False
            raise NotProvenDurable(self.path, error.strerror or str(error)) from error
        except OSError as error:
            raise _not_saved(self.path, error) from error

    def read(self) -> dict[str, dict[str, Any]] | None:
        """TinyDB's reading: plain documents by table and id."""
        tables = self.load()
        if tables is None:
            return None
        return {
            table: {str(record_id): record.document() for record_id, record in records.items()}
            for table, records in tables.items()
        }

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """TinyDB's writing: these documents replace the file's, in Salver's form and as durably. Raises Unkept for what
        is no tray.
        """
        tables = form.empty()
        known = {"meta": {str(key): record.document() for key, record in tables["meta"].items()}}
        if fault := fault_of(known | data):
            raise Unkept(f"{fault.place or 'the file'}: {fault.what}")
        for table, documents in data.items():
            tables[table] = {RecordId(int(key)): Record.of(dict(document)) for key, document in documents.items()}
        self.save(tables, merge=lambda ours, _: ours)

    def has_changed(self) -> bool:
        """Return whether the file no longer holds what was last read or saved. Cheap while nobody touches it. Raises
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
        """Write the file, unless it no longer looks as it was found; return whether it holds this now."""
        replacement = replace_file(real, data, found, self.backups)
        if replacement.limit is not None:
            self._found(replacement.limit)
        return replacement.is_there

    def _prove(self, real: Path) -> None:
        """Have the disk confirm what an earlier save could not. Raises FolderNotSynced of `disk`."""
        try:
            disk.sync(real)
        except OSError as error:
            raise disk.FolderNotSynced(error.errno, error.strerror, str(real)) from error
        self._is_proven = True

    def _found(self, limit: PlaceLimit) -> None:
        """Remember what the place lacks."""
        self._limits[limit.name] = limit

    @property
    def backups(self) -> Backups:
        """The good copies of this file. Raises OSError where its links run in a circle."""
        return Backups(self._state_folder, disk.real_path(self.path))

    def _keep_backup(self, data: bytes) -> None:
        """Copy what was just saved to the backups. The save stands even where that fails."""
        try:
            self.backups.keep(data, datetime.now(UTC))
        except OSError as error:
            self._found(limits.no_copies(reason_of(error)))

    def _merged_with_theirs(self, tables: Tables, merge: Merge) -> tuple[Tables, bytes | None]:
        """These records with what the file holds by now, and the digest of that; None where there is no file."""
        data = self._read_bytes()
        held = sha256(data).digest() if data is not None else None
        if data is None or held == self._seal:
            return tables, held
        return merge(tables, self._tables(data)), held

    def _read_bytes(self) -> bytes | None:
        """Return what the file holds, None where it does not exist. Raises Unreadable, also for a placeholder."""
        try:
            data = disk.read(self.path)
        except OSError as error:
            advice = "Check the path and its permissions, or name another file with --store."
            raise Unreadable(self.path, error.strerror or str(error), advice) from error
        if stands_for := placeholder(data or b""):
            raise Unreadable(self.path, str(stands_for), stands_for.advice) from stands_for
        return data

    def _tables(self, data: bytes) -> Tables:
        try:
            return form.load(data)
        except Damaged as error:
            advice = "`salver restore` lists good copies to put in its place; or mend it with an editor."
            raise Unreadable(self.path, str(error), advice, error.line) from error
        except NewerFormat as error:
            raise Unreadable(self.path, str(error), "Update Salver on this machine.") from error

    @property
    def _memory(self) -> Path:
        """Where the digest of the content that was vouched for is kept."""
        return self._state_folder / _VOUCHED / private.name_for(self.path.absolute())

    def _is_vouched_for(self, seal: bytes) -> bool:
        """Return whether the content with this digest was vouched for."""
        try:
            return private.read_own(self._memory) == seal
        except OSError:
            return False

    def _leads_nowhere(self) -> bool:
        """Return whether a link on the way to the file leads into a folder that is not there (yet): whoever makes the
        link before the clone could not clone into what a save would make.
        """
        path = Path(os.path.abspath(self.path))
        is_dangling = any(each.is_symlink() and not each.exists() for each in (path, *path.parents))
        return is_dangling and not Path(os.path.realpath(path)).parent.is_dir()

    def _missing_end(self) -> str:
        folder = Path(os.path.realpath(self.path)).parent
        return f"a link leads to {folder}, which is not there. Clone your repository first, or make that folder"


def _not_saved(path: Path, error: OSError) -> NotSaved:
    """Return why saving failed, in words."""
    if isinstance(error, TimeoutError):
        return NotSaved(path, "another Salver has held its lock for ten seconds")
    elsewhere = isinstance(error.filename, str) and Path(error.filename).parent != Path(os.path.realpath(path)).parent
    return NotSaved(path, reason_of(error) if elsewhere else error.strerror or str(error))
