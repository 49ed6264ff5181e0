"""Finding the files and mailboxes behind a path: a file, a folder, a zip, standard input. Nothing is unpacked to disk.

A file of an archive is known by its base name alone, so it does not matter how deep it lies, nor what its path claims.
"""

import io
import os
import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from store.reading.budget import MEMBERS, Budget
from store.reading.contacts.pictures import without_pictures
from store.reading.errors import ReadError
from store.reading.folders import can_be_read, contents
from store.reading.mail.mailboxes import SNIFFED, Mailbox, MailFile, MailPipe, is_mail
from store.reading.opening import STANDARD_INPUT, Readable, Rejoined, opened

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 1
_ZIPS_IN_ZIPS = 2
"""A zip in a zip is read (a desktop that packs `x.zip` makes `x.zip.zip`), and nothing deeper."""

_END = b"PK\x05\x06"
_END_BYTES = 22
_END_64 = b"PK\x06\x07"
_END_64_BYTES = 20
_LONGEST_COMMENT = 65_535
_DIRECTORY_BYTES_A_MEMBER = 1_000


class Source(Struct, frozen=True):
    """One file. `path` is how it is shown; `name` is its base name, "" for standard input; `read` raises ReadError."""

    path: str
    name: str
    in_archive: bool
    """Whether it was found in an archive or a folder, rather than named itself."""
    read: Callable[[], bytes]


def sources(path: str, standard_input: Readable, budget: Budget) -> Iterator[Source | Mailbox]:
    """The files and mailboxes behind one argument: of a zip or folder every one that can be read, else the file itself.

    Each must be read before the next is asked for. Raises ReadError.
    """
    if path == STANDARD_INPUT:
        yield from _of_stream(path, standard_input, budget)
    elif os.path.isdir(path):
        yield from _of_folder(Path(path), budget)
    else:
        with opened(Path(path)) as file:
            yield from _of_file(path, Path(path).name, file, budget)


def _of_stream(path: str, stream: Readable, budget: Budget) -> Iterator[Source | Mailbox]:
    """What comes through a pipe: mail as it comes, anything else when it is all there."""
    start = stream.read(SNIFFED)
    rejoined = Rejoined(start, stream)
    if is_mail(start):
        yield MailPipe(path, rejoined)
    else:
        yield from _of_file(path, "", io.BytesIO(budget.read(without_pictures(rejoined))), budget)


def _of_file(path: str, name: str, file: BinaryIO, budget: Budget) -> Iterator[Source | Mailbox]:
    """A zip's members or the file itself, whatever its name says."""
    start = file.read(SNIFFED)
    file.seek(0)
    if start.startswith(_ZIP):
        yield from _of_zip(path, file, budget, _ZIPS_IN_ZIPS)
    elif is_mail(start):
        yield MailFile(path)
    else:
        yield Source(path, name, False, partial(budget.read, without_pictures(file)))


def _of_folder(folder: Path, budget: Budget) -> Iterator[Source | Mailbox]:
    """Everything below a folder that can be read, the zips that lie there too."""
    for found in contents(folder, budget):
        if isinstance(found, Mailbox):
            yield found
        elif can_be_read(found.name):
            yield Source(str(found), found.name, True, partial(_contents, found, budget))
        else:
            yield from _of_zip_in_folder(found, budget)


def _of_zip_in_folder(path: Path, budget: Budget) -> Iterator[Source | Mailbox]:
    """A zip's members; where it is damaged, it is a file that cannot be read, and the folder's others are."""
    try:
        with opened(path) as file:
            yield from _of_zip(str(path), file, budget, _ZIPS_IN_ZIPS)
    except ReadError as error:
        yield Source(str(path), path.name, True, partial(_refuse, error))


def _refuse(error: ReadError) -> NoReturn:
    raise error


def _of_zip(path: str, file: BinaryIO, budget: Budget, depth: int) -> Iterator[Source]:
    """Every file in a zip that can be read, in the zip's order; where it has none, those of the zips in it."""
    with _refusing_damage():
        _check_directory(file)
        archive = ZipFile(file)
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir() and not _is_link(member)]
        budget.take_members(len(members))
        tables = [member for member in members if can_be_read(_base(member.filename))]
        for member in tables:
            yield Source(
                f"{path}/{member.filename}",
                _base(member.filename),
                True,
                partial(_unpacked, archive, member, budget),
            )
        if depth > 1 and not tables:
            for member in members:
                if _base(member.filename).casefold().endswith(".zip"):
                    inner = io.BytesIO(_unpacked(archive, member, budget))
                    yield from _of_zip(f"{path}/{member.filename}", inner, budget, depth - 1)


def _unpacked(archive: ZipFile, member: ZipInfo, budget: Budget) -> bytes:
    """The bytes of one member. Raises ReadError."""
    if member.flag_bits & _ENCRYPTED:
        raise ReadError("is encrypted, which LinkedIn's archives are not")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ReadError("is packed in a way that LinkedIn does not use")
    with _refusing_damage(), archive.open(member) as stream:
        return budget.read(stream, member.compress_size)


def _check_directory(file: BinaryIO) -> None:
    """Look at what a zip says of its size before its whole directory is read into memory. Raises ReadError."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _END_BYTES - _END_64_BYTES - _LONGEST_COMMENT, 0))
    tail = file.read()
    file.seek(0)
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_BYTES:
        raise ReadError("is not a whole zip archive; download it again")
    members, directory_bytes = struct.unpack_from("<HI", tail, end + 10)
    is_large = tail.startswith(_END_64, end - _END_64_BYTES) if end >= _END_64_BYTES else False
    if is_large or members > MEMBERS or directory_bytes > MEMBERS * _DIRECTORY_BYTES_A_MEMBER:
        raise ReadError(f"holds more than {MEMBERS:,} files: is it an archive of LinkedIn's?")


@contextmanager
def _refusing_damage() -> Iterator[None]:
    """Whatever a damaged or forged zip makes the standard library say, as one sentence."""
    try:
        yield
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, struct.error) as error:
        raise ReadError(f"is not a whole zip archive ({error}); download it again") from error


def _contents(path: Path, budget: Budget) -> bytes:
    """The bytes of a file. Raises ReadError."""
    with opened(path) as file:
        return budget.read(without_pictures(file))


def _is_link(member: ZipInfo) -> bool:
    """Whether a member is a symbolic link, whose content would be a path."""
    return stat.S_ISLNK(member.external_attr >> 16)


def _base(path: str) -> str:
    """The last part of a path in a zip, which some programs write with backslashes."""
    return path.replace("\\", "/").rpartition("/")[2]
