"""Good copies of a store: listed, put back whatever the store holds, and that taken back in turn."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.file.errors import NotSaved, Unreadable
from store.file.storage import TrayStorage
from store.health.restoring import Copies, NoSuchCopy
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.changes import Add, Set
from store.tray.forgetting import forget
from store.tray.merge import merge
from store.tray.tray import Tray

ANA, BO = RecordId(7), RecordId(8)
GARBAGE = b'{"people": {"7"\x00 and so on'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that was saved twice: with Ana, then with Bo too."""
    path = tmp_path / "dotfiles" / "salver.json"
    tray = opened(path)
    tray.commit([Add("people", ANA, {"name": "Ana Park"})])
    tray.save()
    tray.commit([Add("people", BO, {"name": "Bo Lind"})])
    tray.save()
    return path


def storage(path: Path) -> TrayStorage:
    return TrayStorage(path, path.parents[1] / "state")


def opened(path: Path) -> Tray:
    return Tray.open(path, path.parents[1] / "state")


def names(path: Path) -> set[str]:
    return {person.name for person in opened(path).people()}


def test_the_copies_are_listed_newest_first_with_what_is_in_them(path: Path) -> None:
    copies = list(Copies(storage(path)))

    assert [(copy.name, copy.records, copy.is_there) for copy in copies] == [("1", 2, True), ("2", 1, False)]
    assert copies[0].size == path.stat().st_size
    assert copies[0].when is not None
    assert copies[1].when is not None
    assert copies[0].when > copies[1].when


def test_a_damaged_store_is_itself_again_and_the_damage_can_be_had_back(path: Path) -> None:
    good = path.read_bytes()
    path.write_bytes(GARBAGE)
    assert Copies(storage(path)).put_back("1").changed
    assert path.read_bytes() == good

    after = list(Copies(storage(path)))
    assert [(copy.records, copy.is_there) for copy in after] == [(None, False), (2, True), (1, False)]
    back = Copies(storage(path)).put_back("1")
    assert path.read_bytes() == GARBAGE
    assert "not JSON" in back.damage

    Copies(storage(path)).put_back("1")
    assert path.read_bytes() == good


def test_going_to_and_fro_never_adds_up_to_more_copies(path: Path) -> None:
    states = {path.read_bytes()}
    for _ in range(12):
        Copies(storage(path)).put_back("2")
        states.add(path.read_bytes())

    assert len(states) == 2
    assert len(list(Copies(storage(path)))) == 2


def test_the_newest_good_copy_is_not_the_damage_that_was_kept(path: Path) -> None:
    path.write_bytes(GARBAGE)
    Copies(storage(path)).put_back("1")
    newest = Copies(storage(path)).newest_good()

    assert newest is not None
    assert newest.name == "2"


def test_a_store_that_is_gone_comes_back_through_its_link_for_its_owner_alone(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    path.unlink()
    Copies(storage(path)).put_back("1")

    assert names(path) == {"Ana Park", "Bo Lind"}
    assert path.stat().st_mode & 0o777 == 0o600
    path.write_bytes(GARBAGE)
    path.chmod(0o640)
    Copies(TrayStorage(link, tmp_path / "state")).put_back("1")
    assert link.is_symlink()
    assert names(path) == {"Ana Park", "Bo Lind"}
    assert path.stat().st_mode & 0o777 == 0o640


def test_who_was_forgotten_does_not_come_back_with_an_older_copy(path: Path) -> None:
    older = path.read_bytes()
    tray = opened(path)
    forget(tray, ANA)
    storage(path).backups.keep(older, tray.now)
    Copies(storage(path)).put_back("1")

    assert names(path) == {"Bo Lind"}
    assert ANA in form.load(path.read_bytes())["erased"]


def test_a_copy_that_there_is_not_is_refused(path: Path) -> None:
    before = path.read_bytes()
    for name in ("0", "3", "-1", "x", "ours", ""):
        with pytest.raises(NoSuchCopy):
            Copies(storage(path)).put_back(name)
    assert path.read_bytes() == before


def test_where_what_is_there_cannot_be_kept_nothing_is_put_in_its_place(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(GARBAGE)
    copies = Copies(storage(path))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.file.disk.write_durably", full)
    with pytest.raises(NotSaved, match="No space left"):
        copies.put_back("1")
    assert path.read_bytes() == GARBAGE


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_what_is_no_file_is_left_alone(path: Path, make: Callable[[Path], None]) -> None:
    path.unlink()
    make(path)
    with pytest.raises((NotSaved, Unreadable)):
        Copies(storage(path)).put_back("1")


def test_a_session_that_was_open_adds_what_it_knows_to_what_was_put_back(path: Path) -> None:
    session = opened(path)
    path.write_bytes(GARBAGE)
    Copies(storage(path)).put_back("2")
    session.commit([Set("people", BO, "note", "kind")])
    session.save()

    assert names(path) == {"Ana Park", "Bo Lind"}


def git(folder: Path, *arguments: str, fails: bool = False) -> None:
    identity = ("-c", "user.name=Edda Lind", "-c", "user.email=edda@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(folder), *identity, *arguments], capture_output=True, check=False)
    assert bool(done.returncode) == fails, done.stderr


@pytest.fixture
def half_merged(path: Path) -> Path:
    """The store in the middle of a merge that git could not make, with its marks in the file."""
    folder = path.parent
    git(folder, "init", "-qb", "main")
    git(folder, "add", "salver.json")
    git(folder, "commit", "-qm", "Keep")
    base = form.load(path.read_bytes())
    for branch, note in (("theirs", "met in Graz"), ("main", "met in Linz")):
        git(folder, "checkout", "-qB", branch, "main")
        record = base["people"][ANA]
        noted = Record({**record.arrived, "position": note}, record.fields, record.log)
        path.write_bytes(form.dump({**base, "people": {**base["people"], ANA: noted}}))
        git(folder, "commit", "-qam", note)
    git(folder, "merge", "theirs", fails=True)
    assert b"<<<<<<<" in path.read_bytes()
    return path


def test_the_sides_of_a_merge_left_half_way_are_copies_too(half_merged: Path) -> None:
    copies = {copy.name: copy for copy in Copies(storage(half_merged))}

    assert [name for name, copy in copies.items() if copy.when is None] == ["merged", "base", "ours", "theirs"]
    assert all(copy.records == 2 for copy in copies.values() if copy.when is None)
    for name, position in (("base", None), ("ours", "met in Linz"), ("theirs", "met in Graz")):
        restored = Copies(storage(half_merged)).put_back(name)
        assert opened(half_merged).person(ANA).position == position
        assert restored.to_resolve[-3:] == ("add", "--", "salver.json")


def test_both_sides_by_meaning_are_what_a_merge_makes_and_git_takes_it(half_merged: Path) -> None:
    copies = Copies(storage(half_merged))
    base, ours, theirs = (form.load(copies.content(name)) for name in ("base", "ours", "theirs"))
    restored = copies.put_back("merged")

    assert half_merged.read_bytes() == form.dump(merge(ours, theirs, base))
    subprocess.run(restored.to_resolve, check=True)
    git(half_merged.parent, "commit", "-qm", "Merge")
    assert [copy.name for copy in Copies(storage(half_merged)) if copy.when is None] == []
