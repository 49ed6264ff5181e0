"""The private folder of this machine, and what is read from it."""

import os
import stat
from pathlib import Path

import pytest

from store.file import private, temporaries


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_folder_of_its_own_is_made_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        made = private.own_folder(tmp_path / "share" / "state", "backups", "one")
    finally:
        os.umask(before)

    for folder in (made, made.parent, made.parent.parent, tmp_path / "share"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_was_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "state" / "locks").mkdir(parents=True)
    for folder in (tmp_path / "state", tmp_path / "state" / "locks"):
        folder.chmod(0o777)
    made = private.own_folder(tmp_path / "state", "locks")

    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (made, made.parent)] == [0o700, 0o700]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
@pytest.mark.parametrize("planted", ["state", "state/locks"])
def test_a_folder_that_belongs_to_somebody_else_is_not_used(tmp_path: Path, planted: str) -> None:
    (tmp_path / "state" / "locks").mkdir(parents=True)
    os.chown(tmp_path / planted, 12345, 12345)

    with pytest.raises(PermissionError, match="belongs to somebody else"):
        private.own_folder(tmp_path / "state", "locks")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make links that belong to somebody else")
def test_a_link_that_somebody_else_planted_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "state").symlink_to(tmp_path / "mine")
    os.chown(tmp_path / "state", 12345, 12345, follow_symlinks=False)

    with pytest.raises(PermissionError, match="belongs to somebody else"):
        private.own_folder(tmp_path / "state")


def test_a_link_of_my_own_to_another_disk_is_followed(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir(mode=0o700)
    (tmp_path / "state").symlink_to(tmp_path / "disk")

    assert private.own_folder(tmp_path / "state", "locks").is_dir()


def test_what_is_no_plain_file_of_mine_is_not_read_from_the_private_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "link").symlink_to("file")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()

    assert private.read_own(tmp_path / "file") == b"mine"
    assert private.read_own(tmp_path / "nothing") is None
    for name in ("link", "pipe", "folder"):
        with pytest.raises(OSError, match=r"not a file of yours|symbolic link"):
            private.read_own(tmp_path / name)


def test_temporary_files_are_told_by_their_name_however_odd_it_is(tmp_path: Path) -> None:
    name = "tray [1]*.json"
    alive, dead, elsewhere, other = (
        tmp_path / f".{of}.salver-{host}-{pid}-0123abcd"
        for of, host, pid in (
            (name, temporaries._HOST, os.getpid()),
            (name, temporaries._HOST, 2**22 + 1),
            (name, "0" * 8, 1),
            ("other.json", temporaries._HOST, 2**22 + 1),
        )
    )
    for path in (alive, dead, elsewhere, other, tmp_path / name):
        path.touch()

    assert sorted(temporaries.temporaries(tmp_path, name)) == sorted([dead, elsewhere])
    assert temporaries.remove_orphans(tmp_path, name) == [dead]
    assert temporaries.remove_orphans(tmp_path) == [other]
    assert sorted(tmp_path.iterdir()) == sorted([alive, elsewhere, tmp_path / name])
