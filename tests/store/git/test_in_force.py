"""What git goes by: attributes of other lines and files, settings of other places; git-setup and check agree on it."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.git.attributes import line_in_force
from store.git.command import GitFailed
from store.git.registration import steps
from store.git.repository import Repository, repository_of
from store.health.examining import examine
from store.health.finding import HealthFinding
from tests.store.git.dotfiles import IDENTITY, Dotfiles, called, installed, normal
from tests.store.git.test_registration import git_setup

pytestmark = pytest.mark.slow


@pytest.fixture
def dotfiles(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dotfiles:
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    return normal(home)


def about(subject: str, dotfiles: Dotfiles) -> HealthFinding:
    findings = examine(dotfiles.store, dotfiles.store.parents[2] / "state/salver", None, datetime.now(UTC))
    return next(finding for finding in findings if finding.subject == subject)


def the_repository(dotfiles: Dotfiles) -> Repository:
    found = repository_of(dotfiles.store, environ={})
    assert found is not None
    return found


OVERRIDES = {
    "LFS": "*.json filter=lfs diff=lfs merge=lfs -text",
    "no merging": "*.json -merge",
    "unspecified again": "salver.json !merge",
    "binary": "*.json binary",
    "a text": "*.json merge=text",
    "union": "**/salver.json merge=union",
    "a macro": "[attr]kept merge=ours diff\n*.json kept",
    "differences alone": "*.json diff=json",
    "everything set": "* merge diff",
}


PLACES = ("the same file", "beside the store", "git's own")


@pytest.mark.parametrize(
    ("place", "override"),
    [  # each override at one place, and each place with some of them; every pair under `--long`
        pytest.param(place, override, marks=() if turn % 3 == column else pytest.mark.long)
        for turn, override in enumerate(OVERRIDES)
        for column, place in enumerate(PLACES)
        if (place, override) != ("beside the store", "a macro")  # git reads macros at the top only
    ],
)
def test_a_later_line_is_named_and_setting_up_again_puts_it_right(
    dotfiles: Dotfiles, place: str, override: str
) -> None:
    places = {
        "the same file": dotfiles.attributes,
        "beside the store": dotfiles.kept.with_name(".gitattributes"),
        "git's own": dotfiles.attributes.parent / ".git/info/attributes",
    }
    git_setup()
    assert about("merged", dotfiles).well
    path = places[place]
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        file.write(f"# mine\n{OVERRIDES[override]}\n")

    said = about("merged", dotfiles).says
    last = OVERRIDES[override].splitlines()[-1]
    number = path.read_text().splitlines().index(last) + 1
    assert f"{path}, line {number}: {last}" in said
    checked = git_setup("--check")
    assert (checked.exit_code, said in checked.stderr) == (1, True)

    subprocess.run(about("merged", dotfiles).mend, shell=True, check=True)
    assert about("merged", dotfiles).well or "goes through lfs" in about("merged", dotfiles).says
    assert dotfiles.git("check-attr", "merge", "--", str(dotfiles.kept)).endswith(": merge: salver\n")
    assert OVERRIDES[override] in path.read_text()
    assert git_setup("--undo").exit_code == 0
    assert path.read_text().endswith(f"# mine\n{OVERRIDES[override]}\n")


def test_the_line_of_the_users_own_attributes_is_named(dotfiles: Dotfiles, home: Path) -> None:
    own = home / ".config/git/attributes"
    own.parent.mkdir(parents=True)
    own.write_text("*.json merge=union\n")
    assert str(line_in_force(the_repository(dotfiles), "merge")) == f"{own}, line 1: *.json merge=union"
    assert str(own) in about("merged", dotfiles).says


def test_without_any_line_none_is_named(dotfiles: Dotfiles) -> None:
    assert line_in_force(the_repository(dotfiles), "merge") is None


def test_a_setting_that_another_place_overrides_is_not_said_to_be_done(dotfiles: Dotfiles) -> None:
    git_setup()
    dotfiles.git("config", "extensions.worktreeConfig", "true")
    dotfiles.git("config", "--worktree", "merge.salver.driver", "true")
    assert not about("merged", dotfiles).well
    told = git_setup()
    assert (told.exit_code, "goes by another setting" in told.stderr) == (1, True)


def test_settings_of_the_user_that_say_the_same_need_no_others(dotfiles: Dotfiles) -> None:
    for step in steps(the_repository(dotfiles)):
        if step.says.startswith("git config"):
            name = step.says.split()[2]
            step.do()
            called("git", "config", "--global", name, dotfiles.git("config", name).rstrip("\n"))
            step.undo()
    assert git_setup().exit_code == 0
    assert about("merged", dotfiles).well
    assert "merge" not in dotfiles.config.read_text()


def test_a_command_that_is_there_and_does_not_work_is_named_with_what_it_says(
    dotfiles: Dotfiles, tmp_path: Path
) -> None:
    git_setup()
    (tmp_path / "bin/salver").write_text("#!/bin/sh\necho 'No module named click' >&2\nexit 1\n")
    found = about("merged", dotfiles)
    assert (found.well, "No module named click" in found.says) == (False, True)
    told = git_setup("--check")
    assert (told.exit_code, "No module named click" in told.stderr) == (1, True)
    subprocess.run(found.mend, shell=True, check=True)
    assert about("merged", dotfiles).well


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a repository to somebody else")
def test_a_repository_of_somebody_else_is_refused_in_gits_own_words(dotfiles: Dotfiles) -> None:
    folder = dotfiles.attributes.parent
    subprocess.run(["chown", "-R", "12345", str(folder)], check=True)
    found = about("in git", dotfiles)
    assert (found.well, "detected dubious ownership" in found.says) == (False, True)
    told = git_setup()
    assert (told.exit_code, "detected dubious ownership" in told.stderr) == (1, True)
    subprocess.run(found.mend, shell=True, check=True)
    assert about("in git", dotfiles).well


STUBS = {
    "Apple's": (1, "xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools), missing xcrun"),
    "a licence": (69, "You have not agreed to the Xcode license agreements."),
    "a library that is gone": (127, "git: error while loading shared libraries: libpcre2-8.so.0"),
    "broken settings": (128, "fatal: bad config line 1 in file /home/edda/.gitconfig"),
}


@pytest.mark.parametrize("stub", STUBS)
def test_what_a_git_that_does_not_work_says_is_told(dotfiles: Dotfiles, tmp_path: Path, stub: str) -> None:
    code, words = STUBS[stub]
    git = tmp_path / "bin/git"
    git.write_text(f"#!/bin/sh\necho '{words}' >&2\nexit {code}\n")
    git.chmod(0o755)
    found = about("in git", dotfiles)
    assert (found.well, found.says, found.mend) == (False, words, "")
    told = git_setup()
    assert (told.exit_code, words in told.stderr) == (1, True)


def test_a_broken_repository_is_told_in_gits_own_words(dotfiles: Dotfiles) -> None:
    (dotfiles.attributes.parent / ".git/HEAD").write_text("nonsense\n")
    found = about("in git", dotfiles)
    assert (found.well, "not a git repository" in found.says) == (False, True)
    with pytest.raises(GitFailed):
        repository_of(dotfiles.store, environ={})


class TwoMachines:
    """A repository that others pull from, with attributes in it, and an empty one here that has only been begun."""

    def __init__(self, home: Path, dotfiles: Dotfiles) -> None:
        git_setup()
        dotfiles.git("add", "-A")
        dotfiles.git("commit", "-qm", "Have git call Salver")
        self.there = dotfiles.attributes.parent
        self.here = home / "other"
        called("git", "init", "-q", str(self.here))

    def git(self, *arguments: str) -> str:
        return called("git", "-C", str(self.here), *arguments)


@pytest.mark.parametrize("fetched", [False, True])
def test_setting_up_before_the_first_pull_is_in_nobodys_way(home: Path, dotfiles: Dotfiles, fetched: bool) -> None:
    machines = TwoMachines(home, dotfiles)
    machines.git("remote", "add", "origin", str(machines.there))
    if fetched:
        machines.git("fetch", "-q", "origin")
    store = machines.here / "salver/.local/share/salver/salver.json"
    told = git_setup(store=store) if store.parent.exists() else git_setup(store=machines.here / "salver.json")
    assert told.exit_code == 0, told.stderr
    assert machines.git("status", "--porcelain") == ""

    machines.git("pull", "-q", "origin", "HEAD")
    assert git_setup(store=store).exit_code == 0
    assert git_setup("--check", store=store).exit_code == 0
    assert machines.git("status", "--porcelain") == ""


def test_setting_up_beside_a_branch_that_has_attributes_is_in_nobodys_way(home: Path, dotfiles: Dotfiles) -> None:
    machines = TwoMachines(home, dotfiles)
    called("git", "-C", str(machines.there), "branch", "-q", "before", "HEAD~1")
    machines.git("remote", "add", "origin", str(machines.there))
    machines.git("pull", "-q", "origin", "before")
    machines.git("fetch", "-q", "origin")
    told = git_setup(store=machines.here / "salver/.local/share/salver/salver.json")
    assert told.exit_code == 0, told.stderr
    machines.git("pull", "-q", "origin", "HEAD")


def test_in_a_repository_without_anything_it_is_told_before_it_is_done_what_a_pull_needs(home: Path) -> None:
    called("git", "init", "-q", str(home / "new"))
    told = git_setup(store=home / "new/salver.json").stderr.splitlines()
    (before,) = (at for at, line in enumerate(told) if "Before a first pull" in line)
    assert before < min(at for at, line in enumerate(told) if line.startswith("Done"))
    assert git_setup("--undo", store=home / "new/salver.json").exit_code == 0
    assert called("git", "-C", str(home / "new"), "status", "--porcelain") == ""


def test_a_merge_left_half_way_is_named_though_the_file_can_be_read(dotfiles: Dotfiles) -> None:
    first = dotfiles.kept.read_bytes()
    dotfiles.git("branch", "there")
    for branch, name in (("-", "Ana A."), ("there", "Ana B.")):
        if branch != "-":
            dotfiles.git("checkout", "-q", branch)
        dotfiles.kept.write_bytes(first.replace(b"Ana Park", name.encode()))
        dotfiles.git("commit", "-qam", name)
    subprocess.run(["git", *dotfiles.place, *IDENTITY, "merge", "-q", "@{-1}"], capture_output=True, check=False)
    dotfiles.git("checkout", "--ours", str(dotfiles.kept))
    found = about("in git", dotfiles)
    assert (found.well, "was not finished" in found.says) == (False, True)
    subprocess.run(found.mend, shell=True, check=True, capture_output=True)
    assert about("in git", dotfiles).well
    assert b"Ana A." in dotfiles.kept.read_bytes()
    assert b"Ana B." in dotfiles.kept.read_bytes()
