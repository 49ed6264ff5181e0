"""Places that lack one guarantee: they can still be saved to, it is known what they lack, and nothing is lost."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.file import disk, form
from store.file.errors import NotProvenDurable, NotSaved
from store.file.storage import TrayStorage
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge

ANA = {**form.empty(), "people": {RecordId(7): Record({"name": "Ana Park"})}}
BO = {**form.empty(), "people": {RecordId(8): Record({"name": "Bo Lind"})}}

NOT_OFFERED = ("EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS")
NOT_REPLACED = ("EBUSY", "EXDEV", "EPERM", "EEXIST", "ENOSYS", "ENOTSUP")
NO_LOCKS = ("ENOLCK", "EOPNOTSUPP", "ENOSYS", "EIO", "EROFS", "ENOSPC")


class FaultyOs:
    """The os module with some calls replaced."""

    def __init__(self, **calls: Callable[..., Any]) -> None:
        self._calls = calls

    def __getattr__(self, name: str) -> Any:
        return self._calls.get(name) or getattr(os, name)


def failure(name: str) -> OSError:
    return OSError(getattr(errno, name), os.strerror(getattr(errno, name)))


def fails(name: str) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise failure(name)

    return fail


def folders_fail(name: str, *, from_call: int = 1) -> Callable[[int], None]:
    """`fsync` that fails for folders, from the n-th of them on."""
    calls = [0]

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            calls[0] += 1
            if calls[0] >= from_call:
                raise failure(name)
        os.fsync(descriptor)

    return fsync


@pytest.fixture
def storage(tmp_path: Path) -> TrayStorage:
    storage = TrayStorage(tmp_path / "tray" / "salver.json", tmp_path / "state")
    storage.save(form.empty(), merge)
    return storage


def names(storage: TrayStorage) -> list[str]:
    return [limit.name for limit in storage.limits]


@pytest.mark.parametrize("error", NOT_OFFERED)
def test_a_file_system_that_syncs_no_folders_is_saved_to_and_said_to_be_so(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    monkeypatch.setattr(disk, "os", FaultyOs(fsync=folders_fail(error)))
    storage.save(ANA, merge)
    assert storage.path.read_bytes() == form.dump(ANA)
    assert names(storage) == ["not synced"]


def test_a_folder_that_may_not_be_listed_is_saved_to(storage: TrayStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_DIRECTORY:
            raise failure("EACCES")
        return os.open(path, flags, mode)

    monkeypatch.setattr(disk, "os", FaultyOs(open=opened))
    monkeypatch.setattr(Path, "iterdir", fails("EACCES"))
    storage.save(ANA, merge)
    assert storage.path.read_bytes() == form.dump(ANA)


@pytest.mark.parametrize("error", NOT_REPLACED)
def test_a_file_that_no_other_can_replace_is_overwritten_once_there_is_a_copy(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    before, inode = storage.path.read_bytes(), storage.path.stat().st_ino

    def replace(source: Path, target: Path) -> None:
        if target == storage.path:
            raise failure(error)
        os.replace(source, target)

    monkeypatch.setattr(disk, "os", FaultyOs(replace=replace))
    storage.save(ANA, merge)
    assert storage.path.read_bytes() == form.dump(ANA)
    assert storage.path.stat().st_ino == inode
    assert names(storage) == ["only in place"]
    assert before in [copy.path.read_bytes() for copy in storage.backups.all()]
    assert os.listdir(storage.path.parent) == ["salver.json"]


@pytest.mark.parametrize("error", ["EACCES", "EROFS", "EPERM"])
def test_in_a_folder_that_takes_no_new_files_the_file_is_overwritten(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    def opened(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and Path(path).parent == storage.path.parent:
            raise failure(error)
        return os.open(path, flags, mode)

    monkeypatch.setattr(
        disk,
        "os",
        FaultyOs(open=opened, access=lambda path, mode: path != storage.path.parent and os.access(path, mode)),
    )
    storage.save(ANA, merge)
    assert storage.path.read_bytes() == form.dump(ANA)
    assert names(storage) == ["only in place"]


def test_nothing_is_overwritten_in_place_without_a_copy(storage: TrayStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    before = storage.path.read_bytes()
    monkeypatch.setattr(disk, "os", FaultyOs(replace=fails("EBUSY")))  # where the copies are, too
    with pytest.raises(NotSaved):
        storage.save(ANA, merge)
    assert storage.path.read_bytes() == before


def test_a_copy_that_does_not_hold_what_it_should_is_no_copy(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = storage.path.read_bytes()
    monkeypatch.setattr("store.file.replacing.read_copy", lambda copy: b"noise")
    monkeypatch.setattr(disk, "can_only_overwrite", lambda path, error: True)
    real = disk.write_durably

    def written(path: Path, data: bytes, **more: Any) -> disk.Written:
        if path == storage.path:
            raise failure("EBUSY")
        return real(path, data, **more)

    monkeypatch.setattr(disk, "write_durably", written)
    with pytest.raises(NotSaved, match="not the same"):
        storage.save(ANA, merge)
    assert storage.path.read_bytes() == before


@pytest.mark.parametrize("error", ["EPERM", "ENOTSUP", "ENOSYS"])
def test_a_file_system_without_modes_is_saved_to(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    monkeypatch.setattr(disk, "os", FaultyOs(fchmod=fails(error)))
    storage.save(ANA, merge)
    assert storage.path.read_bytes() == form.dump(ANA)


@pytest.mark.parametrize("error", NO_LOCKS)
def test_without_locks_it_saves_and_merges_what_somebody_else_has_saved(
    storage: TrayStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    monkeypatch.setattr("fcntl.flock", fails(error))
    other = TrayStorage(storage.path, tmp_path / "state")
    other.load()
    other.save(BO, merge)
    storage.save(ANA, merge)
    assert set(form.load(storage.path.read_bytes())["people"]) == {7, 8}
    assert names(storage) == ["not locked"]


def test_a_private_folder_that_cannot_be_made_keeps_nothing_from_being_saved(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    storage = TrayStorage(tmp_path / "salver.json", tmp_path / "state")
    storage.save(ANA, merge)
    assert (tmp_path / "salver.json").read_bytes() == form.dump(ANA)
    assert names(storage) == ["not locked", "no copies"]


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EDQUOT"])
def test_a_folder_that_fails_after_the_new_file_took_its_place_is_told_as_what_it_is_until_the_disk_confirms_it(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    monkeypatch.setattr(disk, "os", FaultyOs(fsync=folders_fail(error, from_call=2)))
    for _ in range(2):
        with pytest.raises(NotProvenDurable, match="holds the change, but the disk did not confirm"):
            storage.save(ANA, merge)
        assert storage.path.read_bytes() == form.dump(ANA)

    monkeypatch.undo()
    storage.save(ANA, merge)
    assert storage.path.read_bytes() == form.dump(ANA)
    assert not storage.has_changed()


def test_what_was_merged_is_not_lost_when_the_disk_does_not_confirm(
    storage: TrayStorage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = TrayStorage(storage.path, tmp_path / "state")
    other.load()
    other.save(BO, merge)
    monkeypatch.setattr(disk, "os", FaultyOs(fsync=folders_fail("EIO", from_call=2)))
    with pytest.raises(NotProvenDurable):
        storage.save(ANA, merge)
    monkeypatch.undo()
    storage.save(ANA, merge)
    assert set(form.load(storage.path.read_bytes())["people"]) == {7, 8}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o277, 0o777])
def test_whatever_the_umask_every_file_and_folder_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        storage = TrayStorage(tmp_path / "tray" / "salver.json", tmp_path / "state")
        storage.save(form.empty(), merge)
        storage.load()
        storage.vouch()
        storage.save(ANA, merge)
    finally:
        os.umask(before)
    made = [path for path in tmp_path.rglob("*") if path != tmp_path]
    assert len(made) >= 8
    for path in made:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("link_to", ["dotfiles/salver/salver.json", "dotfiles/salver.json"])
@pytest.mark.parametrize("is_folder", [False, True], ids=["file", "folder"])
def test_a_link_into_a_repository_that_is_not_there_yet_makes_nothing_where_it_will_be(
    tmp_path: Path, link_to: str, is_folder: bool
) -> None:
    link = tmp_path / "data" / "salver.json"
    if is_folder:
        link.parent.symlink_to(tmp_path / Path(link_to).parent)
    else:
        link.parent.mkdir()
        link.symlink_to(tmp_path / link_to)
    storage = TrayStorage(link, tmp_path / "state")
    assert storage.load() is None
    with pytest.raises(NotSaved, match="Clone your repository first"):
        storage.save(ANA, merge)
    assert not (tmp_path / "dotfiles").exists()

    (tmp_path / link_to).parent.mkdir(parents=True)
    storage.save(ANA, merge)
    assert form.load(link.read_bytes()) == ANA
