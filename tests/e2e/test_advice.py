"""What `check` advises, done word for word until it advises nothing more. No advice comes twice: each has helped."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.records import ids
from tests.store.git.dotfiles import ANA, BELOW_HOME, BO, a_tray, at, called, changed, installed

MINE = changed(a_tray(), "people", ANA, at(1, "1bbb"), note="written here")
THEIRS = changed(a_tray(), "people", BO, at(2, "2ccc"), note="written there")

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to somebody else")


class House:
    """A home directory with a store in it, as Salver's commands and check's advice meet it."""

    def __init__(self, home: Path, programs: Path, store: Path) -> None:
        self.home = home
        self.programs = programs
        self.store = store
        self.state = home / ".local/state/salver"

    def program(self, name: str, script: str) -> None:
        """Have a command do this here."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def salver(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Call Salver where it finds the store by itself."""
        return subprocess.run([str(self.programs / "salver"), *arguments], capture_output=True, text=True, check=False)

    def advised(self) -> dict[str, str]:
        """What check advises, by subject."""
        findings = json.loads(self.salver("check", "--json").stdout)["findings"]
        return {finding["subject"]: finding["mend"] for finding in findings if finding["mend"]}

    def mended(self) -> list[str]:
        """Do what check advises until it advises nothing more; answers the subjects, in order."""
        done: list[tuple[str, str]] = []
        while advised := self.advised():
            subject, mend = next(iter(advised.items()))
            assert (subject, mend) not in done, mend
            done.append((subject, mend))
            told = subprocess.run(mend, shell=True, cwd=self.home, capture_output=True, text=True, check=False)
            assert told.returncode == 0, (mend, told.stdout, told.stderr)
        return [subject for subject, _ in done]

    @property
    def notes(self) -> list[object]:
        """What the store has on Ana and on Bo."""
        people = form.load(self.store.read_bytes())["people"]
        return [people[who].get("note") for who in (ANA, BO)]


@pytest.fixture
def house(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Edda Lind")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "edda@example.org")
    programs = installed(tmp_path / "bin").parent
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    store = home / BELOW_HOME
    store.parent.mkdir(parents=True)
    store.write_bytes(form.dump(MINE))
    store.chmod(0o600)
    return House(home, programs, store)


def in_git(house: House) -> None:
    """Have git keep the store and merge it by meaning."""
    house.mended()
    called("git", "-C", str(house.store.parent), "commit", "-qm", "Keep the tray")


def test_a_store_of_which_nothing_is_as_it_should_be_is_mended_by_what_check_advises(house: House) -> None:
    house.store.chmod(0o666)
    house.store.parent.chmod(0o777)
    house.store.parent.parent.chmod(0o777)
    house.salver("note", ids.spelled(ANA), "written here")
    house.state.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(house.state / "backups", ignore_errors=True)
    (house.state / "backups").touch()
    (house.store.parent / ".salver.json.salver-00000000-1-0123abcd").touch()
    house.store.with_name("salver.sync-conflict-20260310-120000-ABCDEFG.json").write_bytes(form.dump(THEIRS))
    done = house.mended()
    assert {"private", "place", "backups", "left over", "copies", "in git", "merged"} <= set(done)
    assert house.notes == ["written here", "written there"]
    assert house.salver("check").returncode == 0


def owned_by_another(house: House) -> None:
    """The store belongs to another user."""
    house.program("sudo", 'exec "$@"')
    os.chown(house.store, 12345, 12345)


def state_of_another(house: House) -> None:
    """So does what this machine keeps."""
    house.program("sudo", 'exec "$@"')
    house.salver("note", ids.spelled(ANA), "written here")
    for path in (house.state, *house.state.rglob("*")):
        os.chown(path, 12345, 12345)


def renamed_by_others(house: House) -> None:
    """Others may rename the folder of the store."""
    house.store.parent.parent.chmod(0o777)


def ignored(house: House) -> None:
    """Git is told to leave the store out."""
    called("git", "init", "-q", str(house.store.parent))
    (house.store.parent / ".gitignore").write_text("*\n")


def attributes_of_lfs(house: House) -> None:
    """A later line of attributes is in force."""
    with (house.store.parent / ".gitattributes").open("a") as attributes:
        attributes.write("*.json merge=union diff\n")


def pushed_where_all_can_see(house: House) -> None:
    """The repository goes to a host where it could become public."""
    called("git", "-C", str(house.store.parent), "remote", "add", "origin", "git@github.com:edda/dotfiles.git")


def half_merged(house: House) -> None:
    """A merge was left half way, with our side alone in the file."""
    folder = str(house.store.parent)
    called("git", "-C", folder, "branch", "there")
    for branch, tables in (("-", a_tray()), ("there", THEIRS)):
        if branch == "there":
            called("git", "-C", folder, "checkout", "-q", branch)
        house.store.write_bytes(form.dump(changed(tables, "people", ANA, at(3, "3ddd"), company=branch)))
        called("git", "-C", folder, "commit", "-qam", "Work")
    subprocess.run(
        ["git", "-C", folder, "-c", "merge.salver.driver=false", "merge", "@{-1}"], capture_output=True, check=False
    )
    called("git", "-C", folder, "checkout", "-q", "--ours", "salver.json")


CASES: dict[str, tuple[Callable[[House], None], str]] = {
    "another owner": (owned_by_another, "yours"),
    "another owner of the state": (state_of_another, "state"),
    "a folder that others rename": (renamed_by_others, "place"),
    "attributes": (attributes_of_lfs, "merged"),
    "a public host": (pushed_where_all_can_see, "not public"),
    "half merged": (half_merged, "in git"),
}


@pytest.mark.parametrize(
    "case", [pytest.param(case, marks=() if number % 4 == 0 else pytest.mark.long) for number, case in enumerate(CASES)]
)
def test_one_thing_that_is_not_as_it_should_be_is_mended(house: House, case: str) -> None:
    spoil, subject = CASES[case]
    if "owner" in case and os.geteuid() != 0:
        pytest.skip("only root can give files to somebody else")
    in_git(house)
    assert house.advised() == {}
    spoil(house)
    assert subject in house.advised()
    assert subject in house.mended()
    assert house.salver("check").returncode == 0, house.salver("check").stderr


def test_a_store_that_git_is_told_to_ignore_is_kept(house: House) -> None:
    ignored(house)
    house.mended()
    assert called("git", "-C", str(house.store.parent), "ls-files") == "salver.json\n"


def test_a_damaged_store_is_what_it_was_at_the_last_save(house: House) -> None:
    in_git(house)
    assert house.salver("note", ids.spelled(BO), "written there").returncode == 0
    house.store.write_bytes(house.store.read_bytes()[:-90])
    assert house.mended() == ["sound"]
    assert house.notes == ["written here", "written there"]


def test_a_clock_that_is_behind_is_set(house: House) -> None:
    in_git(house)
    house.program("timedatectl", f'echo "$@" > {house.home}/set')
    ahead = form.dump(changed(MINE, "people", BO, at(2)._replace(time="2999-01-01T00:00:00.000Z"), note="later"))
    house.store.write_bytes(ahead)
    assert house.advised() == {"clock": "timedatectl set-ntp true"}
    subprocess.run(house.advised()["clock"], shell=True, check=True)
    assert (house.home / "set").read_text() == "set-ntp true\n"


@pytest.mark.skipif(shutil.which("git-lfs") is None, reason="git-lfs is not installed")
def test_a_filter_that_this_machine_does_not_know_is_set_up(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")  # where Debian has git know of LFS
    in_git(house)
    folder = house.store.parent
    called("git", "-C", str(folder), "lfs", "install", "--local")
    (folder / ".gitattributes").write_text("*.json filter=lfs -text\n/salver.json merge=salver diff=salver\n")
    called("git", "-C", str(folder), "add", "--renormalize", ".")
    called("git", "-C", str(folder), "commit", "-qm", "Large")
    called("git", "-C", str(folder), "lfs", "uninstall", "--local")
    assert "merged" in house.mended()
    assert house.salver("check").returncode == 0, house.salver("check").stderr
    assert house.notes == ["written here", None]
