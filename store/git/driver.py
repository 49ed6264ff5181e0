"""Merging three files by meaning, as git's merge driver and by hand (chezmoi's two copies, say).

What cannot be merged by meaning is merged as git merges any text, so that the file never passes for the whole while it
has our side alone: by hand here, and for git by the command that it calls, which does so whatever becomes of Salver.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.file import disk, form
from store.file.backups import Backups
from store.file.errors import Placeholder, StoreError
from store.file.form import Tables
from store.file.incremental_load import load_incrementally
from store.file.replacing import replace_file
from store.git.command import GitFailed, git_bytes, run
from store.tray.merge import merge

MERGED = "merged"
"""What the driver says to git's shell once the merge is on disk; nothing else counts as one."""

_MOST_CONFLICTS = 127
"""The highest exit code by which `git merge-file` counts conflicts; those above are failures."""


class NotMerged(Exception):
    """The two could not be merged by meaning; the text says why, and what the file holds now."""


def merge_files(base: Path, ours: Path, theirs: Path, state: Path) -> None:
    """Merge `theirs` into `ours`, whose mode is kept. `base`, their common ancestor, may be missing or empty, and is
    not needed where it is damaged. `state` is this machine's private folder, for a copy of a file that has to be
    written in place.

    Raises NotMerged, and OSError where a file cannot be read or written.
    """
    real = disk.real_path(ours)
    backups = Backups(state, real)
    while True:
        found, before = disk.glance(real), _content(real)
        try:
            merged = _merged(_content(base, needed=False), before, _content(theirs))
        except NotMerged as error:
            lines = _merged_lines(base, real, theirs)
            if lines is None:
                raise NotMerged(f"{error}. {ours} is left as it is.") from error
            if replace_file(real, lines, found, backups).is_there:
                raise NotMerged(f"{error}. {ours} has the lines of both, as git merges any text.") from error
        else:
            if merged == before or replace_file(real, merged, found, backups).is_there:
                return  # else somebody has just saved it


def merge_for_git(path: str, base: Path, ours: Path, theirs: Path, repository: tuple[str, ...] = ()) -> None:
    """As `merge_files`, for the file at this path of the repository around the current folder: what git keeps of it
    may be encrypted or a pointer, and goes through the filters that git has for it. `repository` is how git is told of
    one that it does not find by itself.

    Raises NotMerged and OSError, with `ours` as it was: git merges its lines.
    """
    filters = _Filters(path, repository)
    try:
        sides = [filters.opened(_content(file, needed=file is not base)) for file in (base, ours, theirs)]
        merged = filters.closed(_merged(*sides))
    except GitFailed as error:
        raise NotMerged(f"{path} cannot be merged by meaning: {error}") from error
    disk.write_durably(disk.real_path(ours), merged)


class _Filters:
    """The filters of one path, as git applies them when it checks the file out and takes it in."""

    def __init__(self, path: str, repository: tuple[str, ...]) -> None:
        """Raises GitFailed."""
        self._path = path
        self._repository = repository
        told = self._git("check-attr", "-z", "filter", "--", path).split(b"\0")
        self._are_set = told[2] not in (b"unspecified", b"unset", b"set")

    def opened(self, kept: bytes) -> bytes:
        """Return what the file holds, of what git keeps of it. Raises GitFailed."""
        if not self._are_set or not kept:
            return kept
        blob = self._git("hash-object", "-w", "--no-filters", "--stdin", data=kept).decode().strip()
        return self._git("cat-file", "--filters", f"--path={self._path}", blob)

    def closed(self, content: bytes) -> bytes:
        """Return what git keeps of a file that holds this. Raises GitFailed."""
        if not self._are_set:
            return content
        blob = self._git("hash-object", "-w", f"--path={self._path}", "--stdin", data=content).decode().strip()
        return self._git("cat-file", "blob", blob)

    def _git(self, *arguments: str, data: bytes = b"") -> bytes:
        return git_bytes(*self._repository, *arguments, folder=Path.cwd(), data=data)


def _merged(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """Return what both sides add up to. Raises NotMerged."""
    with _no_collecting():
        ancestor = _ancestor(base)
        mine = _tables("our", ours, ancestor)
        return form.dump(merge(mine, _tables("their", theirs, ancestor or mine), ancestor))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing that a merge loads goes before its end: looking for garbage in it would take a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _content(path: Path, *, needed: bool = True) -> bytes:
    """Return what the file holds. Raises OSError, also where there is none and it is needed."""
    if str(path) == os.devnull:
        return b""
    data = disk.read(path)
    if data is None and needed:
        raise FileNotFoundError(f"there is no {path}")
    return data or b""


def _tables(whose: str, data: bytes, known: Tables) -> Tables:
    """Return the records of one side, of which most are known. Raises NotMerged."""
    try:
        return load_incrementally(data, known)
    except Placeholder as error:
        raise NotMerged(f"{whose} version cannot be merged: {error}. {error.advice.rstrip('.')}") from error
    except StoreError as error:
        raise NotMerged(f"{whose} version cannot be merged by meaning: {error}") from error


def _ancestor(base: bytes) -> Tables:
    """Return the common ancestor; empty where both sides began the file, or where it tells nothing."""
    try:
        return form.load(base)
    except StoreError:
        return {}


def _merged_lines(base: Path, ours: Path, theirs: Path) -> bytes | None:
    """Return what git makes of the three as lines of text, with marks around conflicts; None where it cannot."""
    ancestor = base if base.exists() else Path(os.devnull)
    files = [str(path.absolute()) for path in (ours, ancestor, theirs)]
    try:
        names = ("-L", "ours", "-L", "base", "-L", "theirs")
        code, lines, _ = run("merge-file", "-p", *names, "--", *files, folder=ours.parent)
    except GitFailed:
        return None
    return lines if code <= _MOST_CONFLICTS else None
