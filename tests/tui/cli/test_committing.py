"""`git-commit`: the store alone becomes a commit, whatever else lies in the repository, or a sentence says why not."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from store.file import form
from store.records import ids
from tests.store.git.dotfiles import ANA, BO, IDENTITY, LAYOUTS, Dotfiles, at, called, changed, installed, normal
from tests.tui.cli.conftest import Salver
from tui.cli.group import salver


@pytest.fixture(autouse=True)
def identity(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever commits has a name, and git is told of no repository."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Edda Lind")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "edda@example.org")
    for name in ("GIT_DIR", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def dotfiles(home: Path) -> Dotfiles:
    return normal(home)


@pytest.fixture
def store(dotfiles: Dotfiles) -> Path:
    """The store behind its link."""
    return dotfiles.store


def log(dotfiles: Dotfiles) -> list[str]:
    return dotfiles.git("log", "--format=%B").strip().splitlines()


def files(dotfiles: Dotfiles, revision: str = "HEAD") -> list[str]:
    """The files that a commit changed."""
    return dotfiles.git("show", "--format=", "--name-only", revision).splitlines()


def accept(run: Salver) -> None:
    assert run("accept", ids.spelled(ANA * 10)).exit_code == 0


def test_the_receipt_is_printed_and_is_the_message(run: Salver, dotfiles: Dotfiles) -> None:
    accept(run)
    assert run("note", ids.spelled(ANA), "met in Graz").exit_code == 0
    done = run("git-commit")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "Tray: 1 decided, 1 noted")
    assert log(dotfiles)[: len(done.stdout.splitlines())] == done.stdout.splitlines()
    assert "Ana" not in done.stdout
    name = dotfiles.git("rev-parse", "--short", "HEAD").strip()
    assert f"Committed as {name} in " in done.stderr
    assert files(dotfiles) == [dotfiles.kept.relative_to(dotfiles.attributes.parent).as_posix()]
    assert dotfiles.git("status", "--porcelain") == ""


def test_other_files_stay_as_they_were_staged_changed_or_new(run: Salver, dotfiles: Dotfiles) -> None:
    folder = dotfiles.attributes.parent
    (folder / "vimrc").write_text("set number\n")
    (folder / "bashrc").write_text("alias ll='ls -l'\n")
    dotfiles.git("add", "vimrc", "bashrc")
    dotfiles.git("commit", "-qm", "Others")
    (folder / "vimrc").write_text("set nonumber\n")
    dotfiles.git("add", "vimrc")
    (folder / "vimrc").write_text("set number list\n")
    (folder / "bashrc").write_text("")
    (folder / "new").touch()
    dotfiles.git("rm", "-q", "--cached", "bashrc")
    before = dotfiles.git("status", "--porcelain")
    accept(run)
    dotfiles.git("add", str(dotfiles.kept))
    assert run("note", ids.spelled(ANA), "met in Graz").exit_code == 0

    done = run("git-commit")
    assert (done.exit_code, "2 files, stays staged" in done.stderr) == (0, True)
    assert dotfiles.git("status", "--porcelain") == before
    assert len(files(dotfiles)) == 1
    assert "met in Graz" in dotfiles.git("show", f"HEAD:{files(dotfiles)[0]}")


def test_what_was_done_and_undone_is_a_commit_as_well(run: Salver, dotfiles: Dotfiles) -> None:
    accept(run)
    assert run("undo").exit_code == 0
    done = run("git-commit")
    assert (done.exit_code, log(dotfiles)[0]) == (0, "Tray: nothing new but its history")


def refused(run: Salver, dotfiles: Dotfiles) -> str:
    """What it says, nothing having been done."""
    before = [dotfiles.git("rev-parse", "HEAD"), dotfiles.git("status", "--porcelain"), dotfiles.kept.read_bytes()]
    done = run("git-commit")
    assert (done.exit_code, done.stdout) == (1, "")
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("salver: Nothing was committed: ")
    assert sentence.endswith(".")
    after = [dotfiles.git("rev-parse", "HEAD"), dotfiles.git("status", "--porcelain"), dotfiles.kept.read_bytes()]
    assert after == before
    return sentence


def test_without_a_change_there_is_no_commit(run: Salver, dotfiles: Dotfiles) -> None:
    assert "nothing has changed" in refused(run, dotfiles)
    (dotfiles.attributes.parent / "vimrc").touch()
    dotfiles.git("add", "vimrc")
    assert "nothing has changed" in refused(run, dotfiles)


def test_outside_of_git_it_is_said_how_it_comes_into_it(run: Salver, dotfiles: Dotfiles) -> None:
    shutil.rmtree(dotfiles.attributes.parent / ".git")
    done = run("git-commit")
    assert (done.exit_code, "is not in a git repository" in done.stderr) == (1, True)


def diverged(dotfiles: Dotfiles, path: Path) -> None:
    """A branch `there` on which another line stands in this file than here."""
    for branch, text in (("there", "there\n"), ("here", "here\n")):
        dotfiles.git("checkout", "-qB", branch, "main-line")
        path.write_text(text)
        dotfiles.git("add", str(path))
        dotfiles.git("commit", "-qm", branch)


STOPPED: dict[str, tuple[tuple[str, ...], str]] = {
    "merge": (("merge", "there"), "merge"),
    "cherry-pick": (("cherry-pick", "there"), "cherry-pick"),
    "rebase": (("rebase", "there"), "rebase"),
    "revert": (("revert", "--no-edit", "HEAD~1"), "revert"),
}


@pytest.mark.parametrize("kind", STOPPED)
@pytest.mark.parametrize("is_resolved", [False, True], ids=["unmerged", "resolved"])
def test_in_the_middle_of_a_merge_and_the_like_git_is_left_to_end_it(
    run: Salver, dotfiles: Dotfiles, kind: str, is_resolved: bool
) -> None:
    other = dotfiles.attributes.parent / "vimrc"
    other.write_text("first\n")
    dotfiles.git("add", "vimrc")
    dotfiles.git("commit", "-qm", "First")
    dotfiles.git("branch", "main-line")
    diverged(dotfiles, other)
    other.write_text("here again\n")
    dotfiles.git("commit", "-qam", "Again")
    command, name = STOPPED[kind]
    stopped = subprocess.run(["git", *dotfiles.place, *IDENTITY, *command], capture_output=True, check=False)
    assert stopped.returncode != 0
    if is_resolved:
        other.write_text("both\n")
        dotfiles.git("add", "vimrc")
    accept(run)
    said = refused(run, dotfiles)
    assert (f"a {name} is under way" if is_resolved else "not resolved") in said


def test_a_store_that_git_does_not_keep_yet_is_taken_in(run: Salver, dotfiles: Dotfiles) -> None:
    dotfiles.git("rm", "-q", "--cached", str(dotfiles.kept))
    dotfiles.git("commit", "-qm", "Without")
    done = run("git-commit")
    assert (done.exit_code, log(dotfiles)[0]) == (0, "Tray: 2 invitations, 2 people")
    assert dotfiles.git("status", "--porcelain") == ""


def test_one_that_git_ignores_is_left_out_and_the_command_that_takes_it_in_works(
    run: Salver, dotfiles: Dotfiles
) -> None:
    dotfiles.git("rm", "-q", "--cached", str(dotfiles.kept))
    (dotfiles.attributes.parent / ".gitignore").write_text("*.json\n")
    dotfiles.git("add", ".gitignore")
    dotfiles.git("commit", "-qm", "Without")
    said = refused(run, dotfiles)
    subprocess.run(said.split("`")[1], shell=True, check=True)
    assert run("git-commit").exit_code == 0


@pytest.mark.parametrize("is_new", [False, True], ids=["kept", "new"])
def test_a_hook_that_refuses_is_heard_and_leaves_all_as_it_was(run: Salver, dotfiles: Dotfiles, is_new: bool) -> None:
    if is_new:
        dotfiles.git("rm", "-q", "--cached", str(dotfiles.kept))
        dotfiles.git("commit", "-qm", "Without")
    hook = dotfiles.attributes.parent / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'No commits on a Sunday' >&2\nexit 1\n")
    hook.chmod(0o755)
    accept(run)
    assert "No commits on a Sunday" in refused(run, dotfiles)


def test_a_store_that_is_damaged_is_not_committed(run: Salver, dotfiles: Dotfiles) -> None:
    dotfiles.kept.write_bytes(dotfiles.kept.read_bytes()[:-40])
    done = run("git-commit")
    assert (done.exit_code, "cannot be read" in done.stderr) == (3, True)
    assert log(dotfiles) == ["Keep the tray"]


def test_after_a_damaged_one_a_sound_one_is_committed(run: Salver, dotfiles: Dotfiles) -> None:
    sound = dotfiles.kept.read_bytes()
    dotfiles.kept.write_bytes(sound[:-40])
    dotfiles.git("commit", "-qam", "Damaged")
    dotfiles.kept.write_bytes(sound)
    assert run("git-commit").exit_code == 0
    assert dotfiles.git("status", "--porcelain") == ""


def test_a_first_commit_of_a_repository_is_made(run: Salver, dotfiles: Dotfiles) -> None:
    folder = dotfiles.attributes.parent
    shutil.rmtree(folder / ".git")
    called("git", "init", "-q", str(folder))
    assert run("git-commit").exit_code == 0
    assert log(dotfiles) == ["Tray: 2 invitations, 2 people"]


@pytest.mark.parametrize("name", ["a name", "-dash.json", "*.json", "quo\"te'.json", "ümlaut.json", "ti[ck].json"])
def test_whatever_the_file_is_called_it_alone_is_committed(tmp_path: Path, home: Path, name: str) -> None:
    folder = tmp_path / "odd"
    called("git", "init", "-q", str(folder))
    (folder / "other.json").write_text("{}")
    called("git", "-C", str(folder), "add", "other.json")
    for command in (["add", "Ana Park"], ["git-commit"], ["add", "Bo Lind"], ["git-commit"]):
        assert CliRunner().invoke(salver, ["--store", str(folder / name), *command]).exit_code == 0
    changed = called("git", "-C", str(folder), "log", "--format=", "--name-only", "-z").split("\0")
    assert {each.strip() for each in changed if each.strip()} == {name}


class TestLayouts:
    """The other ways in which people keep dotfiles."""

    @pytest.fixture(params=["bare", "yadm", "chezmoi"])
    def dotfiles(self, home: Path, request: pytest.FixtureRequest) -> Dotfiles:
        make: Callable[[Path], Dotfiles] = LAYOUTS[request.param]
        return make(home)

    def test_the_copy_that_the_repository_keeps_is_committed(
        self, run: Salver, dotfiles: Dotfiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        accept(run)
        if dotfiles.kept != dotfiles.store:
            said = refused(run, dotfiles)
            monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
            subprocess.run(said.split("`")[1], shell=True, check=True)
        done = run("git-commit")
        assert (done.exit_code, log(dotfiles)[0]) == (0, "Tray: 1 accepted"), done.stderr
        assert len(files(dotfiles)) == 1

    def test_what_the_repository_has_beyond_the_store_is_in_nobodys_way(self, run: Salver, dotfiles: Dotfiles) -> None:
        accept(run)
        mine = form.load(dotfiles.store.read_bytes())
        dotfiles.kept.write_bytes(form.dump(changed(mine, "people", BO, at(3), note="written there")))
        done = run("git-commit")
        assert (done.exit_code, log(dotfiles)[0]) == (0, "Tray: 1 decided, 1 noted"), done.stderr
