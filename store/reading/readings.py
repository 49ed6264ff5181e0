"""What reading answers: the rows of every file that was read, and what was not read and why."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from msgspec import Struct

from store.records.model import Direction


class Row(Struct, frozen=True):
    """One row of a file, or one message of a mailbox, by its number there."""

    row: int


RowT = TypeVar("RowT", bound=Row)


class InvitationRow(Row, frozen=True):
    """One row of Invitations.csv. `name` is the other side, `me` the user's own side: a name or an email address
    each.
    """

    direction: Direction
    name: str
    url: str | None
    me: str
    my_url: str | None
    sent: datetime
    """Aware, in US Pacific time."""
    message: str


class ConnectionRow(Row, frozen=True):
    """One row of Connections.csv; "" where a cell is empty. `connected_on` is a UTC date."""

    name: str
    url: str | None
    email: str
    company: str
    position: str
    connected_on: date


class MessageRow(Row, frozen=True):
    """One row of messages.csv: `words` is a digest of its text, to recognise the note of an invitation. The text is
    kept only where it answers a question of the user's.

    `direction` is None where the archive does not say it (since 2021 it does not).
    """

    direction: Direction | None
    sender: str
    sender_url: str | None
    recipients: str
    """As the file has it: names that may hold commas, joined by commas."""
    recipient_urls: tuple[str, ...]
    sent: datetime
    """Aware, UTC."""
    words: bytes
    text: str = ""


class ProfileRow(Row, frozen=True):
    """The row of Profile.csv: who the user is; "" where a cell is empty."""

    name: str
    headline: str
    industry: str


class PositionRow(Row, frozen=True):
    """One row of Positions.csv. `started` is (year, month), (0, 0) where it is not told."""

    company: str
    title: str
    started: tuple[int, int]
    is_current: bool


class SchoolRow(Row, frozen=True):
    """One row of Education.csv: a school the user went to."""

    school: str


class AddressRow(Row, frozen=True):
    """One row of Email Addresses.csv: an address of the user's."""

    address: str


class MailRow(Row, frozen=True, kw_only=True):
    """What an email tells that is not the user's own."""

    sent: datetime
    """Aware, as the mail is dated."""
    verified: bool
    """Whether the mail is proven to come from where it says."""


class MailInvitationRow(MailRow, frozen=True):
    """An invitation that LinkedIn's mail reported; a reminder reports the same one again. "" where it says nothing."""

    name: str
    url: str | None
    headline: str
    location: str
    message: str
    number: str
    """LinkedIn's own number of the invitation."""
    is_reminder: bool
    me: str
    """The address that it was sent to."""


class MailAcceptanceRow(MailRow, frozen=True):
    """Somebody has accepted the user's invitation, as LinkedIn's mail says; one mail may report several."""

    name: str
    url: str | None
    headline: str


class MailLetterRow(MailRow, frozen=True):
    """A LinkedIn message that an email shows, or a plain mail from the address of somebody whom the user asked why they
    want to connect. Its text is kept only where it answers that question.
    """

    name: str
    url: str | None
    text: str
    email: str = ""
    """Their address, where it is a plain mail."""


class IntroductionRow(MailRow, frozen=True):
    """Somebody brings the user together with others by email (norm I06)."""

    by_name: str
    by_email: str
    people: tuple[tuple[str, str], ...]
    """Whom the user is to meet: name and address each, never none."""
    subject: str
    text: str


class AskingFirstRow(MailRow, frozen=True):
    """Somebody asks the user whether they would like to be introduced, before doing so (norm I01)."""

    name: str
    email: str


class SentMailRow(Row, frozen=True):
    """An email that the user sent: to whom and when, never what was in it."""

    recipients: tuple[tuple[str, str], ...]
    """Name and address each."""
    sent: datetime
    """Aware, as the mail is dated."""
    key: bytes
    """A digest of its Message-ID, by which two copies of it are known as one message."""


class ContactRow(Row, frozen=True):
    """Somebody in the user's address book; "" where it says nothing."""

    name: str
    emails: tuple[str, ...]
    url: str | None
    company: str
    position: str
    birthday: str = ""
    """Month and day, as `05-17`."""


class Skipped(Struct, frozen=True):
    """A row that was left out. `row` is its number in a spreadsheet: the first line is 1, the header counts."""

    row: int
    reason: str


class FileReading(Struct, frozen=True):
    """One file that was read: each row is either in `rows` or in `skipped`. `kind` is as `import --json` names it."""

    path: str
    kind: str
    rows: list[Row]
    skipped: list[Skipped]
    unread: int = 0
    """How many of those skipped could not be understood; the others are none that anybody would miss."""
    notice: str = ""
    """What is to be said of the file though it was read, such as that its encoding is a guess."""
    unread_mails: tuple[str, ...] = ()
    """Of a mailbox, a digest of each message that could not be understood."""
    before: int = 0
    """How many messages of a mailbox an import read that was stopped; the rows here are of those behind them."""
    wrote: Mapping[str, int] = {}
    """How many of the messages before went from the user to an address, folded."""


class RefusedPath(Struct, frozen=True):
    """A path of which nothing was taken in. `reason` goes on from the path: `is not a whole zip archive`."""

    path: str
    reason: str


class ResumePoint(Struct, frozen=True):
    """How far a mailbox was read: so many messages, up to the byte or the file `end`, with a digest of what is before
    it. `wrote` says how many of these messages went from the user to an address, folded; `me` which addresses were
    taken for the user's.
    """

    messages: int
    end: int
    digest: str
    wrote: dict[str, int]
    me: frozenset[str]


class Stop(Struct, frozen=True):
    """Reading was stopped in the mailbox of this path. `mark` is None where it cannot be taken up again there."""

    path: str
    messages: int
    mark: ResumePoint | None


class Readings(Struct):
    """Everything that was read. `unused` names the files of archives that hold nothing Salver uses."""

    files: list[FileReading]
    unused: list[str]
    refused: list[RefusedPath]
    stop: Stop | None = None
    """Where the user stopped it. What comes behind was not read."""

    def rows(self, kind: type[RowT]) -> Iterator[tuple[FileReading, RowT]]:
        """Yield all rows of one kind with the file that each is from, in the order of the files."""
        for file in self.files:
            for row in file.rows:
                if isinstance(row, kind):
                    yield file, row
