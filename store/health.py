"""Whether the file of a store is as it should be: readable by its owner alone, and kept in git. Changes nothing."""

import os
import shlex
import shutil
import stat
import subprocess
from pathlib import Path

from msgspec import Struct

from store.file.disk import real_path

_GIT_SECONDS = 10


class Finding(Struct, frozen=True):
    """One thing that was looked at. `mend` is the command that puts it right; empty where it is well."""

    subject: str
    well: bool
    says: str
    mend: str = ""


def examine(store: Path) -> list[Finding]:
    """How the file at this path, which exists, stands. Raises OSError."""
    file = real_path(store)
    return [_privacy(file), _keeping(file)]


def _privacy(file: Path) -> Finding:
    """Whether others on this machine can read it."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & 0o077:
        return Finding("private", False, f"others can get at it (mode {mode:04o})", _command("chmod", "600", str(file)))
    return Finding("private", True, "only you can read it")


def _keeping(file: Path) -> Finding:
    """Whether git keeps it."""
    if shutil.which("git") is None:
        return Finding("in git", False, "there is no git on this machine")
    folder = str(file.parent)
    if _git(folder, "rev-parse", "--is-inside-work-tree") is None:
        return Finding("in git", False, f"{folder} is in no git repository", _command("git", "-C", folder, "init"))
    if _git(folder, "ls-files", "--error-unmatch", "--", file.name) is None:
        add = _command("git", "-C", folder, "add", "--", file.name)
        return Finding("in git", False, "the repository around it does not keep it", add)
    changed = _git(folder, "diff", "--no-ext-diff", "--no-textconv", "--numstat", "HEAD", "--", file.name)
    return Finding("in git", True, "kept, with changes that are not committed" if changed else "kept")


def _git(folder: str, *arguments: str) -> str | None:
    """What git answers; None where it says no. No program that the repository names is run."""
    fixed = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    command = ["git", "-C", folder, "-c", "core.fsmonitor=false", *arguments]
    answer = subprocess.run(command, capture_output=True, timeout=_GIT_SECONDS, env=os.environ | fixed, check=False)
    return answer.stdout.decode(errors="replace").strip() if answer.returncode == 0 else None


def _command(*words: str) -> str:
    """A command as one types it."""
    return shlex.join(words)
