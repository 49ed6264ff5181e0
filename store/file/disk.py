"""Writing a file so that at every moment either the old or the new content is there, whole, and on disk.

No well-kept library does all of it (links kept, mode and owner kept, file and directory synced), so these lines are
ours; see R1 and R4.
"""

import contextlib
import os
import re
import secrets
import stat
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_TEMPORARY = re.compile(r"\.(?P<name>.+)\.salver-(?P<pid>[0-9]+)-[0-9a-f]{8}\Z")


def real_path(path: Path) -> Path:
    """Where the file really is: every link followed, the last one too, even where it points to nothing yet.

    Raises OSError where links run in a circle.
    """
    resolved = Path(os.path.realpath(path))
    if resolved.is_symlink():
        raise OSError(40, "the symbolic links run in a circle", str(path))
    return resolved


def glance(path: Path) -> tuple[int, int, int] | None:
    """What tells at little cost that a file is not the same any more (inode, time, size); None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def write_durably(path: Path, data: bytes) -> None:
    """Replace what the file at this real path holds, or create it, readable by its owner alone.

    Raises OSError, with the old content in place and nothing left beside it.
    """
    temporary = path.with_name(f".{path.name}.salver-{os.getpid()}-{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        try:
            _write_all(descriptor, data)
            _take_over_mode(descriptor, path)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def _write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _take_over_mode(descriptor: int, path: Path) -> None:
    """Give the new file the mode, and where it differs the owner, of the one that it replaces."""
    try:
        old = path.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(old.st_mode):
        raise OSError(22, "it is not a regular file", str(path))
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    new = os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        os.fchown(descriptor, old.st_uid, old.st_gid)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_orphans(path: Path) -> list[Path]:
    """Remove temporary files that a killed process left beside the file at this real path; answers which."""
    removed = []
    for candidate in path.parent.glob(f".{path.name}.salver-*"):
        match = _TEMPORARY.match(candidate.name)
        if match and match["name"] == path.name and not _is_alive(int(match["pid"])):
            candidate.unlink(missing_ok=True)
            removed.append(candidate)
    return removed


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter, and parents of it that are missing likewise."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
