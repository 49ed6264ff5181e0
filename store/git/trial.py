"""Trying the merge driver as git would call it, on three small files: a command that is there may still not work."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from store.file import form
from store.file.form import Tables
from store.git.command import GitFailed, git
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.merge import merge

_SECONDS = 30
_NAMES = {"%O": "base", "%A": "ours", "%B": "theirs", "%P": "tray.json", "%L": "7"}


def why_not_merged(driver: str) -> str:
    """Return why git, running this command, would not merge by meaning here; "" where it does."""
    try:
        with TemporaryDirectory(prefix="salver-") as folder:
            return _tried(driver, Path(folder))
    except (OSError, GitFailed) as error:
        return f"it could not be tried: {error}"


def _tried(driver: str, folder: Path) -> str:
    base, ours, theirs = form.empty(), _with_person(RecordId(1)), _with_person(RecordId(2))
    for name, tables in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_bytes(form.dump(tables))
    git("init", "-q", ".", folder=folder)
    for place, name in _NAMES.items():
        driver = driver.replace(place, name)
    try:
        done = subprocess.run(
            ["sh", "-c", driver],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {_SECONDS} seconds"
    if (folder / "ours").read_bytes() == form.dump(merge(ours, theirs, base)):
        return ""
    said = done.stderr.decode(errors="replace").strip().splitlines()
    return said[-1] if said else "`salver merge` did nothing"


def _with_person(person_id: RecordId) -> Tables:
    return {**form.empty(), "people": {person_id: Record({"name": f"Person {person_id}"})}}
