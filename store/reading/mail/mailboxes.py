"""Mailboxes, whatever keeps them: an mbox, a folder with a file for each message (Maildir, saved `.eml`), a pipe.

Each gives its messages one by one; nothing ever holds a whole mailbox.
"""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from store.reading.errors import ReadError
from store.reading.mail.mbox import Message, begins_mbox, messages, whole
from store.reading.opening import Readable, Rejoined, opened

SNIFFED = 1 << 14
"""How many bytes tell whether a file is mail."""

_PIECE = 1 << 20
_HEADER = re.compile(rb"([!-9;-~]+):.*(?:\n[ \t].*)*(?:\n|\Z)")
_OF_MAIL = frozenset(
    b"from to cc date subject received return-path message-id delivered-to mime-version content-type reply-to "
    b"dkim-signature authentication-results x-original-to envelope-to sender".split()
)
_ENOUGH_HEADERS = 2


class Mailbox(ABC):
    """One mailbox, under the path by which it is shown."""

    path: str
    size: int
    """What `Message.end` is of the last message; 0 where nobody can tell."""

    @abstractmethod
    def messages(self, after: int = 0) -> Iterator[Message]:
        """The messages behind this place, which is the `end` of a message. Raises ReadError."""

    @abstractmethod
    def digest(self, end: int) -> str:
        """What tells whether all that stands before this place is the same; "" where it cannot be seen again.

        Raises ReadError.
        """


class MailFile(Mailbox):
    """A file with many messages, or with one."""

    def __init__(self, path: str) -> None:
        self.path = path
        with opened(Path(path)) as file:
            self.size = os.fstat(file.fileno()).st_size

    def messages(self, after: int = 0) -> Iterator[Message]:
        """The messages behind this place in the file. Raises ReadError."""
        with opened(Path(self.path)) as file:
            is_mbox = begins_mbox(file.read(SNIFFED))
            file.seek(after)
            yield from _read_from(self.path, messages(file, after) if is_mbox else _once(file, after))

    def digest(self, end: int) -> str:
        """A digest of every byte before this place. Raises ReadError."""
        said = blake2b(digest_size=16)
        with opened(Path(self.path)) as file:
            while end > 0 and (piece := file.read(min(end, _PIECE))):
                said.update(piece)
                end -= len(piece)
        return said.hexdigest() if end == 0 else ""


class MailFolder(Mailbox):
    """A folder with a file for each message. The place of a message is how many come before the next one."""

    def __init__(self, path: str, files: list[Path]) -> None:
        self.path = path
        self._files = sorted(files, key=_unique_name)
        self.size = len(files)

    def messages(self, after: int = 0) -> Iterator[Message]:
        """The messages behind so many. One that cannot be opened says why."""
        for end, path in enumerate(self._files[after:], after + 1):
            try:
                with opened(path) as file:
                    message = next(_read_from(str(path), _once(file, 0)))
            except ReadError as error:
                yield Message(b"", end, False, problem=f"{path.name} {error}")
            else:
                yield Message(message.data, end, message.is_cut)

    def digest(self, end: int) -> str:
        """A digest of the names of so many files, without the flags that a mailer adds."""
        names = "\0".join(_unique_name(path) for path in self._files[:end])
        return blake2b(os.fsencode(names), digest_size=16).hexdigest() if end <= self.size else ""


class MailPipe(Mailbox):
    """Mail that comes through a pipe, of which the beginning was read already. It comes once."""

    def __init__(self, path: str, stream: Readable) -> None:
        self.path = path
        self.size = 0
        self._stream = stream

    def messages(self, after: int = 0) -> Iterator[Message]:
        """All messages. Raises ReadError."""
        start = self._stream.read(SNIFFED)
        rejoined = Rejoined(start, self._stream)
        found = messages(rejoined) if begins_mbox(start) else iter([whole(rejoined)])
        yield from _read_from(self.path, found)

    def digest(self, end: int) -> str:
        """Nothing: what came through a pipe is gone."""
        return ""


def is_mail(start: bytes) -> bool:
    """Whether a file that begins so, as far as SNIFFED goes, is an mbox or a message: headers from the first line on,
    and those of mail.
    """
    if begins_mbox(start):
        return True
    names = set()
    at = len(start) - len(start.lstrip(b"\r\n"))
    while found := _HEADER.match(start, at):
        names.add(found[1].lower())
        at = found.end()
    is_end = at == len(start) or start.startswith((b"\n", b"\r\n"), at)
    is_cut = len(start) >= SNIFFED and b"\n" not in start[at:]
    return (is_end or is_cut) and len(names & _OF_MAIL) >= _ENOUGH_HEADERS


def _once(stream: Readable, after: int) -> Iterator[Message]:
    """The one message of a file, unless it was read before; mailers write the line of an mbox before it."""
    if after == 0:
        yield whole(stream)


def _read_from(path: str, found: Iterator[Message]) -> Iterator[Message]:
    """These messages. Raises ReadError where the disk fails."""
    try:
        yield from found
    except OSError as error:
        raise ReadError(f"cannot be read on: {error.strerror}") from error


def _unique_name(path: Path) -> str:
    """The part of a file's name in a Maildir that stays when the message is read, moved from new to cur, or flagged."""
    return path.name.partition(":2,")[0]
