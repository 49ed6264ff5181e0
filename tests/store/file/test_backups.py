"""Backups: the last saves and one a day, private, outside the repository."""

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.file import form, temporaries
from store.file.backups import Backup, Backups, read_copy, superfluous
from store.file.storage import TrayStorage
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
NOBODY = 2**22 + 1
"""The id of no process: Linux gives none beyond 2**22."""


def saved(*whens: datetime) -> list[Backup]:
    return [Backup(Path(when.isoformat()), when) for when in whens]


def test_the_last_ten_saves_are_kept() -> None:
    saves = saved(*(NOON - timedelta(minutes=minute) for minute in range(12)))

    assert superfluous(saves, NOON) == saves[10:]


def test_of_each_of_the_last_fourteen_days_the_last_save_is_kept() -> None:
    recent = saved(*(NOON - timedelta(minutes=minute) for minute in range(10)))
    evenings = saved(*(NOON - timedelta(days=day) for day in range(1, 14)))
    mornings = saved(*(NOON - timedelta(days=day, hours=3) for day in range(1, 14)))
    ancient = saved(NOON - timedelta(days=15))

    assert superfluous([*recent, *evenings, *mornings, *ancient], NOON) == [
        *(backup for backup in sorted([*mornings, *ancient], key=lambda backup: backup.when, reverse=True)),
    ]


def test_every_save_leaves_a_private_copy_outside_the_folder_of_the_file(tmp_path: Path) -> None:
    path, state = tmp_path / "dotfiles" / "salver.json", tmp_path / "state"
    storage = TrayStorage(path, state)
    storage.save(form.empty(), merge)
    storage.save({**form.empty(), "people": {RecordId(7): Record({"name": "Ana Park"})}}, merge)
    copies = storage.backups.all()

    assert copies[0].path.read_bytes() == path.read_bytes()
    assert len(copies) == 2
    assert [entry.name for entry in path.parent.iterdir()] == ["salver.json"]
    assert all(stat.S_IMODE(copy.path.stat().st_mode) == 0o600 for copy in copies)
    assert stat.S_IMODE((state / "backups").stat().st_mode) == 0o700


def test_a_copy_that_cannot_be_made_is_said_and_the_save_stands(tmp_path: Path) -> None:
    path, state = tmp_path / "salver.json", tmp_path / "state"
    state.mkdir()
    (state / "backups").touch()
    storage = TrayStorage(path, state)
    storage.save(form.empty(), merge)

    assert form.load(path.read_bytes()) == form.empty()
    assert [limit.name for limit in storage.limits] == ["no copies"]


def test_copies_of_different_files_do_not_mix(tmp_path: Path) -> None:
    first, second = Backups(tmp_path, Path("/a/salver.json")), Backups(tmp_path, Path("/b/salver.json"))
    first.keep(b"first", NOON)

    assert [copy.path.read_bytes() for copy in first.all()] == [b"first"]
    assert second.all() == []


def test_what_a_restored_file_held_is_the_newest_copy_and_kept_once(tmp_path: Path) -> None:
    copies = Backups(tmp_path, Path("/a/salver.json"))
    for minute, data in enumerate([b"first", b"two", b"six"]):
        copies.keep(data, NOON + timedelta(minutes=minute))
    copies.keep_as_newest(b"two", NOON + timedelta(minutes=3))
    copies.keep_as_newest(b"two", NOON + timedelta(minutes=4))

    assert [read_copy(copy) for copy in copies.all()] == [b"two", b"six", b"first"]


def test_a_copy_that_was_being_made_when_the_machine_went_down_is_gone_after_the_next(tmp_path: Path) -> None:
    copies = Backups(tmp_path, Path("/a/salver.json"))
    copies.keep(b"first", NOON)
    half = copies.folder / f".20260310T120000000000Z.json.salver-{temporaries._HOST}-{NOBODY}-0123abcd"
    half.write_bytes(b"ha")
    copies.keep(b"two", NOON + timedelta(minutes=1))

    assert not half.exists()


def test_a_link_that_somebody_planted_in_place_of_a_copy_is_not_followed(tmp_path: Path) -> None:
    copies = Backups(tmp_path, Path("/a/salver.json"))
    copies.keep(b"first", NOON)
    (copy,) = copies.all()
    copy.path.unlink()
    (tmp_path / "elsewhere").write_bytes(b"other")
    copy.path.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OSError, match=r"symbolic links|Too many"):
        read_copy(copy)
