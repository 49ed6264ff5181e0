"""Asking git. It gets a list of arguments and a fixed environment, has ten seconds, and runs no program of a
repository's.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 10
_NO_PROGRAMS = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_FIXED = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES")
"""Of what the environment tells git, only where its user keeps settings and where repositories end."""


class GitFailed(Exception):
    """Git is not there, took too long, or said no; the text is its own last line."""


def run(*arguments: str, folder: Path) -> tuple[int, bytes, bytes]:
    """Call git in this folder: its exit code, what it answered and what it complained of. Raises GitFailed where it
    cannot be called.
    """
    try:
        answer = subprocess.run(
            ["git", "-C", str(folder), *_NO_PROGRAMS, *arguments],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            env=_environment(os.environ),
            check=False,
        )
    except FileNotFoundError as error:
        raise GitFailed("there is no git on this machine") from error
    except subprocess.TimeoutExpired as error:
        raise GitFailed(f"git took longer than {_SECONDS} seconds") from error
    return answer.returncode, answer.stdout, answer.stderr


def git(*arguments: str, folder: Path) -> str:
    """What git answers. Raises GitFailed where it says no."""
    code, answer, complaint = run(*arguments, folder=folder)
    if code != 0:
        said = complaint.decode(errors="replace").strip().splitlines()
        raise GitFailed(said[-1] if said else f"git ended with {code}")
    return answer.decode(errors="surrogateescape")


def git_says(*arguments: str, folder: Path) -> str | None:
    """As `git`, without the line end; None where it says no."""
    try:
        return git(*arguments, folder=folder).rstrip("\n")
    except GitFailed:
        return None


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if not name.startswith("GIT_") or name in _KEPT} | _FIXED
