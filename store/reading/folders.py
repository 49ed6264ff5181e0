"""The files below a folder."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

from store.reading.budget import Budget
from store.reading.contents import OF_MAILDIR, Contents, contents
from store.reading.errors import ReadError
from store.reading.mail.mailboxes import MailFolder
from store.reading.opening import FoundFile, opened

_NO_SUBFOLDERS = (*OF_MAILDIR, "tmp")


def contents_of_folder(folder: Path, budget: Budget) -> Contents:
    """Return what there is to read below a folder. Links to folders are not followed. Raises ReadError."""
    maildirs: dict[str, MailFolder] = {}
    found = contents(_files(folder, maildirs, budget), budget, is_on_disk=True)
    found.readable |= maildirs
    return found


def item_on_disk(path: Path) -> FoundFile:
    """Return a file on the disk."""
    return FoundFile(str(path), path.name, partial(opened, path))


def _files(folder: Path, maildirs: dict[str, MailFolder], budget: Budget) -> Iterator[FoundFile]:
    """Yield every file below a folder but those of Maildirs, which are mailboxes as they are. Raises ReadError."""
    for directory, subfolders, names in os.walk(folder, onerror=_refuse):
        if OF_MAILDIR.issubset(subfolders):
            mails = [item for part in OF_MAILDIR for item in _items(directory, part)]
            subfolders[:] = [name for name in subfolders if name not in _NO_SUBFOLDERS]
            if mails:
                maildirs[directory] = MailFolder(directory, mails)
        else:
            budget.take_members(len(subfolders))
            for name in sorted(names):
                yield item_on_disk(Path(directory, name))


def _items(directory: str, part: str) -> list[FoundFile]:
    """Return the messages in one part of a Maildir. Raises ReadError."""
    try:
        names = os.listdir(Path(directory, part))
    except OSError as error:
        _refuse(error)
    return [item_on_disk(Path(directory, part, name)) for name in names if not name.startswith(".")]


def _refuse(error: OSError) -> NoReturn:
    """End the walk: something is in the way of reading a folder."""
    raise ReadError(f"cannot be read: {error.strerror}") from error
