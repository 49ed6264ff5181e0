"""Reading of invented mails, as tests want it."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from store.reading.errors import NobodysRow
from store.reading.mail.identity import MailIdentity
from store.reading.mail.rows import rows_of
from store.reading.reader import read
from store.reading.readings import IntroductionRow, MailInvitationRow, Readings, Row
from store.records.model import Me
from tests.store.reading.mail.invented_mails import MY_ADDRESS

READER = MailIdentity(frozenset({MY_ADDRESS}), frozenset({"pat example"}))


def read_from(*paths: Path | str, stdin: bytes = b"") -> Readings:
    """What is read behind these paths, when nobody has said who I am."""
    return read([str(path) for path in paths], io.BytesIO(stdin))


def read_box(data: bytes, me: Me | None = None, name: str = "box") -> Readings:
    """What is read of an mbox of this name that holds these bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data)
        return read([str(path)], me=me)


def names(readings: Readings) -> list[str]:
    """Who invites me."""
    return [row.name for _, row in readings.rows(MailInvitationRow)]


def reasons(readings: Readings) -> list[str]:
    """Why messages were left out."""
    return [skip.reason for file in readings.files for skip in file.skipped]


def row_of(data: bytes) -> Row:
    """The only row of a message."""
    (row,) = rows_of(1, data, READER)
    return row


def invitation_of(data: bytes) -> MailInvitationRow:
    """The invitation that a message is."""
    row = row_of(data)
    assert isinstance(row, MailInvitationRow)
    return row


def introduction_of(data: bytes) -> IntroductionRow:
    """The introduction that a message is."""
    row = row_of(data)
    assert isinstance(row, IntroductionRow)
    return row


def reason(data: bytes) -> str:
    """Why a message is nobody's invitation."""
    with pytest.raises(NobodysRow) as caught:
        rows_of(1, data, READER)
    return str(caught.value)
