"""The storage: durable, private, through links, one writer at a time, never over what was not read."""

import errno
import fcntl
import os
import socket
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store.file import form
from store.file.errors import NotSaved, Unreadable
from store.file.form import Tables
from store.file.storage import TrayStorage
from store.file.temporaries import IGNORE_LINE
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge


def with_person(number: RecordId, name: str) -> Tables:
    return {**form.empty(), "people": {number: Record({"name": name})}}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dotfiles" / "salver.json"


@pytest.fixture
def storage(path: Path, tmp_path: Path) -> TrayStorage:
    return TrayStorage(path, tmp_path / "state")


def test_a_new_file_is_readable_by_its_owner_alone_under_any_umask(tmp_path: Path) -> None:
    for umask in (0o000, 0o022, 0o077):
        before = os.umask(umask)
        try:
            folder = tmp_path / f"{umask:o}"
            TrayStorage(folder / "salver.json", folder / "state").save(form.empty(), merge)
        finally:
            os.umask(before)
        assert stat.S_IMODE((folder / "salver.json").stat().st_mode) == 0o600
        assert stat.S_IMODE((folder / "state" / "locks").stat().st_mode) == 0o700


def test_the_mode_of_an_old_file_is_kept(storage: TrayStorage, path: Path) -> None:
    storage.save(form.empty(), merge)
    path.chmod(0o640)
    storage.save(with_person(RecordId(7), "Ana Park"), merge)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def linked_directly(link: Path, target: Path) -> None:
    link.symlink_to(target)


def linked_by_a_chain(link: Path, target: Path) -> None:
    middle = target.with_name("middle.json")
    middle.symlink_to(target.name)
    link.symlink_to(middle)


def linked_by_its_folder(link: Path, target: Path) -> None:
    target = target.with_name(link.name)
    link.parent.rmdir()
    link.parent.symlink_to(target.parent)


def linked_relatively(link: Path, target: Path) -> None:
    link.symlink_to(os.path.relpath(target, link.parent))


@pytest.mark.parametrize("link_to", [linked_directly, linked_by_a_chain, linked_by_its_folder, linked_relatively])
@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_a_link_and_its_target_is_written(
    tmp_path: Path, link_to: Callable[[Path, Path], None], exists: bool
) -> None:
    repository, home = tmp_path / "repository", tmp_path / "home"
    repository.mkdir()
    home.mkdir()
    link, target = home / "salver.json", repository / "tray.json"
    link_to(link, target)
    if exists:
        TrayStorage(link, tmp_path / "state").save(form.empty(), merge)
    reader = TrayStorage(link, tmp_path / "state")
    reader.load()
    reader.save(with_person(RecordId(7), "Ana Park"), merge)

    assert link.is_symlink() or link.parent.is_symlink()
    written = link.resolve()
    assert written.parent == repository
    assert not written.is_symlink()
    assert form.load(written.read_bytes())["people"][RecordId(7)].get("name") == "Ana Park"
    assert [name for name in os.listdir(repository) if name.startswith(".")] == []


def test_a_circle_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises((NotSaved, Unreadable), match="links"):
        TrayStorage(tmp_path / "a", tmp_path / "state").save(form.empty(), merge)


def test_what_another_session_saved_meanwhile_is_merged_in(storage: TrayStorage, path: Path, tmp_path: Path) -> None:
    storage.save(form.empty(), merge)
    other = TrayStorage(path, tmp_path / "state")
    other.load()
    other.save(with_person(RecordId(8), "Bo Lind"), merge)
    written = storage.save(with_person(RecordId(7), "Ana Park"), merge)

    assert set(written["people"]) == {7, 8}
    assert set(form.load(path.read_bytes())["people"]) == {7, 8}


def without_locks(*_: object) -> None:
    raise OSError(errno.ENOLCK, "No locks available")


LOCKS: dict[str, Callable[..., None]] = {
    "locks": fcntl.flock,
    "no locks": without_locks,
    "locks without effect": lambda *_: None,
}


@pytest.mark.parametrize("locks", LOCKS)
def test_two_sessions_that_save_at_once_lose_nothing(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rounds: Callable[[int, int], int], locks: str
) -> None:
    """Each save is that of a command: it opens the store, changes it, and ends."""
    monkeypatch.setattr(fcntl, "flock", LOCKS[locks])
    times = rounds(25, 500)

    def session(base: int) -> None:
        for number in range(base, base + times):
            storage = TrayStorage(path, tmp_path / "state")
            tables = storage.load() or form.empty()
            tables = {**tables, "people": {**tables["people"], RecordId(number): Record({"name": str(number)})}}
            storage.save(tables, merge)
            assert [limit.name for limit in storage.limits] == ([] if locks == "locks" else ["not locked"])

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(session, (1000, 2000)))

    assert len(form.load(path.read_bytes())["people"]) == 2 * times


def test_a_file_that_somebody_has_removed_is_there_again_after_the_next_save(storage: TrayStorage, path: Path) -> None:
    storage.save(with_person(RecordId(7), "Ana Park"), merge)
    path.unlink()
    storage.save(with_person(RecordId(7), "Ana Park"), merge)
    assert form.load(path.read_bytes())["people"].keys() == {7}


def test_an_older_copy_put_back_underneath_does_not_undo_what_was_saved(storage: TrayStorage, path: Path) -> None:
    storage.save(with_person(RecordId(7), "Ana Park"), merge)
    older = path.read_bytes()
    both = merge(with_person(RecordId(7), "Ana Park"), with_person(RecordId(8), "Bo Lund"))
    storage.save(both, merge)
    path.write_bytes(older)
    storage.save(both, merge)
    assert form.load(path.read_bytes())["people"].keys() == {7, 8}


def test_saving_what_the_file_holds_already_does_not_touch_it(storage: TrayStorage, path: Path) -> None:
    storage.save(form.empty(), merge)
    before = path.stat()
    storage.save(form.empty(), merge)

    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_cannot_be_read_is_never_written(storage: TrayStorage, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{ not a tray")

    with pytest.raises(Unreadable, match=r"line 1, column 3: not JSON.*It is left as it is"):
        storage.load()
    with pytest.raises(Unreadable):
        storage.save(with_person(RecordId(7), "Ana Park"), merge)
    assert path.read_text() == "{ not a tray"


def test_a_folder_in_place_of_the_file_is_named(storage: TrayStorage, path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(Unreadable, match=f"{path}.*directory"):
        storage.load()


def test_a_place_that_takes_no_files_is_named_and_nothing_is_left_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(NotSaved, match=r"file/salver\.json could not be saved"):
        TrayStorage(tmp_path / "file" / "salver.json", tmp_path / "state").save(form.empty(), merge)
    assert (tmp_path / "file").read_text() == "in the way"


def test_what_a_killed_process_left_is_cleared_away(storage: TrayStorage, path: Path) -> None:
    path.parent.mkdir()
    process = os.fork()
    if process == 0:
        os._exit(0)
    os.waitpid(process, 0)
    host = sha256(socket.gethostname().encode()).hexdigest()[:8]
    orphan = path.with_name(f".salver.json.salver-{host}-{process}-0123abcd")
    others = [
        path.with_name(f".salver.json.salver-{host}-{os.getpid()}-0123abcd"),
        path.with_name(f".salver.json.salver-00000000-{process}-0123abcd"),
        path.with_name(f".other.json.salver-{host}-{process}-0123abcd"),
    ]
    for file in (orphan, *others):
        file.touch()
        assert fnmatch(file.name, IGNORE_LINE)
    storage.save(form.empty(), merge)

    assert not orphan.exists()
    assert all(file.exists() for file in others)


def test_a_file_with_two_names_keeps_both_and_its_old_content_in_the_backups(storage: TrayStorage, path: Path) -> None:
    storage.save(form.empty(), merge)
    other = path.with_name("other name.json")
    other.hardlink_to(path)
    before = path.read_bytes()
    storage.save(with_person(RecordId(7), "Ana Park"), merge)

    assert other.read_bytes() == path.read_bytes() != before
    assert other.stat().st_ino == path.stat().st_ino
    assert before in [backup.path.read_bytes() for backup in storage.backups.all()]


def test_what_is_no_file_is_refused_without_waiting_for_it(storage: TrayStorage, path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)

    with pytest.raises(Unreadable, match="not a regular file"):
        storage.load()
    with pytest.raises(Unreadable, match="not a regular file"):
        storage.save(form.empty(), merge)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_tinydb_reads_and_writes_through_it(path: Path, tmp_path: Path) -> None:
    TrayStorage(path, tmp_path / "state").save(with_person(RecordId(7), "Ana Park"), merge)
    with TinyDB(path, storage=TrayStorage, state_folder=tmp_path / "state") as database:
        database.table("people").update({"note": "met in Graz"}, doc_ids=[7])

    with TinyDB(path) as stock:
        assert stock.table("people").get(where("note") == "met in Graz").doc_id == 7
    assert form.dump(form.load(path.read_bytes())) == path.read_bytes()


def test_a_change_underneath_is_seen(storage: TrayStorage, path: Path) -> None:
    storage.save(form.empty(), merge)
    assert not storage.has_changed()
    path.write_bytes(form.dump(with_person(RecordId(7), "Ana Park")))
    assert storage.has_changed()
