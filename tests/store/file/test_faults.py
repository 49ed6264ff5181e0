"""Every call of a save that can fail, with every error it can fail with: the file keeps what it held."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.file import disk, form
from store.file.errors import NotSaved
from store.file.storage import TrayStorage
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge

ERRORS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT", "EINTR")
CALLS = ("open", "write", "fsync", "fchmod", "replace")
ANA = {**form.empty(), "people": {RecordId(7): Record({"name": "Ana Park"})}}


class FaultyOs:
    """The os module, except that one call fails, or writes only a byte at a time."""

    def __init__(self, call: str, replacement: Callable[..., Any]) -> None:
        self._call = call
        self._replacement = replacement

    def __getattr__(self, name: str) -> Any:
        return self._replacement if name == self._call else getattr(os, name)


def failing(call: str, error: str) -> FaultyOs:
    """The n-th call fails: for `open` only the one that creates, since reading comes first."""

    def fail(*arguments: Any, **named: Any) -> Any:
        if call == "open" and not arguments[1] & os.O_CREAT:
            return os.open(*arguments, **named)
        raise OSError(getattr(errno, error), os.strerror(getattr(errno, error)))

    return FaultyOs(call, fail)


@pytest.fixture
def storage(tmp_path: Path) -> TrayStorage:
    storage = TrayStorage(tmp_path / "tray" / "salver.json", tmp_path / "state")
    storage.save(form.empty(), merge)
    return storage


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("call", CALLS)
def test_a_call_that_fails_leaves_the_old_file_and_nothing_beside_it(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, call: str, error: str
) -> None:
    before = storage.path.read_bytes()
    monkeypatch.setattr(disk, "os", failing(call, error))

    with pytest.raises(NotSaved) as caught:
        storage.save(ANA, merge)
    assert str(storage.path) in str(caught.value)
    assert storage.path.read_bytes() == before
    assert os.listdir(storage.path.parent) == ["salver.json"]

    monkeypatch.undo()
    storage.save(ANA, merge)
    assert form.load(storage.path.read_bytes()) == ANA


@pytest.mark.parametrize("error", ERRORS)
def test_a_folder_that_cannot_be_synced_is_found_out_before_the_file_changes(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch, error: str
) -> None:
    before = storage.path.read_bytes()

    def fsync(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):
            raise OSError(getattr(errno, error), os.strerror(getattr(errno, error)))
        os.fsync(descriptor)

    monkeypatch.setattr(disk, "os", FaultyOs("fsync", fsync))

    with pytest.raises(NotSaved):
        storage.save(ANA, merge)
    assert storage.path.read_bytes() == before
    assert os.listdir(storage.path.parent) == ["salver.json"]


def test_a_disk_that_takes_one_byte_at_a_time_gets_them_all(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "os", FaultyOs("write", lambda descriptor, data: os.write(descriptor, bytes(data[:1]))))
    storage.save(ANA, merge)

    assert storage.path.read_bytes() == form.dump(ANA)


def test_a_disk_that_fills_up_leaves_a_file_with_two_names_as_it_was(
    storage: TrayStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.path.with_name("other name.json").hardlink_to(storage.path)
    before = storage.path.read_bytes()
    room = [len(before) + 10]

    def write(descriptor: int, data: memoryview) -> int:
        if not (fits := data[: room[0] - os.lseek(descriptor, 0, os.SEEK_CUR)]):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return os.write(descriptor, fits)

    monkeypatch.setattr(disk, "write_durably", lambda path, data: path.write_bytes(data))  # the backups' disk has room
    monkeypatch.setattr(disk, "os", FaultyOs("write", write))
    with pytest.raises(NotSaved, match="No space left"):
        storage.save(ANA, merge)

    assert storage.path.read_bytes() == before
