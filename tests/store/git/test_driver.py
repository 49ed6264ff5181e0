"""The merge driver: three files become one, in the file of ours."""

import os
import stat
from pathlib import Path

import pytest

from store.file import form
from store.git.driver import NotMerged, merge_files
from store.records.ids import RecordId
from tests.store.git.dotfiles import ANA, BO, a_tray, at, changed

BASE = a_tray()
OURS = changed(BASE, "invitations", RecordId(ANA * 10), at(1), state="passed", quietly=True)
THEIRS = changed(BASE, "people", BO, at(2, "1bbb"), note="met in Graz")
BOTH = changed(OURS, "people", BO, at(2, "1bbb"), note="met in Graz")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path, Path]:
    """Base, ours, theirs, and the folder for copies."""
    paths = tmp_path / "base", tmp_path / "ours", tmp_path / "theirs", tmp_path / "backups"
    for path, tables in zip(paths, (BASE, OURS, THEIRS), strict=False):
        path.write_bytes(form.dump(tables))
    return paths


Files = tuple[Path, Path, Path, Path]


def test_what_both_did_is_in_the_file_of_ours_whose_mode_stays(files: Files) -> None:
    files[1].chmod(0o640)
    merge_files(*files)
    assert files[1].read_bytes() == form.dump(BOTH)
    assert stat.S_IMODE(files[1].stat().st_mode) == 0o640


@pytest.mark.parametrize("base", ["missing", "empty", "null", "damaged"])
def test_a_base_that_tells_nothing_is_not_needed(files: Files, base: str) -> None:
    path = {"null": Path(os.devnull), "missing": files[0].with_name("nothing")}.get(base, files[0])
    if base in ("empty", "damaged"):
        path.write_bytes(b"" if base == "empty" else b"<<<<<<< ours\n")
    merge_files(path, *files[1:])
    assert files[1].read_bytes() == form.dump(BOTH)


def test_a_file_that_has_all_already_is_not_written(files: Files) -> None:
    files[1].write_bytes(form.dump(BOTH))
    before = files[1].stat()
    merge_files(*files)
    assert (files[1].stat().st_ino, files[1].stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_link_is_followed_and_stays(files: Files) -> None:
    link = files[1].with_name("link")
    link.symlink_to(files[1])
    merge_files(files[0], link, files[2], files[3])
    assert link.is_symlink()
    assert files[1].read_bytes() == form.dump(BOTH)


def test_a_file_with_two_names_stays_one_and_there_is_a_copy_of_what_it_held(files: Files) -> None:
    other = files[1].with_name("other")
    other.hardlink_to(files[1])
    merge_files(*files)
    assert other.read_bytes() == form.dump(BOTH)
    assert [path.read_bytes() for path in files[3].rglob("*.json")] == [form.dump(OURS)]


NEWER = form.dump(THEIRS).replace(b'"format": 1', b'"format": 2')


@pytest.mark.parametrize("damage", [form.dump(THEIRS)[:-20], NEWER, b'{"meta": [}\n'], ids=["cut", "newer", "no JSON"])
@pytest.mark.parametrize("whose", ["our", "their"])
def test_what_cannot_be_read_is_merged_as_lines_and_never_passes_for_merged(
    files: Files, damage: bytes, whose: str
) -> None:
    files[1 if whose == "our" else 2].write_bytes(damage)
    files[0].write_bytes(b"")
    with pytest.raises(NotMerged, match=f"^{whose} version cannot be merged by meaning: .* has the lines of both"):
        merge_files(*files)
    lines = files[1].read_bytes()
    assert b"<<<<<<< ours" in lines
    assert b'"passed"' in lines or whose == "our"
    assert b"met in Graz" in lines or whose == "their"


def test_without_git_what_cannot_be_read_is_left_as_it_is(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    files[2].write_bytes(b"\n")
    with pytest.raises(NotMerged, match="left as it is"):
        merge_files(*files)
    assert files[1].read_bytes() == form.dump(OURS)


def test_a_binary_file_is_left_as_it_is(files: Files) -> None:
    files[2].write_bytes(bytes(100))
    with pytest.raises(NotMerged, match="left as it is"):
        merge_files(*files)
    assert files[1].read_bytes() == form.dump(OURS)


def test_a_file_that_is_not_there_is_named(files: Files) -> None:
    files[2].unlink()
    with pytest.raises(FileNotFoundError, match="theirs"):
        merge_files(*files)
