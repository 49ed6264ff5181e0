"""The files in a zip archive, which may be damaged, or made to do harm. Nothing is unpacked to disk."""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from store.reading.budget import MEMBERS, Budget, Unfolding
from store.reading.errors import ReadError
from store.reading.opening import FoundFile, Readable

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins."""

_ENCRYPTED = 1
_END = b"PK\x05\x06"
_END_BYTES = 22
_LOCATOR_64 = b"PK\x06\x07"
_LOCATOR_64_BYTES = 20
_END_64 = b"PK\x06\x06"
_END_64_BYTES = 56
_LONGEST_COMMENT = 65_535
_DIRECTORY_BYTES_A_MEMBER = 1_000


@contextmanager
def unzipped(path: str, file: BinaryIO, budget: Budget) -> Iterator[list[FoundFile]]:
    """Yield the files in an archive, in its order, as long as it is open. A member of `a.zip` is shown as
    `a.zip/member`.

    Raises ReadError where it is damaged, or holds too many files.
    """
    with refusing_damage():
        _check_directory(file)
        archive = ZipFile(file)
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir() and not _is_link(member)]
        budget.take_members(len(members))
        yield [_item(path, archive, member) for member in members]


def _item(path: str, archive: ZipFile, member: ZipInfo) -> FoundFile:
    inside = member.filename.replace("\\", "/")
    return FoundFile(f"{path}/{inside}", inside.rpartition("/")[2], partial(_opened, archive, member))


@contextmanager
def _opened(archive: ZipFile, member: ZipInfo) -> Iterator[Readable]:
    """One member, open for reading. Raises ReadError."""
    if member.flag_bits & _ENCRYPTED:
        raise ReadError("is encrypted, which LinkedIn's archives are not")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ReadError("is packed in a way that LinkedIn does not use")
    with refusing_damage():
        stream = archive.open(member)
    with stream:
        yield _Member(stream, member.compress_size)


class _Member:
    """What comes out of a member, within the bounds of what can honestly be packed."""

    def __init__(self, stream: Readable, packed: int) -> None:
        self._stream = stream
        self._unfolding = Unfolding(packed)

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most so many; none at the end. Raises ReadError."""
        with refusing_damage():
            piece = self._stream.read(size)
        self._unfolding.count(piece)
        return piece


@contextmanager
def refusing_damage() -> Iterator[None]:
    """Say whatever a damaged or forged zip makes the standard library raise as one sentence. Raises ReadError."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, struct.error) as error:
        raise ReadError(f"is not a whole zip archive ({error}); download it again") from error


def _check_directory(file: BinaryIO) -> None:
    """Look at what a zip says of its size before its whole directory is read into memory. Raises ReadError.

    Some programs write the record of large archives, of 64 bits, into each; the other one then may say nothing.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _END_BYTES - _LOCATOR_64_BYTES - _END_64_BYTES - _LONGEST_COMMENT, 0))
    tail = file.read()
    file.seek(0)
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_BYTES:
        raise ReadError("is not a whole zip archive; download it again")
    members, directory_bytes = struct.unpack_from("<HI", tail, end + 10)
    locator = end - _LOCATOR_64_BYTES
    if locator >= 0 and tail.startswith(_LOCATOR_64, locator):
        place = tail.rfind(_END_64, 0, locator)
        if place < 0 or locator - place < _END_64_BYTES:
            raise ReadError("is not a whole zip archive; download it again")
        members, directory_bytes = struct.unpack_from("<QQ", tail, place + 32)
    if members > MEMBERS or directory_bytes > MEMBERS * _DIRECTORY_BYTES_A_MEMBER:
        raise ReadError(f"holds more than {MEMBERS:,} files: unpack it, and name the folder")


def _is_link(member: ZipInfo) -> bool:
    """Return whether a member is a symbolic link, whose content would be a path."""
    return stat.S_ISLNK(member.external_attr >> 16)
