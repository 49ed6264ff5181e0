"""Committing a store, and nothing else, with the receipt of what was done as the message."""

import os
import shlex
import subprocess
from pathlib import Path

from msgspec import Struct

from store.file import form
from store.file.disk import read
from store.file.errors import StoreError
from store.file.form import Tables
from store.file.incremental_load import load_incrementally
from store.git.command import GitFailed
from store.git.repository import Repository
from store.tray.merge import merge
from store.tray.receipt import receipt

_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}
"""What git leaves in its folder while something is not finished, and the command that finishes it."""

_PLACE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables that would have git commit elsewhere than it is told to."""


class NotCommitted(Exception):
    """Nothing was committed; the text says why, and what helps."""


class Commit(Struct, frozen=True):
    """A commit that was made: its short name, its message, and how many other files stay staged as they were."""

    name: str
    message: list[str]
    others: int


def commit_store(repository: Repository) -> Commit:
    """Commit the file of a store as it lies in its repository, with the hooks and the signature that the user has set
    up there. Raises NotCommitted, GitFailed, and OSError.
    """
    _refuse_unfinished(repository)
    _refuse_unchanged(repository)
    message = _message(repository)
    is_new = not repository.keeps_it
    if is_new:
        repository.git("add", "--", repository.name)
    try:
        _call(repository, "commit", "--quiet", "--only", "-m", "\n".join(message), "--", f":(literal){repository.name}")
    except NotCommitted:
        if is_new:
            repository.git("rm", "--cached", "--quiet", "--", repository.name)
        raise
    name = repository.git("rev-parse", "--short", "HEAD").strip()
    staged = repository.git("diff", "--cached", "--name-only", "-z").count("\0")  # which ends each name
    return Commit(name, message, staged)


def holds_all(copy: Path, store: Path) -> bool:
    """Return whether a copy of a store has all that the store has. Raises StoreError where one of them is no tray."""
    theirs = read(copy) or b""
    if theirs == read(store):
        return True
    tables = form.load(theirs)
    return form.dump(merge(tables, load_incrementally(read(store) or b"", tables))) == theirs


def _refuse_unfinished(repository: Repository) -> None:
    """Raise NotCommitted in the middle of a merge and the like, of which git makes one commit."""
    if repository.git("ls-files", "--unmerged", "-z"):
        raise NotCommitted("the repository has a merge that is not resolved; `git status` lists the files")
    for name, doing in _UNDER_WAY.items():
        if repository.own_path(name).exists():
            end = "git commit" if doing == "merge" else f"git {doing} --continue"
            raise NotCommitted(f"a {doing} is under way in the repository; `{end}` ends it")


def _refuse_unchanged(repository: Repository) -> None:
    """Raise NotCommitted where the last commit has the file as it is, and where git is told to leave it out."""
    if repository.ignores_it and not repository.keeps_it:
        add = shlex.join(repository.typed("add", "--force", "--", repository.name))
        raise NotCommitted(f"the repository ignores {repository.name}; `{add}` adds it all the same")
    was_there = repository.has(f"HEAD:{repository.name}")
    if was_there and repository.git_says("diff", "--quiet", "HEAD", "--", repository.name) is not None:
        raise NotCommitted("nothing has changed since the last commit")


def _message(repository: Repository) -> list[str]:
    """Return the receipt of what the last commit does not have. Raises StoreError where the file is no tray."""
    old = _last(repository)
    new = load_incrementally(read(repository.file) or b"", old)
    return receipt(old, new) or ["Tray: nothing new but its history"]


def _last(repository: Repository) -> Tables:
    """Return the records of the last commit; none where it had none that can be read."""
    try:
        return form.load(repository.content(f"HEAD:{repository.name}"))
    except (GitFailed, StoreError):
        return {}


def _call(repository: Repository, *arguments: str) -> None:
    """Run a git command as the user would, who may be asked for a passphrase. Raises NotCommitted with its words."""
    environ = {name: value for name, value in os.environ.items() if name not in _PLACE}
    done = subprocess.run(repository.typed(*arguments), env=environ, capture_output=True, check=False)
    if done.returncode != 0:
        said = (done.stderr + done.stdout).decode(errors="replace").split("\n")
        raise NotCommitted(f"git refused: {' '.join(filter(None, map(str.strip, said)))}")
