"""Whether the file of a store is as it should be: readable by its owner alone, kept in git, and merged there by
meaning. Changes nothing.
"""

import shlex
import stat
import sysconfig
from pathlib import Path

from msgspec import Struct

from store.file.disk import real_path
from store.git.command import GitFailed, git
from store.git.registration import COMMAND, fault_of
from store.git.repository import Repository, repository_of


class Finding(Struct, frozen=True):
    """One thing that was looked at. `mend` is the command that puts it right; empty where it is well."""

    subject: str
    well: bool
    says: str
    mend: str = ""


def examine(store: Path) -> list[Finding]:
    """How the file at this path, which exists, stands. Raises OSError."""
    file = real_path(store)
    findings = [_privacy(file)]
    try:
        git("version", folder=file.parent)
        repository = repository_of(file)
        findings.append(_keeping(file, repository))
        if repository is not None:
            findings.append(_merging(file, repository))
    except GitFailed as error:
        findings.append(Finding("in git", False, str(error)))
    return findings


def _privacy(file: Path) -> Finding:
    """Whether others on this machine can read it."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        return Finding("private", False, f"others can get at it (mode {mode:04o})", _command("chmod", "600", str(file)))
    return Finding("private", True, "only you can read it")


def _keeping(file: Path, repository: Repository | None) -> Finding:
    """Whether git keeps it."""
    if repository is None:
        folder = str(file.parent)
        return Finding("in git", False, f"{folder} is in no git repository", _command("git", "-C", folder, "init"))
    if not repository.keeps_it:
        add = _command(*repository.typed("add", "--", repository.name))
        return Finding("in git", False, "the repository around it does not keep it", add)
    return Finding("in git", True, "kept, with changes that are not committed" if _has_changed(repository) else "kept")


def _has_changed(repository: Repository) -> bool:
    """Whether the file is not as it was committed; not asked where git would run a filter to find out."""
    if repository.attribute("filter") != "unspecified":
        return False
    arguments = ("diff", "--no-ext-diff", "--no-textconv", "--numstat", "HEAD", "--", repository.name)
    return bool(repository.git_says(*arguments))


def _merging(file: Path, repository: Repository) -> Finding:
    """Whether git, on this machine, merges it by meaning."""
    fault = fault_of(repository)
    if fault is None:
        return Finding("merged", True, "by meaning, when git merges")
    if fault.lacks_command:
        mend = _command("ln", "-s", f"{sysconfig.get_path('scripts')}/{COMMAND}", str(Path.home() / ".local/bin/"))
    else:
        mend = _command(COMMAND, "--store", str(file), "git-setup")
    return Finding("merged", False, fault.says, mend)


def _command(*words: str) -> str:
    """A command as one types it."""
    return shlex.join(words)
