"""Putting new content in the place of a file, as safely as its place allows."""

import errno
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from store.file import disk, limits
from store.file.backups import Backups, read_copy
from store.file.limits import PlaceLimit


class Replacement(NamedTuple):
    """What became of it: whether the file holds the new content now, and what its place was found to lack."""

    is_there: bool
    limit: PlaceLimit | None = None


def replace_file(real: Path, data: bytes, found: disk.Glance | None, backups: Backups) -> Replacement:
    """Have the file at this real path hold this, unless it no longer looks as it was `found`.

    One with several names, and one that no other file can replace, is written in place, once the backups are known to
    hold what it holds. Raises OSError, FolderNotSynced of `disk` too.
    """
    if disk.has_other_names(real):
        return Replacement(_overwrite(real, data, found, backups))
    try:
        written = disk.write_durably(real, data, is_overtaken=lambda: disk.glance(real) != found)
    except disk.FolderNotSynced:
        raise
    except OSError as error:
        if not disk.can_only_overwrite(real, error):
            raise
        limit = limits.only_in_place(error.strerror or str(error))
        return Replacement(_overwrite(real, data, found, backups), limit)
    return Replacement(written.is_there, None if written.is_synced else limits.NOT_SYNCED)


def _overwrite(real: Path, data: bytes, found: disk.Glance | None, backups: Backups) -> bool:
    """Write in place; return whether the file holds this now. Raises OSError."""
    before = disk.read(real)
    if disk.glance(real) != found:
        return False
    if before is not None:
        backups.keep(before, datetime.now(UTC))
        if before not in map(read_copy, backups.all()):
            raise OSError(errno.EIO, "the copy made of it beforehand is not the same", str(backups.folder))
    disk.write_in_place(real, data)
    return True
