"""Forgetting a person: out of the tray, and out of every copy that this machine keeps of it."""

import contextlib
from collections.abc import Iterable

from msgspec import Struct

from store.file import disk, form
from store.file.backups import Backup, read_copy
from store.file.errors import StoreError
from store.file.form import Tables
from store.records.ids import RecordId
from store.tray.merge import ERASED, without_erased
from store.tray.tray import Tray


class Forgotten(Struct, frozen=True):
    """What was removed: how many records of the tray, and from how many backups (or with them)."""

    records: int
    backups: int


def forget(tray: Tray, person_id: RecordId, also: Iterable[RecordId] = ()) -> Forgotten:
    """Erase a person from the tray, its file and its backups. What git has committed it keeps.

    `also` are ids under which the same person could come in again. Who was forgotten before, on another machine say,
    is taken out of the backups of this one. Raises KeyError where there is no such person, StoreError where the file
    could not be saved, OSError for the backups.
    """
    records = 0 if tray.is_erased(person_id) else tray.erase(person_id, also)
    tray.save()
    erased = {ERASED: tray.tables[ERASED]}
    tray.storage.backups.remove_orphans()
    backups = sum(_forget_in(backup, erased) for backup in tray.storage.backups.all())
    return Forgotten(records, backups)


def _forget_in(backup: Backup, erased: Tables) -> bool:
    """Remove people from one backup, and return whether it had them. A backup that cannot be read is deleted."""
    tables: Tables = {}
    with contextlib.suppress(StoreError):
        tables = form.load(read_copy(backup))
    if not tables:
        backup.path.unlink(missing_ok=True)
        return True
    kept = without_erased({**tables, ERASED: {**erased[ERASED], **tables[ERASED]}})
    if kept == tables:
        return False
    disk.write_durably(backup.path, form.dump(kept))
    return any(len(kept[table]) < len(records) for table, records in tables.items())
