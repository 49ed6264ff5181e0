"""What a folder holds that can be read: tables and address books, archives, mailboxes and single mails."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

from store.reading.budget import Budget
from store.reading.errors import ReadError
from store.reading.mail.mailboxes import SNIFFED, Mailbox, MailFile, MailFolder, is_mail
from store.reading.mail.mbox import begins_mbox
from store.reading.opening import opened

ENDINGS = (".csv", ".vcf", ".vcard")
"""How tables and address books are called."""

_OF_MAILDIR = frozenset({"cur", "new"})
_NO_SUBFOLDERS = (*_OF_MAILDIR, "tmp")


def can_be_read(name: str) -> bool:
    """Whether a file can be a table or an address book by its name; macOS puts shadows beside them, `._` before."""
    return name.casefold().endswith(ENDINGS) and not name.startswith("._")


def contents(folder: Path, budget: Budget) -> Iterator[Path | Mailbox]:
    """Every file and every mailbox below a folder that can be read, in the order of their paths. A file that is named
    `.zip` is one too. Links to folders are not followed.

    The mails in one folder are one mailbox. Whatever is no mail counts against the limit of files. Raises ReadError.
    """
    found: dict[str, Path | Mailbox] = {}
    for directory, subfolders, names in os.walk(folder, onerror=_refuse):
        if _OF_MAILDIR.issubset(subfolders):
            mails = [Path(directory, part, name) for part in _OF_MAILDIR for name in _names(directory, part)]
            subfolders[:] = [name for name in subfolders if name not in _NO_SUBFOLDERS]
        else:
            mails = []
            budget.take_members(len(subfolders))
            for name in names:
                path = Path(directory, name)
                if can_be_read(name) or name.casefold().endswith(".zip"):
                    budget.take_members(1)
                    found[str(path)] = path
                elif (start := _start(path)) is None or not is_mail(start):
                    budget.take_members(1)
                elif begins_mbox(start):
                    found[str(path)] = MailFile(str(path))
                else:
                    mails.append(path)
        if mails:
            found[directory] = MailFolder(directory, mails)
    yield from (found[path] for path in sorted(found))


def _names(directory: str, part: str) -> list[str]:
    """The messages in one part of a Maildir. Raises ReadError."""
    try:
        return [name for name in os.listdir(Path(directory, part)) if not name.startswith(".")]
    except OSError as error:
        _refuse(error)


def _start(path: Path) -> bytes | None:
    """How a file begins; None for one that is hidden, or that cannot be read."""
    if path.name.startswith("."):
        return None
    try:
        with opened(path) as file:
            return file.read(SNIFFED)
    except (ReadError, OSError):  # a folder may hold what is nobody's business: sockets, files of others
        return None


def _refuse(error: OSError) -> NoReturn:
    """What stands in the way of walking a folder ends the walk."""
    raise ReadError(f"cannot be read: {error.strerror}") from error
