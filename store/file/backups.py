"""Good copies of a tray's file, kept on this machine and outside any repository: the last ten saves, and one a day for
two weeks.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from store.file import disk, private, temporaries

LAST_SAVES = 10
DAYS = 14

_NAME = re.compile(r"(?P<when>[0-9]{8}T[0-9]{12})Z\.json\Z")
_FORMAT = "%Y%m%dT%H%M%S%f"


class Backup(Struct, frozen=True):
    """One copy, and when it was saved (UTC)."""

    path: Path
    when: datetime


class Backups:
    """The copies of one file. `state` is this machine's private folder, in which each file has a folder for its own."""

    def __init__(self, state: Path, real: Path) -> None:
        self._state = state
        self._place = ("backups", private.name_for(real))
        self.folder = state.joinpath(*self._place)

    def keep(self, data: bytes, now: datetime) -> None:
        """Keep what has just been saved, and drop the copies that are no longer among those to keep. Raises OSError."""
        folder = private.own_folder(self._state, *self._place)
        self.remove_orphans()
        name = now.astimezone(UTC).strftime(_FORMAT) + "Z.json"
        disk.write_durably(folder / name, data)
        for backup in superfluous(self.all(), now):
            backup.path.unlink(missing_ok=True)

    def keep_as_newest(self, data: bytes, now: datetime) -> None:
        """Keep what a file held before something else is put in its place, once however often that is done: of older
        copies of the same there is none left. Raises OSError.
        """
        copies = self.all()
        same = [copy for copy in copies if copy.path.stat().st_size == len(data) and read_copy(copy) == data]
        if same and same[0] is copies[0]:
            return
        for copy in same:
            copy.path.unlink(missing_ok=True)
        self.keep(data, now)

    def remove_orphans(self) -> None:
        """Remove what a killed process left of a copy that it was making. Raises OSError."""
        if self.folder.is_dir():
            temporaries.remove_orphans(self.folder)

    def all(self) -> list[Backup]:
        """Return all copies, newest first."""
        if not self.folder.is_dir():
            return []
        found = []
        for path in self.folder.iterdir():
            if match := _NAME.match(path.name):
                found.append(Backup(path, datetime.strptime(match["when"], _FORMAT).replace(tzinfo=UTC)))
        return sorted(found, key=lambda backup: backup.when, reverse=True)


def read_copy(copy: Backup) -> bytes:
    """Return what a copy holds; nothing where another process has dropped it meanwhile. Raises OSError."""
    return private.read_own(copy.path) or b""


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return those that are neither among the last ten saves nor the last of one of the last fourteen days."""
    newest_first = sorted(backups, key=lambda backup: backup.when, reverse=True)
    kept = {backup.path for backup in newest_first[:LAST_SAVES]}
    days_seen = set()
    for backup in newest_first:
        day = backup.when.date()
        if day not in days_seen and backup.when > now - timedelta(days=DAYS):
            kept.add(backup.path)
        days_seen.add(day)
    return [backup for backup in newest_first if backup.path not in kept]
