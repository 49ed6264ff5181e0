"""Finding the files and mailboxes behind a path: a file, a folder, a zip, standard input. Nothing is unpacked to disk.

A file of an archive is known by its base name alone, so it does not matter how deep it lies, nor what its path claims.
"""

import io
import os
from collections.abc import Iterator
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import BinaryIO

from store.reading.budget import Budget
from store.reading.contacts.pictures import without_pictures
from store.reading.contents import SourceFile, contents, read_whole, refusing
from store.reading.errors import ReadError
from store.reading.folders import contents_of_folder, item_on_disk
from store.reading.foreign import ForeignFile, foreign
from store.reading.mail.mailboxes import SNIFFED, Mailbox, MailFile, MailFolder, MailStream, is_mail
from store.reading.opening import STANDARD_INPUT, FoundFile, Readable, Rejoined, opened, read_start
from store.reading.recognition import archive_of, mail_kind
from store.reading.unpacking import as_utf8, unpacked
from store.reading.zips import ZIP, unzipped

_ZIPS_IN_ZIPS = 2
"""A zip in a zip is read (a desktop that packs `x.zip` makes `x.zip.zip`), and one that lies deeper is told of."""


def sources(path: str, standard_input: Readable, budget: Budget) -> Iterator[SourceFile | Mailbox]:
    """Yield the files and mailboxes behind one argument: of a zip or folder every one that can be read, else the file
    itself.

    Each must be read before the next is asked for. Raises ReadError.
    """
    if path == STANDARD_INPUT:
        yield from _of_stream(path, standard_input, budget)
    elif os.path.isdir(path):
        yield from _of_folder(Path(path), budget)
    else:
        yield from _of_file(item_on_disk(Path(path)), budget)


def _of_stream(path: str, stream: Readable, budget: Budget) -> Iterator[SourceFile | Mailbox]:
    """Yield what comes through a pipe: mail as it comes, anything else when it is all there."""
    plain = as_utf8(unpacked(stream))
    start = read_start(plain, SNIFFED)
    rejoined = Rejoined(start, plain)
    if archive := archive_of(start):
        raise ReadError(archive.reason)
    if is_mail(start):
        yield MailStream(path, lambda: nullcontext(rejoined))
    elif start.startswith(ZIP):
        yield from _of_zip(path, io.BytesIO(budget.read(rejoined)), budget, _ZIPS_IN_ZIPS)
    elif form := foreign("", start):
        raise ReadError(form.reason)
    else:
        yield SourceFile(path, "", False, partial(budget.read, without_pictures(rejoined)))


def _of_file(item: FoundFile, budget: Budget) -> Iterator[SourceFile | Mailbox]:
    """Yield a zip's members or the file itself, whatever its name says."""
    with opened(Path(item.path)) as file:
        if file.read(len(ZIP[0])) in ZIP and not foreign(item.name, b""):
            yield from _of_zip(item.path, file, budget, _ZIPS_IN_ZIPS)
            return
    kind = mail_kind(item)
    if kind == "mbox":
        yield MailFile(item.path)
    elif kind == "packed mbox":
        yield MailStream(item.path, item.open)
    elif kind == "message" or (isinstance(kind, ForeignFile) and kind.holds == "mail"):
        yield MailFolder(item.path, [item])
    elif isinstance(kind, ForeignFile):
        raise ReadError(kind.reason)
    else:
        yield SourceFile(item.path, item.name, False, partial(read_whole, item, budget))


def _of_folder(folder: Path, budget: Budget) -> Iterator[SourceFile | Mailbox]:
    """Yield everything below a folder that can be read, in the order of the paths, the zips that lie there too."""
    found = contents_of_folder(folder, budget)
    archives = {archive.path: archive for archive in found.archives}
    for path in sorted([*found.readable, *archives]):
        if path in archives:
            yield from _of_zip_in_folder(archives[path], budget)
        else:
            yield found.readable[path]


def _of_zip_in_folder(item: FoundFile, budget: Budget) -> Iterator[SourceFile | Mailbox]:
    """Yield a zip's members; where it is damaged, it is a file that cannot be read, and the folder's others are."""
    try:
        with opened(Path(item.path)) as file:
            yield from _of_zip(item.path, file, budget, _ZIPS_IN_ZIPS)
    except ReadError as error:
        yield refusing(item, error)


def _of_zip(path: str, file: BinaryIO, budget: Budget, depth: int) -> Iterator[SourceFile | Mailbox]:
    """Yield every file in a zip that can be read, in the zip's order, then those of the zips in it. A zip that lies
    too deep, or is damaged, is a file that cannot be read.
    """
    with unzipped(path, file, budget) as items:
        found = contents(items, budget, is_on_disk=False)
        yield from found.readable.values()
        for archive in found.archives:
            try:
                if depth == 1:
                    raise ReadError("lies in a zip in a zip: unpack those, and name the folder")
                with archive.open() as stream:
                    inner = io.BytesIO(budget.read(stream))
                yield from _of_zip(archive.path, inner, budget, depth - 1)
            except ReadError as error:
                yield refusing(archive, error)
