"""Reading a mailbox: each message becomes rows, or is left out with its reason."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from hashlib import blake2b
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from store.progress import Progress
from store.reading.budget import MEGABYTE
from store.reading.errors import NobodysRow, ReadError, RowError
from store.reading.mail.identity import MailIdentity
from store.reading.mail.mail_state import reason_of_file, reason_of_folder
from store.reading.mail.mailbox_owner import MOST_BYTES, MOST_MESSAGES, mailbox_owner
from store.reading.mail.mailboxes import Mailbox
from store.reading.mail.mbox import LONGEST, Message
from store.reading.mail.relays import NO_TRUST, MailTrust
from store.reading.mail.rows import rows_of
from store.reading.mail.sent_folder import NOT_SENT, SentFolder
from store.reading.readings import FileReading, MailInvitationRow, ResumePoint, Row, SentMailRow, Skipped, Stop

KIND = "mail"

Watch = Callable[[str], AbstractContextManager[Progress]]
"""For the path of a mailbox, what is told how much of it is read, and of how much."""

_CUT = f"only its first {LONGEST // MEGABYTE} MB were looked at"
_MOST_NAMED = 3
"""How many addresses a notice names."""
_TICKS = 500
"""How often it is told."""


@contextmanager
def unwatched(path: str) -> Iterator[Progress]:
    """Nobody is told."""
    yield lambda done, total: None


class MailReading(Struct, frozen=True):
    """The rows of a mailbox, who the user is by now, and where the user stopped it, if the user did."""

    file: FileReading
    me: MailIdentity
    stop: Stop | None = None


def read_mailbox(
    mailbox: Mailbox, me: MailIdentity, mark: ResumePoint | None, watch: Watch, trust: MailTrust = NO_TRUST
) -> MailReading:
    """Return the rows of every message behind the mark, up to ctrl+C.

    Where nothing is known of the user the first messages tell who the user is. Raises ReadError, and KeyboardInterrupt
    before the first message was read.
    """
    taking = _Taking(mailbox, mark, trust)
    if mark is not None and not me.addresses:
        me = replace(me, addresses=mark.me)
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
            return MailReading(taking.reading(), me, taking.stop(me))
    if not taking.messages and mark is None:
        raise ReadError("holds no message")
    return MailReading(taking.reading(), me)


def _with_me(me: MailIdentity, messages: Iterator[Message]) -> tuple[MailIdentity, Iterator[Message]]:
    """Return who the user is, and all messages, of which the first were looked at where that has to be found out."""
    if me.addresses:
        return me, messages
    first: list[Message] = []
    size = 0
    while len(first) < MOST_MESSAGES and size < MOST_BYTES and (message := next(messages, None)):
        first.append(message)
        size += len(message.data)
    found = mailbox_owner(message.data for message in first)
    return replace(me, addresses=found.addresses, names=me.names | found.names), chain(first, messages)


class _Taking:
    """What was read of a mailbox so far. A stop in the middle of a message leaves nothing of it."""

    def __init__(self, mailbox: Mailbox, mark: ResumePoint | None, trust: MailTrust) -> None:
        self._mailbox = mailbox
        self._trust = trust
        self._reason_of_folder = reason_of_folder(mailbox.path) if mailbox.is_folder else ""
        self._before = mark.messages if mark else 0
        self._wrote = mark.wrote if mark else {}
        self._sent = SentFolder(mailbox, self._before)
        self._rows: list[Row] = []
        self._skipped: list[Skipped] = []
        self._sent_elsewhere: Counter[str] = Counter()
        """To which addresses that are none of the user's LinkedIn's mails went."""
        self._unread: list[tuple[int, str]] = []
        """Number and digest of each message that could not be understood."""
        self._done = (self._before, mark.end if mark else 0)
        """How many messages were read, from the start of the mailbox, and up to where."""

    def take(self, message: Message, me: MailIdentity) -> None:
        """Read one message."""
        number = self._done[0] + 1
        self._sent.saw(number, message, me)
        try:
            self._rows += self._read(number, message, me)
        except (RowError, NobodysRow) as error:
            reason = f"{error}; {_CUT}" if message.is_cut else str(error)
            if isinstance(error, RowError):
                self._unread.append((number, _digest(message)))
                if message.file_name and message.file_name not in reason:
                    reason = f"{message.file_name}: {reason}"
            self._skipped.append(Skipped(number, reason))
        self._done = (number, message.end)

    def _read(self, number: int, message: Message, me: MailIdentity) -> list[Row]:
        """Return the rows of one message. Raises NobodysRow and RowError."""
        if message.problem:
            raise RowError(message.problem)
        if reason := self._reason_of_folder or reason_of_file(message.file_name, message.apple_flags):
            raise NobodysRow(reason)
        rows = rows_of(number, message.data, me, self._trust, is_provable=message.is_provable)
        if me.addresses:
            to = {row.me for row in rows if isinstance(row, MailInvitationRow)}
            self._sent_elsewhere.update(address for address in to if address.casefold() not in me.addresses)
        return rows

    @property
    def messages(self) -> int:
        """How many messages were read."""
        return self._done[0] - self._before

    def reading(self) -> FileReading:
        """Return what was read."""
        last = self._done[0]
        rows, not_sent = self._believed()
        skipped = sorted([*(skip for skip in self._skipped if skip.row <= last), *not_sent], key=lambda skip: skip.row)
        unread = tuple(digest for number, digest in self._unread if number <= last)
        return FileReading(
            self._mailbox.path,
            KIND,
            rows,
            skipped,
            unread=len(unread),
            unread_mails=unread,
            before=self._before,
            wrote=self._wrote,
            notice=self._notice(),
        )

    def _notice(self) -> str:
        """What is to be said of mails that went to somebody else; "" where there are none."""
        addresses = [address for address, _ in self._sent_elsewhere.most_common(_MOST_NAMED) if address]
        if not addresses:
            return ""
        return (
            f"some of LinkedIn's emails were sent to {', '.join(addresses)}: as far as Salver knows, that is not you, "
            "so they prove nothing; name all your addresses under `addresses` in [me] of config.toml"
        )

    def _believed(self) -> tuple[list[Row], list[Skipped]]:
        """Return the rows so far, and why others are left out: mail of the user's counts only where the user keeps what
        they sent.
        """
        rows = [row for row in self._rows if row.row <= self._done[0]]
        forged = {row.row for row in rows if isinstance(row, SentMailRow) and not self._sent.has(row.row)}
        return [row for row in rows if row.row not in forged], [Skipped(row, NOT_SENT) for row in sorted(forged)]

    def stop(self, me: MailIdentity) -> Stop:
        """Return where reading was stopped, and how to go on from there. Raises ReadError."""
        number, end = self._done
        wrote = Counter(self._wrote)
        for row in self._believed()[0]:
            if isinstance(row, SentMailRow):
                wrote.update({address.casefold() for _, address in row.recipients})
        digest = self._mailbox.digest(end)
        mark = ResumePoint(number, end, digest, dict(wrote), me.addresses) if digest else None
        return Stop(self._mailbox.path, number, mark)


def _digest(message: Message) -> str:
    """Return what tells a message that cannot be understood from others, in every mailbox where it lies."""
    return blake2b(message.data or os.fsencode(message.problem), digest_size=8).hexdigest()
