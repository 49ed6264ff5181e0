"""This machine's own folders and files, which nobody else can read or has put there."""

import errno
import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeVar

from msgspec import DecodeError, json

_FormT = TypeVar("_FormT")

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700


def name_for(path: str | Path) -> str:
    """Return the name under which this machine keeps what it knows of a file; the same for the same path."""
    return sha256(os.fsencode(path)).hexdigest()[:16]


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter, and parents of it that are missing likewise."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        if not folder.is_dir():
            raise
    else:
        folder.chmod(PRIVATE_FOLDER)  # a umask may have taken away what the owner needs


def own_folder(root: Path, *below: str) -> Path:
    """This machine's private folder, or one below it, made where it is missing, and closed to everybody else.

    Raises OSError where one on the way is owned by somebody else, who could have put anything there.
    """
    folder = root
    for name in ("", *below):
        folder = folder / name
        make_private_folder(folder)
        if not os.lstat(folder).st_uid == folder.stat().st_uid == os.geteuid():
            raise PermissionError(errno.EPERM, f"the folder {folder} belongs to somebody else")
        if folder.stat().st_mode & 0o077:
            folder.chmod(PRIVATE_FOLDER)
    return folder


def read_own(path: Path) -> bytes | None:
    """As `read`, for a file that this program has put there: no link is followed, and what is somebody else's is not
    read. Raises OSError.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode) or status.st_uid != os.geteuid():
        os.close(descriptor)
        raise PermissionError(errno.EPERM, "it is not a file of yours", str(path))
    with open(descriptor, "rb") as file:
        return file.read()


def note_path(folder: Path, *paths: str | Path) -> Path:
    """Return where in a folder of its own this machine notes something of these files together."""
    key = "\0".join(os.path.realpath(path) for path in paths)
    return folder / f"{sha256(os.fsencode(key)).hexdigest()[:24]}.json"


def read_note(path: Path, form: type[_FormT]) -> _FormT | None:
    """Return what this machine noted there; None where nothing readable is."""
    try:
        return json.decode(read_own(path) or b"", type=form)
    except (OSError, DecodeError):
        return None


def write_private(path: Path, data: bytes) -> None:
    """Write a file of this machine that may be lost at any time, for its owner alone. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, PRIVATE_FILE)
    with open(descriptor, "wb") as file:
        os.fchmod(descriptor, PRIVATE_FILE)  # whatever the umask takes away, and whatever the file was before
        file.write(data)
