"""The temporary files beside a file that is being replaced: their names tell whose they are, and who writes them."""

import contextlib
import os
import re
import secrets
import socket
from hashlib import sha256
from pathlib import Path

IGNORE_LINE = ".*.salver-*"
"""The line of a .gitignore that keeps the temporary files of a killed process out of a repository."""

_HOST = sha256(socket.gethostname().encode()).hexdigest()[:8]
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.salver-(?P<host>[0-9a-f]{8})-(?P<pid>[0-9]+)-[0-9a-f]{8}\Z")


def temporary_path(path: Path) -> Path:
    """Return where this process writes what is to replace the file at this path."""
    return path.with_name(f".{path.name}.salver-{_HOST}-{os.getpid()}-{secrets.token_hex(4)}")


def temporaries(folder: Path, name: str = "") -> list[Path]:
    """Return the temporary files in a folder, of the file of this name or of any, that no process here is writing; none
    where the folder may not be listed.
    """
    found: list[Path] = []
    try:
        entries = list(folder.iterdir())
    except PermissionError:
        return found
    for entry in entries:
        match = _TEMPORARY.match(entry.name)
        if match and match["name"] == (name or match["name"]):
            is_ours = match["host"] == _HOST
            if not (is_ours and _is_alive(int(match["pid"]))):
                found.append(entry)
    return found


def remove_orphans(folder: Path, name: str = "") -> list[Path]:
    """Remove those of them that a killed process of this machine left; return which."""
    removed = []
    for path in temporaries(folder, name):
        if f".salver-{_HOST}-" in path.name:
            with contextlib.suppress(OSError):  # one that may not be removed is in nobody's way; `check` names it
                path.unlink()
                removed.append(path)
    return removed


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
