"""Mailboxes, whatever keeps them: an mbox, a folder with a file for each message (Maildir, saved `.eml`), a pipe.

Each gives its messages one by one; nothing ever holds a whole mailbox.
"""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from hashlib import blake2b
from pathlib import Path

from msgspec.structs import replace

from store.reading.errors import ReadError
from store.reading.foreign import foreign
from store.reading.mail.headers import ENOUGH, HeaderBlock
from store.reading.mail.joined import joined_messages
from store.reading.mail.mail_state import FLAGS
from store.reading.mail.mbox import Message, is_mbox, messages, whole
from store.reading.mail.repair import repaired
from store.reading.opening import STANDARD_INPUT, FoundFile, Readable, Rejoined, opened, read_start
from store.reading.unpacking import as_utf8, unpacked

SNIFFED = 1 << 14
"""How many bytes tell whether a file is mail."""

_PIECE = 1 << 20
_JOINED = (
    "it looks like one of several emails in one piece, so it was not read: pipe them one by one (in mutt with "
    "`set pipe_split`), or import the mbox"
)
_SEVERAL = (
    "it looks like one of several mails in a file that is named as a single one, so it was not read: give the file a "
    "name that ends in .mbox"
)
_MAIL_NAMES = re.compile(r".*\.(?:eml|emlx|mbox|mbx)(?:\.(?:gz|bz2|xz))?", re.IGNORECASE | re.DOTALL)
_MESSAGE_NAMES = re.compile(r".*\.emlx?(?:\.(?:gz|bz2|xz))?", re.IGNORECASE | re.DOTALL)


class Mailbox(ABC):
    """One mailbox, under the path by which it is shown."""

    path: str
    size: int
    """What `Message.end` is of the last message; 0 where nobody can tell."""
    is_folder = True
    """Whether its path is that of a folder or an mbox, whose name may say what is in it."""

    @abstractmethod
    def messages(self, after: int = 0) -> Iterator[Message]:
        """Return the messages behind this place, which is the `end` of a message. Raises ReadError."""

    @abstractmethod
    def digest(self, end: int) -> str:
        """Return what tells whether all that is before this place is the same; "" where it cannot be seen again.

        Raises ReadError.
        """


class MailFile(Mailbox):
    """A file with many messages, or with one."""

    def __init__(self, path: str) -> None:
        self.path = path
        with opened(Path(path)) as file:
            self.size = os.fstat(file.fileno()).st_size

    def messages(self, after: int = 0) -> Iterator[Message]:
        """Yield the messages behind this place in the file. Raises ReadError."""
        with opened(Path(self.path)) as file:
            is_box = is_mbox(file.read(SNIFFED))
            file.seek(after)
            yield from _read_from(_of_box(self.path, file, after) if is_box else _once(file, after))

    def digest(self, end: int) -> str:
        """Return a digest of every byte before this place. Raises ReadError."""
        said = blake2b(digest_size=16)
        with opened(Path(self.path)) as file:
            while end > 0 and (piece := file.read(min(end, _PIECE))):
                said.update(piece)
                end -= len(piece)
        return said.hexdigest() if end == 0 else ""


class MailFolder(Mailbox):
    """A folder with a file for each message, on the disk or in an archive. The place of a message is how many come
    before the next one.
    """

    def __init__(self, path: str, items: Iterable[FoundFile]) -> None:
        self.path = path
        self._items = sorted(items, key=lambda item: (unique_name(item.name), item.path))
        self.is_folder = [item.path for item in self._items] != [path]
        self.size = len(self._items)

    def messages(self, after: int = 0) -> Iterator[Message]:
        """Yield the messages behind so many. One that cannot be opened says why."""
        for end, item in enumerate(self._items[after:], after + 1):
            try:
                with item.open() as file:
                    message = next(_read_from(_once(unpacked(file), 0)))
            except ReadError as error:
                yield Message(b"", end, False, problem=f"{item.name} {error}", file_name=item.name)
            else:
                form = foreign(item.name, message.data)
                problem = f"{item.name} {form.reason}" if form and not is_mail(message.data[:SNIFFED]) else ""
                yield replace(message, end=end, file_name=item.name, problem=problem)

    def digest(self, end: int) -> str:
        """Return a digest of the names of so many files, without the flags that a mailer adds."""
        names = "\0".join(unique_name(item.name) for item in self._items[:end])
        return blake2b(os.fsencode(names), digest_size=16).hexdigest() if end <= self.size else ""


class MailStream(Mailbox):
    """Mail that comes as a stream, such as a pipe or what is in a packed file. Where it was stopped nobody can tell."""

    def __init__(self, path: str, open_stream: Callable[[], AbstractContextManager[Readable]]) -> None:
        self.path = path
        self.size = 0
        self._open = open_stream

    def messages(self, after: int = 0) -> Iterator[Message]:
        """Yield all messages, and where the stream breaks off, one that says so. Raises ReadError."""
        end = 0
        with self._open() as stream:
            try:
                plain = as_utf8(unpacked(stream))
                start = read_start(plain, SNIFFED)
                rejoined = Rejoined(start, plain)
                for message in _read_from(_of_box(self.path, rejoined) if is_mbox(start) else _piped(rejoined)):
                    end = message.end
                    yield message
            except ReadError as error:
                yield Message(b"", end, False, problem=f"what follows it {error}" if end else str(error))

    def digest(self, end: int) -> str:
        """Nothing: what came through a pipe is gone, and packed files are read whole."""
        return ""


def is_mail(start: bytes) -> bool:
    """Return whether a file that begins so, as far as SNIFFED goes, is an mbox or a message: with enough headers of
    mail that a blank line or the end of the file follows.
    """
    if is_mbox(start):
        return True
    plain = repaired(Message(start, 0, False)).data
    block = HeaderBlock(plain)
    is_cut = len(start) >= SNIFFED and b"\n" not in plain[block.end :]
    return block.is_of_mail and (block.is_ended or is_cut or len(block.of_mail) > ENOUGH)


def is_named_mail(name: str) -> bool:
    """Return whether a file is called as mail is, so that it must not be passed over if it is none."""
    return _MAIL_NAMES.fullmatch(name) is not None


def is_named_message(name: str) -> bool:
    """Return whether a file is called as a single message is."""
    return _MESSAGE_NAMES.fullmatch(name) is not None


def _of_box(path: str, stream: Readable, after: int = 0) -> Iterator[Message]:
    """Yield the messages of an mbox behind a place in it. One is expected on standard input and in a file that is named
    as a message: what follows it is told and not read.
    """
    further = _JOINED if path == STANDARD_INPUT else _SEVERAL if is_named_message(path) else ""
    for number, message in enumerate(messages(stream, after), 1 if after else 0):
        yield Message(b"", message.end, False, problem=further) if further and number else message


def _once(stream: Readable, after: int) -> Iterator[Message]:
    """Yield the one message of a file, unless it was read before; mailers write the line of an mbox before it."""
    if after == 0:
        yield whole(stream)


def _piped(stream: Readable) -> Iterator[Message]:
    """Yield the one message of a stream, and for each further one that was piped with it, one that says so."""
    first = whole(stream)
    yield first
    for number in range(1, joined_messages(first.data) + 1):
        yield Message(b"", first.end + number, False, problem=_JOINED)


def _read_from(found: Iterator[Message]) -> Iterator[Message]:
    """These messages, as they were sent. Raises ReadError where the disk fails."""
    try:
        yield from map(repaired, found)
    except OSError as error:
        raise ReadError(f"cannot be read any further:  {error.strerror}") from error


def unique_name(name: str) -> str:
    """Return the part of a file's name in a Maildir that stays when the message is read, moved from new to cur, or
    flagged.
    """
    found = FLAGS.search(name)
    return name[: found.start()] if found else name
