"""Streams that are packed, as what is in them: gzip, bzip2, xz. Other packings are named, so that people can unpack."""

import bz2
import codecs
import gzip
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from store.reading.budget import Unfolding
from store.reading.charsets import UTF_16
from store.reading.errors import ReadError
from store.reading.opening import Readable, Rejoined, read_start

DAMAGE = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
"""What reading on in a damaged stream raises, beside OSError."""

SNIFFED_LINES = 4_000
"""How many bytes tell whether a stream is packed, is in UTF-16, and how its lines end."""

_PACKINGS: tuple[tuple[bytes, Callable[[BinaryIO], Readable]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
)
"""How a packed stream begins, and what reads it."""


def is_plain(start: bytes) -> bool:
    """Return whether a stream that begins so is neither packed, nor in UTF-16, nor without line feeds."""
    return not (start.startswith((*(magic for magic, _ in _PACKINGS), *UTF_16)) or _is_of_old_apple(start))


def unpacked(stream: Readable) -> Readable:
    """Return what is in a stream, where it is packed; else the stream. Reading it raises ReadError where it is damaged,
    or where far more comes out than mail or tables can be packed into.
    """
    start = read_start(stream, SNIFFED_LINES)
    rejoined = Rejoined(start, stream)
    for magic, opened in _PACKINGS:
        if start.startswith(magic):
            counted = _Counted(rejoined)
            return _Unpacked(opened(cast(BinaryIO, counted)), counted.unfolding)
    return rejoined


def as_utf8(stream: Readable) -> Readable:
    """Return a text that was saved as UTF-16, as UTF-8, and one whose lines end as old programs of Apple's wrote them,
    with line feeds; else the stream.
    """
    start = read_start(stream, SNIFFED_LINES)
    rejoined = Rejoined(start, stream)
    if start.startswith(UTF_16):
        return _FromUtf16(rejoined)
    return _WithLineFeeds(rejoined) if _is_of_old_apple(start) else rejoined


def _is_of_old_apple(start: bytes) -> bool:
    """Return whether a text that begins so has lines, and no line feed ends one."""
    return b"\r" in start and b"\n" not in start and b"\0" not in start


class _Counted:
    """A packed stream, which tells how much was read of it."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self.unfolding = Unfolding(0)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most so many; none at the end. Raises OSError."""
        piece = self._stream.read(size)
        self.unfolding.packed += len(piece)
        return piece


class _Unpacked:
    """What comes out of a packed stream, within the bounds of what can honestly be packed."""

    def __init__(self, stream: Readable, unfolding: Unfolding) -> None:
        self._stream = stream
        self._unfolding = unfolding

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most so many; none at the end. Raises ReadError."""
        try:
            piece = self._stream.read(size)
        except (*DAMAGE, OSError) as error:
            raise ReadError(f"is packed, and damaged ({error})") from error
        self._unfolding.count(piece)
        return piece


class _WithLineFeeds:
    """A text whose lines end in CR alone, with line feeds."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most so many; none at the end. Raises OSError."""
        return self._stream.read(size).replace(b"\r", b"\n")


class _FromUtf16:
    """A text in UTF-16, as UTF-8 without a byte order mark."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-16")("replace")

    def read(self, size: int) -> bytes:
        """Return the next bytes, about so many; none at the end. Raises OSError."""
        while piece := self._stream.read(size):
            if text := self._decoder.decode(piece):
                return text.encode("utf-8", "replace")
        return b""
