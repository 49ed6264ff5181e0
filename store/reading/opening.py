"""Opening what somebody named: a file that is no device and no pipe, and a stream of which the beginning was read."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec import Struct

from store.reading.errors import ReadError

STANDARD_INPUT = "-"


class Readable(Protocol):
    """A stream of bytes."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most so many; none at the end. Raises OSError."""


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Yield a regular file, open for reading; never waits for the other end of a pipe. Raises ReadError."""
    try:
        file = os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb")
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error
    with file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ReadError(f"is neither a file nor a folder; to read from a pipe, give {STANDARD_INPUT}")
        yield file


class FoundFile(Struct, frozen=True):
    """A file on the disk or in an archive. `path` is how it is shown; `open` raises ReadError."""

    path: str
    name: str
    """Its base name."""
    open: Callable[[], AbstractContextManager[Readable]]


class Rejoined:
    """A stream whose beginning was read, as if it had not been."""

    def __init__(self, start: bytes, stream: Readable) -> None:
        self._start = start
        self._stream = stream

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most so many; none at the end. Raises OSError."""
        piece, self._start = self._start[:size], self._start[size:]
        return piece or self._stream.read(size)


def read_start(stream: Readable, size: int) -> bytes:
    """So many bytes, or fewer at the end of the stream: a pipe may give them piece by piece. Raises OSError."""
    start = b""
    while len(start) < size and (piece := stream.read(size - len(start))):
        start += piece
    return start
