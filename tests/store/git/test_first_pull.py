"""A store that is made in a repository before anything was pulled into it: told before, and mended in any order."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.file import form
from store.git.first_pull import PullAhead, pull_ahead
from store.git.repository import repository_of
from store.health.examining import examine
from store.health.finding import HealthFinding
from store.health.notices import notices
from tests.store.git.dotfiles import ANA, BO, IDENTITY, a_tray, at, called, changed, installed


@pytest.fixture
def remote(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that has a store, for whoever pulls."""
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    folder = home / "remote"
    called("git", "init", "-q", "-b", "main", str(folder))
    (folder / "vimrc").touch()
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Begin")
    theirs = changed(a_tray(), "people", BO, at(2, "2ccc"), note="written there")
    (folder / "salver.json").write_bytes(form.dump(theirs))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Keep the tray")
    return folder


@pytest.fixture
def here(home: Path, remote: Path) -> Path:
    """A repository that is to be pulled into, with a store that was made in it."""
    folder = home / "my dots"
    called("git", "init", "-q", "-b", "main", str(folder))
    git(folder, "remote", "add", "origin", str(remote))
    mine = changed(a_tray(), "people", ANA, at(1, "1bbb"), note="written here")
    (folder / "salver.json").write_bytes(form.dump(mine))
    (folder / "salver.json").chmod(0o600)
    return folder


def git(folder: Path, *arguments: str) -> str:
    return called("git", "-C", str(folder), *IDENTITY, *arguments)


def in_git(folder: Path) -> HealthFinding:
    findings = examine(folder / "salver.json", folder.parent / "state", None, datetime.now(UTC))
    return next(finding for finding in findings if finding.subject == "in git")


def notes(folder: Path) -> list[object]:
    people = form.load((folder / "salver.json").read_bytes())["people"]
    return [people[who].get("note") for who in (ANA, BO)]


def mended(folder: Path) -> list[HealthFinding]:
    """Do what check says until it is content; what it said, in order. No advice comes twice."""
    said: list[HealthFinding] = []
    while not (found := in_git(folder)).well:
        assert found.mend
        assert found.mend not in [each.mend for each in said]
        said.append(found)
        subprocess.run(found.mend, shell=True, check=True, capture_output=True)
    return said


def test_both_stores_are_there_after_what_check_says(here: Path) -> None:
    said = mended(here)
    assert [each.says.split(",")[0] for each in said] == [
        "nothing has been fetched from origin yet",
        "origin/main has a store of its own",
    ]
    assert notes(here) == ["written here", "written there"]
    assert not list(here.glob("*.mine"))
    git(here, "commit", "-qam", "Tray")
    assert git(here, "log", "--oneline").count("\n") == 3


def test_a_repository_that_is_behind_takes_the_store_in_as_well(here: Path) -> None:
    (here / "salver.json").rename(here.parent / "aside")
    git(here, "fetch", "-q")
    git(here, "merge", "-q", "origin/main~1")
    (here.parent / "aside").rename(here / "salver.json")
    assert len(mended(here)) == 1
    assert notes(here) == ["written here", "written there"]


def test_a_pull_that_something_else_stops_leaves_the_store_where_it_was(here: Path) -> None:
    git(here, "fetch", "-q")
    (here / "vimrc").write_text("mine\n")
    before = (here / "salver.json").read_bytes()
    found = in_git(here)
    subprocess.run(found.mend, shell=True, check=False, capture_output=True)
    assert (here / "salver.json").read_bytes() == before
    assert not list(here.glob("*.mine"))


def test_an_empty_remote_brings_nothing_and_the_store_is_kept(here: Path, home: Path) -> None:
    called("git", "init", "-q", "--bare", str(home / "empty"))
    git(here, "remote", "set-url", "origin", str(home / "empty"))
    assert [each.says.split(",")[0] for each in mended(here)] == [
        "nothing has been fetched from origin yet",
        "the repository around it does not track it",
    ]


@pytest.mark.parametrize("is_fetched", [False, True])
def test_before_a_store_is_made_it_is_told_that_a_pull_comes_first(here: Path, is_fetched: bool) -> None:
    store = here / "salver.json"
    store.unlink()
    if is_fetched:
        git(here, "fetch", "-q")
    (sentence,) = notices(store, here.parent / "state", before_writing=True)
    assert "pull first" in sentence
    assert notices(store, here.parent / "state", before_writing=True) == []
    git(here, "pull", "-q", "origin", "main")
    assert notes(here) == [None, "written there"]


def test_where_nothing_can_come_nothing_is_told(here: Path, tmp_path: Path) -> None:
    repository = repository_of(here / "salver.json", environ={})
    assert repository is not None
    assert pull_ahead(repository) == PullAhead("origin")
    git(here, "add", "salver.json")
    assert pull_ahead(repository) is None
    git(here, "remote", "remove", "origin")
    git(here, "rm", "-q", "--cached", "salver.json")
    assert pull_ahead(repository) is None
    (here / "salver.json").unlink()
    (sentence,) = notices(here / "salver.json", here.parent / "state", before_writing=True)
    assert sentence.endswith("keep its repository private.")
