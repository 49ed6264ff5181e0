"""Reading a mailbox: each message becomes rows, or is left out with its reason."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain

from msgspec import Struct

from store.reading.budget import MEGABYTE
from store.reading.errors import NobodysRow, ReadError, RowError
from store.reading.mail.identity import Mine
from store.reading.mail.mailbox_owner import MOST_BYTES, MOST_MESSAGES, whose
from store.reading.mail.mailboxes import Mailbox
from store.reading.mail.mbox import LONGEST, Message
from store.reading.mail.rows import rows_of
from store.reading.readings import FileReading, ResumePoint, Row, SentMailRow, Skipped, Stop

KIND = "mail"

Watch = Callable[[str], AbstractContextManager[Callable[[int, int], None]]]
"""For the path of a mailbox, what is told how much of it is read, and of how much."""

_CUT = f"only its first {LONGEST // MEGABYTE} MB were looked at"
_TICKS = 500
"""How often it is told."""


@contextmanager
def unwatched(path: str) -> Iterator[Callable[[int, int], None]]:
    """Nobody is told."""
    yield lambda done, total: None


class MailReading(Struct, frozen=True):
    """The rows of a mailbox, who I am by now, and where I stopped it, if I did."""

    file: FileReading
    me: Mine
    stop: Stop | None = None


def read_mailbox(mailbox: Mailbox, me: Mine, mark: ResumePoint | None, watch: Watch) -> MailReading:
    """The rows of every message behind the mark, up to ctrl+C.

    Where nothing is known of me the first messages tell who I am. Raises ReadError, and KeyboardInterrupt before the
    first message was read.
    """
    taking = _Taking(mark)
    if mark is not None and not me.addresses:
        me = Mine(mark.me, me.names)
    ticks = 1
    with watch(mailbox.path) as progress:
        try:
            me, all_messages = _with_me(me, mailbox.messages(mark.end if mark else 0))
            for message in all_messages:
                taking.take(message, me)
                if message.end * _TICKS >= ticks * mailbox.size > 0:
                    progress(message.end, mailbox.size)
                    ticks += 1
        except KeyboardInterrupt:
            if not taking.messages:
                raise
            return MailReading(taking.reading(mailbox.path), me, taking.stop(mailbox, me))
    if not taking.messages and mark is None:
        raise ReadError("holds no message")
    return MailReading(taking.reading(mailbox.path), me)


def _with_me(me: Mine, messages: Iterator[Message]) -> tuple[Mine, Iterator[Message]]:
    """Who I am, and all messages, of which the first were looked at where that has to be found out."""
    if me.addresses:
        return me, messages
    first: list[Message] = []
    size = 0
    while len(first) < MOST_MESSAGES and size < MOST_BYTES and (message := next(messages, None)):
        first.append(message)
        size += len(message.data)
    found = whose(message.data for message in first)
    return Mine(found.addresses, me.names | found.names), chain(first, messages)


class _Taking:
    """What was read of a mailbox so far. A stop in the midst of a message leaves nothing of it."""

    def __init__(self, mark: ResumePoint | None) -> None:
        self._before = mark.messages if mark else 0
        self._wrote = mark.wrote if mark else {}
        self._rows: list[Row] = []
        self._skipped: list[Skipped] = []
        self._unread: list[int] = []
        self._done = (self._before, mark.end if mark else 0)
        """How many messages were read, from the start of the mailbox, and up to where."""

    def take(self, message: Message, me: Mine) -> None:
        """Read one message."""
        number = self._done[0] + 1
        try:
            if message.problem:
                raise RowError(message.problem)
            self._rows += rows_of(number, message.data, me)
        except (RowError, NobodysRow) as error:
            reason = (
                f"{error}; only its first {LONGEST // MEGABYTE} MB were looked at" if message.is_cut else str(error)
            )
            self._skipped.append(Skipped(number, reason))
            if isinstance(error, RowError):
                self._unread.append(number)
        self._done = (number, message.end)

    @property
    def messages(self) -> int:
        """How many messages were read."""
        return self._done[0] - self._before

    def reading(self, path: str) -> FileReading:
        """What was read."""
        last = self._done[0]
        rows = [row for row in self._rows if row.row <= last]
        skipped = [skip for skip in self._skipped if skip.row <= last]
        unread = sum(number <= last for number in self._unread)
        return FileReading(path, KIND, rows, skipped, unread, self._before, self._wrote)

    def stop(self, mailbox: Mailbox, me: Mine) -> Stop:
        """Where reading was stopped, and how to go on from there. Raises ReadError."""
        number, end = self._done
        wrote = Counter(self._wrote)
        for row in self._rows:
            if isinstance(row, SentMailRow) and row.row <= number:
                wrote.update({address.casefold() for _, address in row.recipients})
        digest = mailbox.digest(end)
        mark = ResumePoint(number, end, digest, dict(wrote), me.addresses) if digest else None
        return Stop(mailbox.path, number, mark)
