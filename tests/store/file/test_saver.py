"""The saver: nobody waits for it, and it says `saved` only when it is so."""

from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from store.file import form
from store.file.errors import NotProvenDurable
from store.file.form import Tables
from store.file.saver import Saver, SaveStatus
from store.file.storage import Merge, TrayStorage
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge

DEADLINE = 10.0


class HeldStorage(TrayStorage):
    """A storage whose saving waits until it is let go."""

    def __init__(self, path: Path, locks: Path) -> None:
        super().__init__(path, locks)
        self.let_go = Event()
        self.begun = Event()

    def save(self, tables: Tables, merge: Merge) -> Tables:
        self.begun.set()
        assert self.let_go.wait(DEADLINE)
        return super().save(tables, merge)


def one_person(name: str) -> Tables:
    return {**form.empty(), "people": {RecordId(7): Record({"name": name})}}


def test_it_says_saved_only_when_the_file_holds_it(tmp_path: Path) -> None:
    said: list[SaveStatus] = []
    storage = HeldStorage(tmp_path / "salver.json", tmp_path / "state")
    saver = Saver(storage, merge, said.append, lambda _: None)
    saver.submit(one_person("Ana Park"))

    assert storage.begun.wait(DEADLINE)
    assert said == [SaveStatus("saving")]
    assert not (tmp_path / "salver.json").exists()
    storage.let_go.set()
    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert said[-1] == SaveStatus("saved")
    assert form.load((tmp_path / "salver.json").read_bytes())["people"][RecordId(7)].get("name") == "Ana Park"


def test_actions_that_wait_become_one_write_of_the_newest(tmp_path: Path) -> None:
    storage = HeldStorage(tmp_path / "salver.json", tmp_path / "state")
    saver = Saver(storage, merge, lambda _: None, lambda _: None)
    for name in ("Ana", "Bo", "Cleo"):
        saver.submit(one_person(name))
        assert storage.begun.wait(DEADLINE)
    storage.let_go.set()

    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert b"Cleo" in (tmp_path / "salver.json").read_bytes()


def test_a_failure_is_said_and_the_next_action_tries_again(tmp_path: Path) -> None:
    (tmp_path / "in the way").touch()
    folder = tmp_path / "in the way"
    storage = TrayStorage(folder / "salver.json", tmp_path / "state")
    saver = Saver(storage, merge, lambda _: None, lambda _: None)
    saver.submit(one_person("Ana Park"))
    failed = saver.finish(DEADLINE)
    assert failed.state == "failed"
    assert "could not be saved" in failed.reason

    folder.unlink()
    saver.submit(one_person("Ana Park"))
    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert b"Ana Park" in (folder / "salver.json").read_bytes()


def test_what_could_not_be_saved_is_saved_by_a_retry(tmp_path: Path) -> None:
    folder = tmp_path / "in the way"
    folder.touch()
    saver = Saver(TrayStorage(folder / "salver.json", tmp_path / "state"), merge, lambda _: None, lambda _: None)
    saver.submit(one_person("Ana Park"))
    assert saver.finish(DEADLINE).state == "failed"
    folder.unlink()
    saver.retry()

    assert saver.close(DEADLINE) == SaveStatus("saved")


def test_what_another_session_saved_is_handed_on(tmp_path: Path) -> None:
    merged: list[Tables] = []
    storage = TrayStorage(tmp_path / "salver.json", tmp_path / "state")
    storage.save(form.empty(), merge)
    other = TrayStorage(tmp_path / "salver.json", tmp_path / "state")
    other.load()
    other.save({**form.empty(), "people": {RecordId(9): Record({"name": "Bo Lind"})}}, merge)
    saver = Saver(storage, merge, lambda _: None, merged.append)
    saver.submit(one_person("Ana Park"))
    saver.close(DEADLINE)

    assert [set(tables["people"]) for tables in merged] == [{7, 9}]


class BrokenStorage(TrayStorage):
    """A storage in which something is wrong that is no matter of the disk, until it is mended."""

    error: BaseException | None = None

    def save(self, tables: Tables, merge: Merge) -> Tables:
        if self.error is not None:
            raise self.error
        return super().save(tables, merge)


@pytest.mark.parametrize("error", [NotImplementedError("flock"), RecursionError(), MemoryError(), KeyError("people")])
def test_a_fault_of_salvers_own_is_a_failure_and_what_was_done_is_saved_by_a_retry(
    tmp_path: Path, error: Exception
) -> None:
    said: list[SaveStatus] = []
    storage = BrokenStorage(tmp_path / "salver.json", tmp_path / "state")
    storage.error = error
    saver = Saver(storage, merge, said.append, lambda _: None)
    saver.submit(one_person("Ana Park"))
    failed = saver.finish(DEADLINE)
    assert failed.state == "failed"
    assert type(error).__name__ in failed.reason
    assert said[-1] == failed

    storage.error = None
    saver.retry()
    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert b"Ana Park" in (tmp_path / "salver.json").read_bytes()


def test_a_listener_that_fails_keeps_nothing_from_being_saved(tmp_path: Path) -> None:
    def fail(_: SaveStatus) -> None:
        if current_thread() is not main_thread():
            raise RuntimeError("the screen has gone")

    saver = Saver(TrayStorage(tmp_path / "salver.json", tmp_path / "state"), merge, fail, lambda _: None)
    for name in ("Ana Park", "Bo Lind"):
        saver.submit(one_person(name))
        assert saver.finish(DEADLINE) == SaveStatus("saved")
    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert b"Bo Lind" in (tmp_path / "salver.json").read_bytes()


def test_what_was_merged_stays_in_the_file_until_the_tables_are_said_to_hold_it(tmp_path: Path) -> None:
    """An action may be submitted between a merge and the moment when the screen takes it in."""
    path, merged = tmp_path / "salver.json", list[Tables]()
    storage = TrayStorage(path, tmp_path / "state")
    storage.save(form.empty(), merge)
    other = TrayStorage(path, tmp_path / "state")
    other.load()
    other.save({**form.empty(), "people": {RecordId(9): Record({"name": "Bo Lind"})}}, merge)
    saver = Saver(storage, merge, lambda _: None, merged.append)
    for name in ("Ana Park", "Ana P. Park"):
        saver.submit(one_person(name))
        assert saver.finish(DEADLINE) == SaveStatus("saved")
        assert set(form.load(path.read_bytes())["people"]) == {7, 9}

    saver.submit(merge(one_person("Ana Q. Park"), merged[0]), holding=merged[0])
    saver.submit(merged[0])
    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert form.load(path.read_bytes()) == merged[0]


def test_what_the_disk_did_not_confirm_is_not_called_saved_nor_unsaved(tmp_path: Path) -> None:
    storage = BrokenStorage(tmp_path / "salver.json", tmp_path / "state")
    storage.error = NotProvenDurable(storage.path, "Input/output error")
    saver = Saver(storage, merge, lambda _: None, lambda _: None)
    saver.submit(one_person("Ana Park"))
    assert saver.close(DEADLINE).state == "unproven"
