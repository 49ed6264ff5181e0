"""Real git on two machines' work: merge, rebase, cherry-pick, stash, criss-cross, with Salver's driver and without."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge
from tests.store.git.dotfiles import ANA, BO, LAYOUTS, Dotfiles, a_tray, at, changed, installed

WITHOUT_SALVER = "/usr/bin:/bin"


@pytest.fixture(autouse=True)
def salver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`salver`, on the PATH as git finds it; and somebody who commits."""
    script = installed(tmp_path / "bin")
    monkeypatch.setenv("PATH", f"{script.parent}:{WITHOUT_SALVER}")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Edda Lind")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "edda@example.org")

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([str(script), *arguments], capture_output=True, text=True, check=False)

    return call


class Repository(NamedTuple):
    """A repository with a store in it, on branch `here`."""

    dotfiles: Dotfiles

    def git(self, *arguments: str, code: int = 0) -> str:
        """Call git; it has to end with this code."""
        command = ["git", *self.dotfiles.place, "-c", "merge.conflictStyle=merge", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == code, f"{arguments}: {done.stdout}{done.stderr}"
        return done.stdout

    def write(self, tables: Tables) -> None:
        """Put this state into the store."""
        self.dotfiles.kept.write_bytes(form.dump(tables))

    def commit(self, tables: Tables) -> str:
        """Commit this state; answers the commit."""
        self.write(tables)
        self.git("commit", "-qam", "Work")
        return self.git("rev-parse", "HEAD").strip()

    def read(self) -> Tables:
        """The state of the store."""
        return form.load(self.dotfiles.kept.read_bytes())


@pytest.fixture
def repository(home: Path, salver: Callable[..., subprocess.CompletedProcess[str]]) -> Repository:
    """A normal repository, registered and committed, with a branch `there` beside `here`."""
    repository = Repository(LAYOUTS["normal"](home))
    done = salver("git-setup")
    assert done.returncode == 0, done.stderr
    repository.git("add", ".gitattributes")
    repository.git("commit", "-qm", "Have git call Salver")
    repository.git("branch", "-m", "here")
    repository.git("branch", "there")
    return repository


def lived(tables: Tables, session: str, draw: random.Random) -> Tables:
    """The tray after some minutes of one session: decisions, notes, facts, an addition, an edit by hand."""
    for minute in range(draw.randint(1, 5)):
        stamp = at(draw.randint(0, 9) + 10 * minute, session)
        number = draw.choice(sorted(tables["people"]))
        kind = draw.randrange(5)
        if kind == 0:
            tables = changed(tables, "people", number, stamp, note=f"note {minute} of {session}")
        elif kind == 1:
            tables = changed(tables, "people", number, stamp, **{"fact.known": draw.choice(["yes", "no"])})
        elif kind == 2:
            added = Record({"name": f"Person {minute} of {session}"})
            tables = {**tables, "people": {**tables["people"], RecordId(draw.randrange(1000, 10**9)): added}}
        elif kind == 3:
            record = tables["people"][number]
            by_hand = Record(record.arrived, {**record.fields, "company": f"Acme {minute} of {session}"}, record.log)
            tables = {**tables, "people": {**tables["people"], number: by_hand}}
        else:
            invitation = draw.choice(sorted(tables["invitations"]))
            state = draw.choice(["passed", "asked", "accepted"])
            tables = changed(tables, "invitations", invitation, stamp, state=state)
    return tables


def merges(repository: Repository, base: Tables, here: Tables, there: Tables) -> None:
    repository.git("checkout", "-q", "there")
    repository.commit(there)
    repository.git("checkout", "-q", "here")
    repository.commit(here)
    repository.git("merge", "-q", "--no-edit", "there")


def rebases(repository: Repository, base: Tables, here: Tables, there: Tables) -> None:
    repository.git("checkout", "-q", "there")
    repository.commit(there)
    repository.git("checkout", "-q", "here")
    repository.commit(here)
    repository.git("rebase", "-q", "there")


def picks(repository: Repository, base: Tables, here: Tables, there: Tables) -> None:
    repository.git("checkout", "-q", "there")
    commit = repository.commit(there)
    repository.git("checkout", "-q", "here")
    repository.commit(here)
    repository.git("cherry-pick", "--allow-empty", commit)


def stashes(repository: Repository, base: Tables, here: Tables, there: Tables) -> None:
    repository.git("checkout", "-q", "there")
    repository.commit(there)
    repository.git("checkout", "-q", "here")
    repository.write(here)
    repository.git("stash", "-q")
    repository.git("merge", "-q", "--ff-only", "there")
    repository.git("stash", "pop", "-q")


def crosses(repository: Repository, base: Tables, here: Tables, there: Tables) -> None:
    """Each merges the other's first work, and works on; then they have two common ancestors."""
    repository.git("checkout", "-q", "there")
    first_there = repository.commit(changed(base, "people", BO, at(1, "4eee"), note="before, there"))
    repository.git("checkout", "-q", "here")
    first_here = repository.commit(changed(base, "people", BO, at(1, "3ddd"), note="before, here"))
    repository.git("merge", "-q", "--no-edit", first_there)
    repository.commit(merge(repository.read(), here))
    repository.git("checkout", "-q", "there")
    repository.git("merge", "-q", "--no-edit", first_here)
    repository.commit(merge(repository.read(), there))
    repository.git("checkout", "-q", "here")
    repository.git("merge", "-q", "--no-edit", "there")


@pytest.mark.parametrize("operation", [merges, rebases, picks, stashes, crosses])
def test_git_merges_by_meaning_and_loses_nothing(
    repository: Repository, rounds: Callable[[int, int], int], operation: Callable[..., None]
) -> None:
    start = repository.git("rev-parse", "HEAD").strip()
    base = repository.read()
    draw = random.Random(operation.__name__)
    for _ in range(rounds(1, 50)):
        for branch in ("there", "here"):
            repository.git("checkout", "-q", branch)
            repository.git("reset", "-q", "--hard", start)
        here, there = lived(base, "1bbb", draw), lived(base, "2ccc", draw)
        operation(repository, base, here, there)
        merged = repository.read()

        assert repository.git("ls-files", "--unmerged") == ""
        assert form.dump(merge(merged, merge(here, there, base))) == form.dump(merged)
        if operation is not crosses:
            assert form.dump(merged) == form.dump(merge(here, there, base))
        assert merged["people"].keys() == here["people"].keys() | there["people"].keys()


def test_two_different_decisions_come_back_as_a_question(
    repository: Repository, salver: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    base = repository.read()
    passed = changed(base, "invitations", RecordId(ANA * 10), at(1, "1bbb"), state="passed")
    asked = changed(base, "invitations", RecordId(ANA * 10), at(2, "2ccc"), state="asked")
    merges(repository, base, passed, asked)
    assert repository.read()["invitations"][RecordId(ANA * 10)].get("state") == "asked|passed"
    assert "Ana Park" in salver("list", "state:open").stdout


def test_a_version_that_cannot_be_read_is_a_conflict_with_the_lines_of_both(
    repository: Repository, salver: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    base = repository.read()
    repository.git("checkout", "-q", "there")
    noted = changed(base, "people", ANA, at(1, "2ccc"), note="from there")
    repository.dotfiles.kept.write_bytes(form.dump(noted).replace(b'"format": 1', b'"format": 1,,'))
    repository.git("commit", "-qam", "Damage")
    repository.git("checkout", "-q", "here")
    repository.commit(changed(base, "people", ANA, at(2, "1bbb"), note="from here"))
    repository.git("merge", "--no-edit", "there", code=1)

    text = repository.dotfiles.kept.read_text()
    assert repository.git("ls-files", "--unmerged") != ""
    assert "from here" in text
    assert "from there" in text
    assert "<<<<<<<" in text
    assert salver("list").returncode == 3


def test_without_the_command_git_merges_lines_and_marks_what_it_cannot(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", WITHOUT_SALVER)
    base = repository.read()
    start = repository.git("rev-parse", "HEAD").strip()
    ana, bo = (changed(base, "people", who, at(who, "1bbb"), note="here") for who in (ANA, BO))
    merges(repository, base, ana, bo)
    assert form.dump(repository.read()) == form.dump(merge(ana, bo, base))

    for branch in ("there", "here"):
        repository.git("checkout", "-q", branch)
        repository.git("reset", "-q", "--hard", start)
    repository.git("checkout", "-q", "there")
    repository.commit(changed(base, "people", ANA, at(2, "2ccc"), note="from there"))
    repository.git("checkout", "-q", "here")
    repository.commit(changed(base, "people", ANA, at(1, "1bbb"), note="from here"))
    repository.git("merge", "--no-edit", "there", code=1)
    text = repository.dotfiles.kept.read_text()
    assert all(part in text for part in ("<<<<<<<", "from here", "from there"))


def test_where_the_machine_was_not_told_of_the_driver_git_merges_lines_and_check_says_so(
    repository: Repository, salver: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    repository.git("config", "--remove-section", "merge.salver")
    base = repository.read()
    ana, bo = (changed(base, "people", who, at(who, "1bbb"), note="here") for who in (ANA, BO))
    merges(repository, base, ana, bo)
    assert form.dump(repository.read()) == form.dump(merge(ana, bo, base))
    told = salver("check")
    assert (told.returncode, "has none: it merges line by line" in told.stderr) == (1, True)
    for line in told.stderr.splitlines():
        if "To mend it: " in line:
            subprocess.run(line.split("To mend it: ")[1], shell=True, check=True, capture_output=True)
    assert salver("check").returncode == 0


def test_differences_and_the_log_of_git_read_as_a_diary(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = repository.read()
    repository.write(changed(base, "invitations", RecordId(ANA * 10), at(1), state="passed"))
    assert "+2026-03-10 13:01  passed on Ana Park\n" in repository.git("diff")
    repository.git("commit", "-qam", "Work")
    assert "+2026-03-10 13:01  passed on Ana Park\n" in repository.git("log", "-p", "-1")
    monkeypatch.setenv("PATH", WITHOUT_SALVER)
    assert '+      "state": "passed"\n' in repository.git("show")


def test_a_damaged_version_in_the_history_is_shown_as_it_is(repository: Repository) -> None:
    repository.dotfiles.kept.write_text("{ damaged\n")
    assert "+{ damaged\n" in repository.git("diff")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_merges_by_meaning_once_it_is_registered(
    home: Path, layout: str, salver: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    repository = Repository(LAYOUTS[layout](home))
    assert salver("git-setup").returncode == 0
    repository.git("branch", "-m", "here")
    repository.git("branch", "there")
    base = repository.read()
    passed = changed(base, "invitations", RecordId(ANA * 10), at(1, "1bbb"), state="passed")
    noted = changed(base, "invitations", RecordId(ANA * 10), at(2, "2ccc"), state="asked")
    merges(repository, base, passed, noted)
    assert repository.read()["invitations"][RecordId(ANA * 10)].get("state") == "asked|passed"
    assert salver("git-setup", "--check").returncode == 0


def test_chezmois_two_copies_become_one(home: Path, salver: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    dotfiles = LAYOUTS["chezmoi"](home)
    base = a_tray()
    dotfiles.kept.write_bytes(form.dump(changed(base, "people", ANA, at(1, "1bbb"), note="pulled")))
    dotfiles.store.write_bytes(form.dump(changed(base, "people", BO, at(2, "2ccc"), note="written here")))
    done = salver("merge", os.devnull, str(dotfiles.kept), str(dotfiles.store))
    assert (done.returncode, done.stderr) == (0, "")
    merged = form.load(dotfiles.kept.read_bytes())
    assert [merged["people"][RecordId(who)].get("note") for who in (ANA, BO)] == ["pulled", "written here"]


@pytest.mark.skipif(shutil.which("yadm") is None, reason="yadm is not installed")
def test_yadm_itself_merges_by_meaning(home: Path, salver: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    store = home / ".local/share/salver/salver.json"
    store.parent.mkdir(parents=True)
    base = a_tray()
    store.write_bytes(form.dump(base))

    def call(*arguments: str) -> None:
        done = subprocess.run(["yadm", *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"

    call("init")
    call("add", str(store))
    call("commit", "-qm", "Keep the tray")
    done = salver("git-setup")
    assert (done.returncode, "yadm repository" in done.stderr) == (0, True), done.stderr
    call("checkout", "-qb", "there")
    store.write_bytes(form.dump(changed(base, "people", ANA, at(1, "2ccc"), note="there")))
    call("commit", "-qam", "Work")
    call("checkout", "-q", "-")
    store.write_bytes(form.dump(changed(base, "people", ANA, at(2, "1bbb"), note="here")))
    call("commit", "-qam", "Work")
    call("merge", "-q", "--no-edit", "there")
    assert form.load(store.read_bytes())["people"][ANA].get("note") == "there\nhere"
    store.chmod(0o600)  # git writes what it merges for everybody to read
    told = salver("check")
    assert told.returncode == 0, told.stderr


@pytest.mark.skipif(shutil.which("stow") is None, reason="stow is not installed")
def test_stow_itself_leads_to_the_repository(
    home: Path, salver: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    package = home / "dotfiles" / "salver"
    kept = package / ".local/share/salver/salver.json"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(form.dump(a_tray()))
    kept.chmod(0o600)
    subprocess.run(["git", "init", "-q", str(home / "dotfiles")], check=True)
    subprocess.run(["stow", "-d", str(home / "dotfiles"), "-t", str(home), "salver"], check=True)
    done = salver("git-setup")
    assert (done.returncode, "normal repository" in done.stderr) == (0, True), done.stderr
    assert (home / "dotfiles/.gitattributes").exists()
    subprocess.run(["stow", "-R", "-d", str(home / "dotfiles"), "-t", str(home), "salver"], check=True)
    assert salver("list", "--count").stdout == "2\n"
