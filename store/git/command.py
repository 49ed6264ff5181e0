"""Asking git. It gets a list of arguments and a fixed environment, has ten seconds, and runs no program of a
repository's but the filters of the store, where its content is asked for.
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
    """Git is not there, took too long, or said no; the text is in its own words. `advice` is the command that it tells
    to run; "" where it tells none.
    """

    def __init__(self, words: str, advice: str = "") -> None:
        super().__init__(words)
        self.advice = advice


def run(*arguments: str, folder: Path, data: bytes = b"") -> tuple[int, bytes, bytes]:
    """Call git in this folder, with `data` to read: its exit code, what it answered and what it complained of. Raises
    GitFailed where it cannot be called.
    """
    try:
        answer = subprocess.run(
            ["git", "-C", str(folder), *_NO_PROGRAMS, *arguments],
            capture_output=True,
            input=data,
            timeout=_SECONDS,
            env=_environment(os.environ),
            check=False,
        )
    except FileNotFoundError as error:
        raise GitFailed("there is no git on this machine") from error
    except OSError as error:
        raise GitFailed(f"git cannot be started: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise GitFailed(f"git took longer than {_SECONDS} seconds") from error
    return answer.returncode, answer.stdout, answer.stderr


def git(*arguments: str, folder: Path) -> str:
    """Return what git prints. Raises GitFailed where it says no."""
    return git_bytes(*arguments, folder=folder).decode(errors="surrogateescape")


def git_bytes(*arguments: str, folder: Path, data: bytes = b"") -> bytes:
    """Return what git prints for this input, to the byte. Raises GitFailed where it says no."""
    code, answer, complaint = run(*arguments, folder=folder, data=data)
    if code != 0:
        raise _refusal(complaint.decode(errors="replace"), code)
    return answer


def _refusal(complaint: str, code: int) -> GitFailed:
    """Return the error that says what git says. Commands that it advises are indented by a tab."""
    lines = complaint.splitlines()
    advised = [line.strip() for line in lines if line.startswith("\t")]
    said = [line.strip() for line in lines if line.strip() and not line.startswith("\t")]
    return GitFailed(" ".join(said) or f"git ended with {code}", advised[0] if len(advised) == 1 else "")


def git_says(*arguments: str, folder: Path) -> str | None:
    """As `git`, without the line end; None where it says no."""
    try:
        return git(*arguments, folder=folder).rstrip("\n")
    except GitFailed:
        return None


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if not name.startswith("GIT_") or name in _KEPT} | _FIXED
