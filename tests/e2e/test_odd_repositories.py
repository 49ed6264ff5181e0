"""Repositories that differ from the plain one: what lies in a linked work tree, a submodule, or a checkout with the
line ends of Windows is set up, checked, merged and committed like any other.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from store.file import form
from store.records import ids
from tests.store.git.dotfiles import ANA, IDENTITY, a_tray, called, installed


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Salver is on the PATH, and whoever commits has a name."""
    monkeypatch.setenv("PATH", f"{installed(tmp_path / 'bin').parent}:/usr/bin:/bin")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Edda Lind")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "edda@example.org")


def git(folder: Path, *arguments: str) -> str:
    return called("git", "-C", str(folder), *IDENTITY, "-c", "protocol.file.allow=always", *arguments)


def begun(folder: Path) -> Path:
    """A repository with a store in it."""
    called("git", "init", "-q", str(folder))
    (folder / "salver.json").write_bytes(form.dump(a_tray()))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Keep the tray")
    return folder


def windows(folder: Path) -> Path:
    """What is checked out has the line ends of Windows."""
    begun(folder)
    git(folder, "config", "core.autocrlf", "true")
    (folder / "salver.json").unlink()
    git(folder, "checkout", "-q", "--", ".")
    assert b"\r\n" in (folder / "salver.json").read_bytes()
    return folder


def work_tree(folder: Path) -> Path:
    """Another work tree of a repository."""
    begun(folder)
    git(folder, "worktree", "add", "-q", f"{folder}-other")
    return folder.with_name(f"{folder.name}-other")


def submodule(folder: Path) -> Path:
    """A repository within another."""
    begun(folder.with_name("tray"))
    called("git", "init", "-q", str(folder))
    git(folder, "submodule", "add", "-q", str(folder.with_name("tray")), "tray")
    return folder / "tray"


def moved_git_dir(folder: Path) -> Path:
    """Git keeps its own elsewhere."""
    begun(folder)
    git(folder, "init", "-q", "--separate-git-dir", f"{folder}.git")
    return folder


KINDS: dict[str, Callable[[Path], Path]] = {
    "the line ends of Windows": windows,
    "a linked work tree": work_tree,
    "a submodule": submodule,
    "a separate git directory": moved_git_dir,
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_set_up_checked_merged_and_committed_like_any_other(tmp_path: Path, kind: str) -> None:
    folder = KINDS[kind](tmp_path / "dotfiles")
    store = folder / "salver.json"

    def salver(*arguments: str) -> None:
        called("salver", "--store", str(store), *arguments)

    store.chmod(0o600)
    salver("git-setup")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Have git call Salver")
    salver("git-setup", "--check")
    salver("check")
    git(folder, "branch", "there")
    salver("note", ids.spelled(ANA), "written here")
    salver("git-commit")
    git(folder, "checkout", "-q", "there")
    salver("note", ids.spelled(ANA), "written there")
    salver("git-commit")
    git(folder, "checkout", "-q", "-")
    git(folder, "merge", "-q", "--no-edit", "there")
    salver("note", ids.spelled(ANA * 10), "seen")
    assert git(folder, "log", "-1", "--format=%s", "there") == "Tray: 1 note\n"
    kept = subprocess.run(
        ["git", "-C", str(folder), "cat-file", "blob", "HEAD:salver.json"], capture_output=True, check=True
    ).stdout
    assert form.load(kept)["people"][ANA].get("note") == "written here\nwritten there"
    assert b"\r" not in kept
    assert os.listdir(folder).count("salver.json") == 1
    assert not [name for name in os.listdir(folder) if "salver-" in name or name.startswith(".merge_file")]
