"""The saver: nobody waits for it, and it says `saved` only when it is so."""

from pathlib import Path
from threading import Event

from store.file import form
from store.file.form import Tables
from store.file.saver import Saver, SaveStatus
from store.file.storage import Merge, TrayStorage
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
    return {**form.empty(), "people": {7: Record({"name": name})}}


def test_it_says_saved_only_when_the_file_holds_it(tmp_path: Path) -> None:
    said: list[SaveStatus] = []
    storage = HeldStorage(tmp_path / "salver.json", tmp_path / "state")
    saver = Saver(storage, merge, said.append, lambda _: None)
    saver.submit(one_person("Ana Park"))

    assert storage.begun.wait(DEADLINE)
    assert said == [SaveStatus("saving", 1)]
    assert not (tmp_path / "salver.json").exists()
    storage.let_go.set()
    assert saver.close(DEADLINE) == SaveStatus("saved")
    assert said[-1] == SaveStatus("saved")
    assert form.load((tmp_path / "salver.json").read_bytes())["people"][7].get("name") == "Ana Park"


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
    assert failed.unsaved == 1
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
    other.save({**form.empty(), "people": {9: Record({"name": "Bo Lind"})}}, merge)
    saver = Saver(storage, merge, lambda _: None, merged.append)
    saver.submit(one_person("Ana Park"))
    saver.close(DEADLINE)

    assert [set(tables["people"]) for tables in merged] == [{7, 9}]
