"""Copies of the store that a program which carries files between machines has left beside it, where both wrote."""

import re
from pathlib import Path

from store.file import disk
from store.file.peek import count_records
from store.health.carriers import carrier
from store.health.finding import HealthFinding, command
from store.health.moving import taken_home

_CONFLICTING = re.compile(
    r"""
    \.sync-conflict-                                 # Syncthing
    | \b(?:conflict|conflicted|conflicting)\b        # Dropbox, Nextcloud, Unison, pCloud, Resilio
    | _conflict | sfconflict                         # Synology, ownCloud, Seafile
    | konflikt | conflit | conflicto | conflitto     # Dropbox in other languages
    | [ ]\(?[0-9]+\)?$                               # iCloud, Google Drive
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What the programs put between the name of a file and its ending. OneDrive puts the name of a machine."""

_LARGEST = 100_000_000
"""Bytes; nothing larger is opened to see whether it is a tray."""


def conflict_copies(file: Path) -> HealthFinding:
    """Return whether such copies lie beside the file at this real path, with what takes them in. Raises OSError."""
    copies = [path for path in _siblings(file) if _is_copy(path, file)]
    carried_by = carrier(file)
    if not copies:
        also = f", but {carried_by} syncs the folder: use it on one machine at a time" if carried_by else ""
        return HealthFinding("copies", True, f"no program has left another copy beside it{also}")
    names = ", ".join(path.name for path in copies)
    says = f"{names} is beside it: programs that sync files leave such a copy where two machines wrote at once"
    readable = [path for path in copies if _is_tray(path)]
    takings = [
        f"{command('salver', 'merge', '/dev/null', str(file), str(path))} && {command('rm', '--', str(path))}"
        for path in readable
    ]
    if carried_by and takings and (moving := taken_home(file)):
        says += f". {carried_by} would leave more of them: keep the tray in its own place, and let git carry it"
        takings.append(moving)
    return HealthFinding("copies", False, says, " && ".join(takings))


def _siblings(file: Path) -> list[Path]:
    """Return the other files in the folder whose names begin and end as that of the store."""
    try:
        entries = sorted(file.parent.iterdir())
    except PermissionError:
        return []
    return [
        path
        for path in entries
        if path.name != file.name and path.name.startswith(file.stem) and path.suffix == file.suffix and path.is_file()
    ]


def _is_copy(path: Path, file: Path) -> bool:
    """Return whether a sibling is such a copy: by what is between the beginning of its name and the end, or since it is
    a tray.
    """
    return _CONFLICTING.search(path.stem.removeprefix(file.stem)) is not None or _is_tray(path)


def _is_tray(path: Path) -> bool:
    try:
        return path.stat().st_size <= _LARGEST and count_records(disk.read(path) or b"") is not None
    except OSError:
        return False
