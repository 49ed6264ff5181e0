"""Messages that other programs saved, counted or headed anew: read as they were sent."""

from pathlib import Path

import pytest

from store.reading.mail.mail_state import DELETED, DRAFT, SPAM
from store.reading.mail.mailboxes import is_mail
from store.reading.readings import MailInvitationRow
from tests.store.reading.mail.invented_mails import CANARIES, invitation_2026
from tests.store.reading.mail.reading_mails import names, read_from, reasons

KIM = invitation_2026("Kim Example", "kim", number="6412345678901234567")
BOM = b"\xef\xbb\xbf"
LIST = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n'
    b'<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://apple.example/PropertyList-1.0.dtd">\n'
    b'<plist version="1.0"><dict><key>flags</key><integer>%d</integer></dict></plist>\n'
)


def emlx(mail: bytes, flags: int = 8590195713, count: int | None = None) -> bytes:
    """A message as Apple Mail keeps it: its length, the message, a property list."""
    return b"%-10d\n" % (len(mail) if count is None else count) + mail + LIST % flags


SAVED = {
    "byte order mark": BOM + KIM,
    "byte order mark and blank lines": b"\r\n" + BOM + b"\n" + KIM,
    "two marks": BOM + BOM + KIM,
    "a mark that was encoded again": b"\xc3\xaf\xc2\xbb\xc2\xbf" + KIM,
    "UTF-16": KIM.decode().encode("utf-16"),
    "UTF-16, big-endian": b"\xfe\xff" + KIM.decode().encode("utf-16-be"),
    "UTF-16 with CRLF": KIM.decode().replace("\n", "\r\n").encode("utf-16"),
    "a quoted separator": b">From - Thu Jan  5 10:00:00 2026\n" + KIM,
    "a line of a log": b"*** message 17 of 20 ***\n" + KIM,
    "a separator without a date": b"From kim@ships.example\n" + KIM,
    "Apple Mail": emlx(KIM),
    "Apple Mail with CRLF": emlx(KIM.replace(b"\n", b"\r\n")),
    "Apple Mail with a wrong count": emlx(KIM, count=len(KIM) + 20),
    "Apple Mail with a short count": emlx(KIM, count=100),
    "Apple Mail without its list": b"%d\n" % len(KIM) + KIM,
    "a fetcher's own header": b"Received: from localhost by mx.example.org; 5 Jan 2026 10:00:00 -0000\n\n" + BOM + KIM,
    "a fetcher's headers with CRLF": b"Return-Path: <x@y.example>\r\nDelivered-To: pat@example.org\r\n\r\n"
    + KIM.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("kind", SAVED)
@pytest.mark.parametrize("kept", ["file", "pipe", "maildir"])
def test_a_message_is_read_however_it_was_saved(kind: str, kept: str, tmp_path: Path) -> None:
    path = tmp_path / "saved"
    if kept == "maildir":
        for part in ("cur", "new", "tmp"):
            (path / part).mkdir(parents=True)
        (path / "cur" / "1.a:2,S").write_bytes(SAVED[kind])
    else:
        path.write_bytes(SAVED[kind])
    readings = read_from("-", stdin=SAVED[kind]) if kept == "pipe" else read_from(path)
    (row,) = (row for _, row in readings.rows(MailInvitationRow))
    assert (row.name, row.url, row.number) == ("Kim Example", "https://www.linkedin.com/in/kim", "6412345678901234567")
    assert not any(canary in row.message for canary in CANARIES)
    assert "plist" not in row.message


def test_headers_below_a_blank_line_prove_nothing() -> None:
    (row,) = (row for _, row in read_from("-", stdin=SAVED["a fetcher's own header"]).rows(MailInvitationRow))
    assert not row.verified


def test_headers_in_the_text_of_a_whole_mail_stay_text() -> None:
    mail = b"From: Eve <eve@evil.example>\nTo: pat@example.org\nSubject: x\nDate: 5 Jan 2026 10:00 +0000\n\n" + KIM
    assert names(read_from("-", stdin=mail)) == []


@pytest.mark.parametrize(("bit", "reason"), [(1, DELETED), (6, DRAFT), (24, SPAM)])
def test_the_bits_of_apple_mail_say_what_became_of_a_message(bit: int, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "1.emlx"
    path.write_bytes(emlx(KIM, flags=1 << bit))
    assert reasons(read_from(path)) == [reason]


@pytest.mark.parametrize(
    "start", [b"904\n905\n906\n", b"12\nFrom,To,Sent At\n", BOM + b"Name;Email\n", b"Date: 1\n\nx\n"]
)
def test_numbers_and_marks_alone_make_no_mail(start: bytes) -> None:
    assert not is_mail(start)
