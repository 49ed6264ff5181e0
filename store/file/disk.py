"""Writing a file so that at every moment either the old or the new content is there, whole, and on disk.

No well-kept library does all of it (links kept, mode and owner kept, file and directory synced), so these lines are
ours; see R1 and R4.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from store.file.private import PRIVATE_FILE
from store.file.temporaries import temporary_path

Glance = tuple[int, int, int]
"""What tells at little cost that a file is not the same any more: its inode, time in nanoseconds, and size in bytes."""

_CANNOT_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What fsync fails with where a file system does not offer it, as for folders over FUSE or SMB."""

_CANNOT_REPLACE = frozenset(
    {
        errno.EBUSY,  # something is mounted on the file
        errno.EXDEV,
        errno.EPERM,  # a sticky folder, or an owner that cannot be kept
        errno.EEXIST,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.ENAMETOOLONG,  # the name of the temporary file, which is longer
    }
)
"""What writing a sibling and renaming it fails with where the place does not allow that, whatever the file."""

_CANNOT_CHANGE_MODE = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


class FolderNotSynced(OSError):
    """The new file is in its place, but the folder could not be synced: it is not certain to outlive a power cut."""


class Written(NamedTuple):
    """What became of a write: whether the file is the new one, and whether the disk was asked to keep it for good."""

    is_there: bool
    is_synced: bool


def real_path(path: Path) -> Path:
    """Return where the file really is: every link followed, the last one too, even where it points to nothing yet.

    Raises OSError where links run in a circle.
    """
    resolved = Path(os.path.realpath(path))
    if resolved.is_symlink():
        raise OSError(errno.ELOOP, "the symbolic links run in a circle", str(path))
    return resolved


def glance(path: Path) -> Glance | None:
    """Return how the file looks now; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def write_durably(path: Path, data: bytes, is_overtaken: Callable[[], bool] = lambda: False) -> Written:
    """Replace what the file at this real path holds, or create it, readable by its owner alone.

    The file is not the new one where `is_overtaken`, asked at the last moment before, says so, and where somebody else
    has replaced the file at once: that matters where locks do not work. (The folder is synced before the new file
    takes its place, so that a folder which cannot be is found out in time, and once more after.)

    Raises:
        FolderNotSynced: The new file is there, but the last sync of its folder failed.
        OSError: Anything else failed: the old content is in place, and nothing is left beside it.
    """
    temporary = temporary_path(path)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, PRIVATE_FILE)
    try:
        try:
            _write_all(descriptor, data)
            _take_over_mode(descriptor, path)
            is_synced = _sync(descriptor)
        finally:
            os.close(descriptor)
        is_synced &= _sync_folder(path.parent)
        written = glance(temporary)
        if is_overtaken():
            temporary.unlink()
            return Written(False, is_synced)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
        raise
    _prove(path.parent)
    return Written(glance(path) == written, is_synced)


def _prove(folder: Path) -> None:
    """Sync a folder in which a new file has just taken its place. Raises FolderNotSynced."""
    try:
        _sync_folder(folder)
    except OSError as error:
        raise FolderNotSynced(error.errno, error.strerror, str(folder)) from error


def sync(path: Path) -> None:
    """Have the disk keep the file at this real path as it is, and its name. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        _sync(descriptor)
    finally:
        os.close(descriptor)
    _sync_folder(path.parent)


def can_only_overwrite(path: Path, error: OSError) -> bool:
    """Return whether the file at this real path can be written in place alone, as it failed with this error to replace
    it.

    Whoever gets at a folder that takes no new files cannot have one renamed there either.
    """
    if not path.exists():
        return False
    return error.errno in _CANNOT_REPLACE or not os.access(path.parent, os.W_OK | os.X_OK)


def write_in_place(path: Path, data: bytes) -> None:
    """Overwrite the file at this real path, for one that has to stay the same file: it has several names (hard links),
    or no other can take its place.

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
    _sync(descriptor)


def has_other_names(path: Path) -> bool:
    """Return whether the file at this real path is known by several names."""
    try:
        return path.stat().st_nlink > 1
    except FileNotFoundError:
        return False


def read(path: Path) -> bytes | None:
    """Return what the file holds, None where there is none. Raises OSError, also for what is not a regular file (and
    might never end).
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "it is not a regular file", str(path))
        return file.read()


def _write_all(descriptor: int, data: bytes) -> None:
    """Write every byte, however little the system takes at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _take_over_mode(descriptor: int, path: Path) -> None:
    """Give the new file the mode, and where it differs the owner, of the one that it replaces; where there is none, the
    mode that a umask may have cut.
    """
    try:
        old = path.stat()
    except FileNotFoundError:
        _change_mode(descriptor, PRIVATE_FILE)
        return
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    _change_mode(descriptor, stat.S_IMODE(old.st_mode))
    new = os.fstat(descriptor)
    if old.st_uid != new.st_uid:
        os.fchown(descriptor, old.st_uid, old.st_gid)
    elif old.st_gid != new.st_gid:
        with contextlib.suppress(PermissionError):  # a group that I am not in cannot be given; the file stays mine
            os.fchown(descriptor, -1, old.st_gid)


def _change_mode(descriptor: int, mode: int) -> None:
    """Give an open file this mode; one that a file system without modes gives to every file is left."""
    try:
        os.fchmod(descriptor, mode)
    except OSError as error:
        if error.errno not in _CANNOT_CHANGE_MODE:
            raise


def _sync(descriptor: int) -> bool:
    """Have the disk keep what is open; return whether the file system offers that. Raises OSError."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _CANNOT_SYNC:
            raise
        return False
    return True


def _sync_folder(folder: Path) -> bool:
    """As `_sync`, for a folder; one that may not be listed cannot be opened for it either."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except PermissionError:
        return False
    try:
        return _sync(descriptor)
    finally:
        os.close(descriptor)
