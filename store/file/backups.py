"""Good copies of a tray's file, kept on this machine and outside any repository: the last ten saves, and one a day for
two weeks (R6).
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from store.file import disk

LAST_SAVES = 10
DAYS = 14

_NAME = re.compile(r"(?P<when>[0-9]{8}T[0-9]{12})Z\.json\Z")
_FORMAT = "%Y%m%dT%H%M%S%f"


class Backup(Struct, frozen=True):
    """One copy, and when it was saved (UTC)."""

    path: Path
    when: datetime


class Backups:
    """The copies of one file. `folder` is a private folder for the copies of all of them."""

    def __init__(self, folder: Path, real: Path) -> None:
        self._folder = folder / sha256(str(real).encode("utf-8", "surrogateescape")).hexdigest()[:16]

    def keep(self, data: bytes, now: datetime) -> None:
        """Keep what has just been saved, and drop the copies that are no longer among those to keep. Raises OSError."""
        disk.make_private_folder(self._folder)
        name = now.astimezone(UTC).strftime(_FORMAT) + "Z.json"
        disk.write_durably(self._folder / name, data)
        for backup in superfluous(self.all(), now):
            backup.path.unlink(missing_ok=True)

    def all(self) -> list[Backup]:
        """All copies, newest first."""
        if not self._folder.is_dir():
            return []
        found = []
        for path in self._folder.iterdir():
            if match := _NAME.match(path.name):
                found.append(Backup(path, datetime.strptime(match["when"], _FORMAT).replace(tzinfo=UTC)))
        return sorted(found, key=lambda backup: backup.when, reverse=True)


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those that are neither among the last ten saves nor the last of one of the last fourteen days."""
    newest_first = sorted(backups, key=lambda backup: backup.when, reverse=True)
    kept = {backup.path for backup in newest_first[:LAST_SAVES]}
    days_seen = set()
    for backup in newest_first:
        day = backup.when.date()
        if day not in days_seen and backup.when > now - timedelta(days=DAYS):
            kept.add(backup.path)
        days_seen.add(day)
    return [backup for backup in newest_first if backup.path not in kept]
