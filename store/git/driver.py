"""Merging three files by meaning, as git's merge driver and by hand (chezmoi's two copies, say).

What cannot be merged by meaning is merged as git merges any text, so that the file never passes for the whole while it
has our side alone.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from store.file import disk, form
from store.file.backups import Backups
from store.file.errors import StoreError
from store.file.form import Tables
from store.file.incremental_load import load_beside
from store.git.command import GitFailed, run
from store.tray.merge import merge

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
    before = _content(real)
    try:
        with _no_collecting():
            ancestor = _ancestor(base)
            mine = _tables("our", before, ancestor)
            merged = form.dump(merge(mine, _tables("their", _content(theirs), ancestor or mine), ancestor))
    except NotMerged as error:
        lines = _merged_lines(base, real, theirs)
        if lines is None:
            raise NotMerged(f"{error}. {ours} is left as it is.") from error
        _write(real, lines, before, state)
        advice = "look through it before you commit it"
        raise NotMerged(f"{error}. {ours} has the lines of both, as git merges any text: {advice}.") from error
    if merged != before:
        _write(real, merged, before, state)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Nothing that a merge loads goes before its end: looking for garbage in it would take a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _content(path: Path) -> bytes:
    """What the file holds. Raises OSError, also where there is none."""
    if str(path) == os.devnull:
        return b""
    data = disk.read(path)
    if data is None:
        raise FileNotFoundError(f"there is no {path}")
    return data


def _tables(whose: str, data: bytes, known: Tables) -> Tables:
    """The records of one side, of which most are known. Raises NotMerged."""
    try:
        return load_beside(data, known)
    except StoreError as error:
        raise NotMerged(f"{whose} version cannot be merged by meaning: {error}") from error


def _ancestor(base: Path) -> Tables:
    """The common ancestor; empty where both sides began the file, or where it tells nothing."""
    try:
        return form.load(_content(base))
    except (StoreError, FileNotFoundError):
        return {}


def _merged_lines(base: Path, ours: Path, theirs: Path) -> bytes | None:
    """What git makes of the three as lines of text, with marks around conflicts; None where it cannot."""
    ancestor = base if base.exists() else Path(os.devnull)
    files = [str(path.absolute()) for path in (ours, ancestor, theirs)]
    try:
        names = ("-L", "ours", "-L", "base", "-L", "theirs")
        code, lines, _ = run("merge-file", "-p", *names, "--", *files, folder=ours.parent)
    except GitFailed:
        return None
    return lines if code <= _MOST_CONFLICTS else None


def _write(real: Path, data: bytes, before: bytes, state: Path) -> None:
    """Write the file; one with several names in place, once there is a copy of what it held."""
    if not disk.has_other_names(real):
        disk.write_durably(real, data)
        return
    Backups(state, real).keep(before, datetime.now(UTC))
    disk.write_in_place(real, data)
