"""Writing a file so that at every moment either the old or the new content is there, whole, and on disk.

No well-kept library does all of it (links kept, mode and owner kept, file and directory synced), so these lines are
ours; see R1 and R4.
"""

import contextlib
import errno
import os
import re
import secrets
import socket
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

Glance = tuple[int, int, int]
"""What tells at little cost that a file is not the same any more: its inode, time in nanoseconds, and size in bytes."""

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

IGNORE_LINE = ".*.salver-*"
"""The line of a .gitignore that keeps the temporary files of a killed process out of a repository."""

_HOST = sha256(socket.gethostname().encode()).hexdigest()[:8]
_TEMPORARY = re.compile(r"\.(?P<name>.+)\.salver-(?P<host>[0-9a-f]{8})-(?P<pid>[0-9]+)-[0-9a-f]{8}\Z")


def real_path(path: Path) -> Path:
    """Where the file really is: every link followed, the last one too, even where it points to nothing yet.

    Raises OSError where links run in a circle.
    """
    resolved = Path(os.path.realpath(path))
    if resolved.is_symlink():
        raise OSError(errno.ELOOP, "the symbolic links run in a circle", str(path))
    return resolved


def glance(path: Path) -> Glance | None:
    """How the file looks now; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def write_durably(path: Path, data: bytes, is_overtaken: Callable[[], bool] = lambda: False) -> bool:
    """Replace what the file at this real path holds, or create it, readable by its owner alone; answers whether the
    file is the new one.

    It is not where `is_overtaken`, asked at the last moment before, says so, and where somebody else has replaced the
    file at once: that matters where locks do not work. Raises OSError, with the old content in place and nothing left
    beside it. (The folder is synced before the new file takes its place, so that a folder which cannot be is found out
    in time, and once more after.)
    """
    temporary = path.with_name(f".{path.name}.salver-{_HOST}-{os.getpid()}-{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        try:
            _write_all(descriptor, data)
            _take_over_mode(descriptor, path)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _sync_folder(path.parent)
        written = glance(temporary)
        if is_overtaken():
            temporary.unlink()
            return False
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)
    return glance(path) == written


def write_in_place(path: Path, data: bytes) -> None:
    """Overwrite the file at this real path, for one that has several names (hard links) and must stay the same file.

    A crash in the middle leaves it damaged, so the caller keeps a copy first. Raises OSError, with the old content put
    back: it fits even on a full disk, where its blocks are the file's already.
    """
    old = path.read_bytes()
    descriptor = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
    try:
        try:
            _overwrite(descriptor, data)
        except OSError:
            _overwrite(descriptor, old)
            raise
    finally:
        os.close(descriptor)


def _overwrite(descriptor: int, data: bytes) -> None:
    """Have the open file hold this from its beginning, and nothing else, on disk."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    _write_all(descriptor, data)
    os.ftruncate(descriptor, len(data))
    os.fsync(descriptor)


def has_other_names(path: Path) -> bool:
    """Whether the file at this real path is known by several names."""
    try:
        return path.stat().st_nlink > 1
    except FileNotFoundError:
        return False


def read(path: Path) -> bytes | None:
    """What the file holds, None where there is none. Raises OSError, also for what is not a regular file (and might
    never end).
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        return file.read()


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
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    new = os.fstat(descriptor)
    if old.st_uid != new.st_uid:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    elif old.st_gid != new.st_gid:
        with contextlib.suppress(PermissionError):  # a group that I am not in cannot be given; the file stays mine
            os.fchown(descriptor, -1, old.st_gid)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def temporaries(folder: Path, name: str = "") -> list[Path]:
    """The temporary files in a folder, of the file of this name or of any, that no process here is writing."""
    found = []
    for entry in folder.iterdir():
        match = _TEMPORARY.match(entry.name)
        if match and match["name"] == (name or match["name"]):
            is_ours = match["host"] == _HOST
            if not (is_ours and _is_alive(int(match["pid"]))):
                found.append(entry)
    return found


def remove_orphans(folder: Path, name: str = "") -> list[Path]:
    """Remove those of them that a killed process of this machine left; answers which."""
    removed = [path for path in temporaries(folder, name) if f".salver-{_HOST}-" in path.name]
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def make_private_folder(folder: Path) -> None:
    """Create a folder that only its owner can enter, and parents of it that are missing likewise."""
    if not folder.parent.exists():
        make_private_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def own_folder(root: Path, *below: str) -> Path:
    """This machine's private folder, or one below it, made where it is missing, and closed to everybody else.

    Raises OSError where one on the way is not mine: whose it is could have put anything there.
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
