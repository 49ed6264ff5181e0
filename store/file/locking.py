"""One writer at a time: the lock that every Salver on this machine takes while it saves a file."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.file import private
from store.file.errors import reason_of

if TYPE_CHECKING:
    from filelock import BaseFileLock

_SECONDS: Final = 10.0
_HELD: Final = frozenset({errno.EAGAIN, errno.EACCES})
"""What locking fails with where somebody else holds the lock."""


@contextlib.contextmanager
def locked(state: Path, name: str) -> Iterator[str]:
    """Hold the lock of this name, in the private folder `state` of this machine; gives why no true lock can be had, ""
    where it is.

    Where the system has no locks, or they keep nobody out, a marker file stands for one; where there can be none
    either, saving goes on without. (That the file is still the one that was read is made sure of anyway.)

    Raises TimeoutError where somebody else holds it for too long.
    """
    lock, why = _taken(state, name)
    try:
        yield why
    finally:
        if lock is not None:
            lock.release()


def _taken(state: Path, name: str) -> "tuple[BaseFileLock | None, str]":
    """Return the lock, or what stands for it, and why it is no true one. Raises TimeoutError."""
    from filelock import FileLock  # as slow to import as all of the store; needed only when saving

    try:
        path = private.own_folder(state, "locks") / f"{name}.lock"
        lock = FileLock(path, timeout=_SECONDS, mode=private.PRIVATE_FILE, fallback_to_soft=False)
        lock.acquire()
    except TimeoutError:
        raise
    except OSError as error:
        return _marker(state, name), reason_of(error)
    if _keeps_others_out(path):
        return lock, ""
    lock.release()
    return _marker(state, name), "locks have no effect there"


def _marker(state: Path, name: str) -> "BaseFileLock | None":
    """Return a file that is there as long as somebody saves; None where there can be none, or one stays for too
    long.
    """
    from filelock import SoftFileLock

    marker = SoftFileLock(state / "locks" / f"{name}.held", timeout=_SECONDS, mode=private.PRIVATE_FILE)
    try:
        marker.acquire()
    except OSError:
        return None
    return marker


def _keeps_others_out(path: Path) -> bool:
    """Return whether a lock that is held is refused to somebody else: some file systems give it to everybody."""
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _HELD
    finally:
        os.close(descriptor)
    return False
