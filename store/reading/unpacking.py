"""Streams that are packed, as what is in them: gzip, bzip2, xz. Other packings are named, so that people can unpack."""

import bz2
import codecs
import gzip
import lzma
import zlib
from collections.abc import Callable
from typing import BinaryIO, cast

from store.reading.budget import Unfolding
from store.reading.errors import ReadError
from store.reading.opening import Readable, Rejoined, read_start

DAMAGE = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile)
"""What reading on in a damaged stream raises, beside OSError."""

LONGEST_MAGIC = 6
"""How many bytes tell whether a stream is packed, or is in UTF-16."""

_PACKINGS: tuple[tuple[bytes, Callable[[BinaryIO], Readable]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
)
"""How a packed stream begins, and what reads it."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_plain(start: bytes) -> bool:
    """Return whether a stream that begins so is neither packed nor in UTF-16."""
    return not start.startswith((*(magic for magic, _ in _PACKINGS), *_UTF_16))


def unpacked(stream: Readable) -> Readable:
    """Return what is in a stream, where it is packed; else the stream. Reading it raises ReadError where it is damaged,
    or where far more comes out than mail or tables can be packed into.
    """
    start = read_start(stream, LONGEST_MAGIC)
    rejoined = Rejoined(start, stream)
    for magic, opened in _PACKINGS:
        if start.startswith(magic):
            counted = _Counted(rejoined)
            return _Unpacked(opened(cast(BinaryIO, counted)), counted.unfolding)
    return rejoined


def as_utf8(stream: Readable) -> Readable:
    """Return a text that was saved as UTF-16, as UTF-8; else the stream."""
    start = read_start(stream, 2)
    rejoined = Rejoined(start, stream)
    return _FromUtf16(rejoined) if start in _UTF_16 else rejoined


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
