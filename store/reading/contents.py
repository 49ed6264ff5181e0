"""What there is to read among the files of a folder or of an archive: tables, address books, mailboxes, archives."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import PurePath
from typing import NoReturn

from msgspec import Struct

from store.reading.budget import Budget
from store.reading.contacts.pictures import without_pictures
from store.reading.errors import ReadError
from store.reading.foreign import ForeignFile
from store.reading.mail.mailboxes import Mailbox, MailFile, MailFolder, MailStream, is_named_mail
from store.reading.opening import FoundFile
from store.reading.recognition import is_table, mail_kind
from store.reading.unpacking import unpacked

OF_MAILDIR = frozenset({"cur", "new"})
"""The folders in a Maildir in which its messages lie."""


class SourceFile(Struct, frozen=True):
    """One file. `path` is how it is shown; `name` is its base name, "" for standard input; `read` raises ReadError."""

    path: str
    name: str
    in_archive: bool
    """Whether it was found in an archive or a folder, rather than named itself."""
    read: Callable[[], bytes]


class Contents(Struct):
    """What was found: to read by path, and the archives among it."""

    readable: dict[str, SourceFile | Mailbox]
    archives: list[FoundFile]


def contents(items: Iterable[FoundFile], budget: Budget, *, is_on_disk: bool) -> Contents:
    """Return what these files are. The mails in one folder are one mailbox; so is whatever is called as mail is, and
    whatever holds mail in a form that Salver does not read: it says so when it is read.

    On the disk, what is no mail counts against the limit of files. Raises ReadError beyond it.
    """
    found = Contents({}, [])
    mails: dict[str, list[FoundFile]] = {}
    for item in items:
        source = _recognised(item, budget, found, is_on_disk=is_on_disk)
        if isinstance(source, FoundFile):
            mails.setdefault(_mailbox_of(item), []).append(item)
        elif source is not None:
            found.readable[item.path] = source
        if is_on_disk and not isinstance(source, FoundFile | Mailbox):
            budget.take_members(1)
    found.readable |= {path: MailFolder(path, items) for path, items in mails.items()}
    return found


def _mailbox_of(item: FoundFile) -> str:
    """Return the path of the folder whose name tells what a message in it is, also where a part of a Maildir is gone:
    archives keep no empty folders.
    """
    folder = PurePath(item.path).parent
    return str(folder.parent if folder.name in OF_MAILDIR and folder.parent.name else folder)


def _recognised(
    item: FoundFile, budget: Budget, found: Contents, *, is_on_disk: bool
) -> SourceFile | Mailbox | FoundFile | None:
    """Return what is to be read of a file: of a single mail the file itself. An archive is noted among those found."""
    if is_table(item.name):
        return SourceFile(item.path, item.name, True, partial(read_whole, item, budget))
    if item.name.startswith("."):
        return None
    if item.name.casefold().endswith(".zip"):
        found.archives.append(item)
        return None
    try:
        kind = mail_kind(item)
    except ReadError:  # a folder may hold what is nobody's business: sockets, files of others
        return item if is_named_mail(item.name) else None
    if isinstance(kind, ForeignFile):
        return _foreign(item, kind)
    if kind == "message":
        return item
    if kind == "mbox" and is_on_disk:
        return MailFile(item.path)
    return MailStream(item.path, item.open) if kind else None


def _foreign(item: FoundFile, form: ForeignFile) -> SourceFile | FoundFile | None:
    """Return what is to be read of a file that Salver does not read: as mail it is accounted for like a message."""
    if form.holds == "mail":
        return item
    return None if form.holds == "anything" else refusing(item, ReadError(form.reason))


def read_whole(item: FoundFile, budget: Budget) -> bytes:
    """Return all that a table or an address book holds. Raises ReadError."""
    with item.open() as file:
        return budget.read(without_pictures(unpacked(file)))


def refusing(item: FoundFile, error: ReadError) -> SourceFile:
    """Return a file that cannot be read: whoever reads it is told why."""
    return SourceFile(item.path, item.name, True, partial(_raise, error))


def _raise(error: ReadError) -> NoReturn:
    raise error
