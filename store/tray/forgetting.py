"""Forgetting a person: out of the tray, and out of every copy that this machine keeps of it."""

import contextlib
from pathlib import Path

from msgspec import Struct

from store.file import disk, form
from store.file.errors import StoreError
from store.file.form import Tables
from store.records.record import Record
from store.tray.merge import ERASED, without_erased
from store.tray.tray import Tray


class Forgotten(Struct, frozen=True):
    """What went: records of the tray, and how many backups they were taken out of or went with."""

    records: int
    backups: int


def forget(tray: Tray, person: int) -> Forgotten:
    """Erase a person from the tray, its file and its backups. What git has committed it keeps.

    Raises KeyError where there is no such person, StoreError where the file could not be saved, OSError for the
    backups.
    """
    records = tray.erase(person)
    tray.save()
    erased = {person: Record({"on": tray.today.isoformat()})}
    backups = sum(_forget_in(backup.path, erased) for backup in tray.storage.backups.all())
    return Forgotten(records, backups)


def _forget_in(path: Path, erased: dict[int, Record]) -> bool:
    """Take people out of one backup; answers whether it had them. One that cannot be read goes as a whole."""
    tables: Tables = {}
    with contextlib.suppress(StoreError):
        tables = form.load(path.read_bytes())
    if not tables:
        path.unlink()
        return True
    kept = without_erased({**tables, ERASED: {**tables.get(ERASED, {}), **erased}})
    if all(len(kept[table]) == len(records) for table, records in tables.items() if table != ERASED):
        return False
    disk.write_durably(path, form.dump(kept))
    return True
