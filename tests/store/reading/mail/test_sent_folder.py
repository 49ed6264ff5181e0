"""Mail that says it is from the user counts only where the user keeps what was sent."""

from pathlib import Path

import pytest

from store.reading.mail.sent_folder import NOT_SENT
from store.reading.reader import read
from store.reading.readings import Readings, SentMailRow
from store.records.model import Me
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS, PROVEN, invitation_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import read_box, read_from, reasons

USER = Me(addresses=(MY_ADDRESS,))
MINE = message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Kim <kim@ships.example>")
OTHER = message(f"{ME} <{MY_ADDRESS}>", "Tea", "Yes.", to="Kim <kim@ships.example>")
DELIVERED = b"Received: from x by mx.example.org\n" + MINE
TAKEOUT = b"From 1790000000000000003@xxx Tue Feb 03 08:15:00 +0000 2026\n"


def sent(readings: Readings) -> int:
    """How many mails count as sent by the user."""
    return len(list(readings.rows(SentMailRow)))


@pytest.mark.parametrize(
    "name",
    ["Sent", ".Sent", "Sent Items.mbox", "sent-2025", "Sent 2025-06", "2024 Gesendet.mbox", ".Sent.2024", "送信済み"],
)
def test_in_a_folder_that_is_named_so_it_counts(name: str) -> None:
    assert sent(read_box(mbox_of(MINE), USER, name)) == 1
    assert sent(read_box(mbox_of(invitation_2026(), DELIVERED), USER, name)) == 1


@pytest.mark.parametrize("part", ["cur", "new"])
@pytest.mark.parametrize("inner", ["", "2025"])
def test_a_folder_of_files_counts_by_its_name_or_that_of_the_one_around_it(
    tmp_path: Path, part: str, inner: str
) -> None:
    folder = tmp_path / "Sent" / inner
    for each in ("cur", "new", "tmp"):
        (folder / each).mkdir(parents=True)
    (folder / part / "1.a:2,S").write_bytes(MINE)
    assert sent(read([str(tmp_path / "Sent")], me=USER)) == 1


@pytest.mark.parametrize(("mailbox", "count"), [("Sent Messages.mbox", 1), ("Gesendet.mbox", 1), ("INBOX.mbox", 0)])
def test_what_lies_deep_in_a_mailbox_of_apple_mail_counts_by_its_name(mailbox: str, count: int, tmp_path: Path) -> None:
    folder = tmp_path / "V10" / "ABC" / mailbox / "DEF" / "Data" / "Messages"
    folder.mkdir(parents=True)
    (folder / "4.emlx").write_bytes(b"%d\n" % len(MINE) + MINE)
    assert sent(read([str(tmp_path)], me=USER)) == count
    assert sent(read([str(folder / "4.emlx")], me=USER)) == count


def test_a_single_file_counts_by_the_folder_that_it_lies_in(tmp_path: Path) -> None:
    for name, count in (("Sent", 1), ("Inbox", 0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.eml").write_bytes(MINE)
        assert sent(read([str(tmp_path / name / "a.eml")], me=USER)) == count


def test_a_label_of_a_takeout_counts_in_the_users_language() -> None:
    for label in (b"Sent,Opened", b"=?UTF-8?Q?Envoy=C3=A9s?=", b"Gesendet", b"Inbox,Sent"):
        box = TAKEOUT + b"X-GM-THRID: 1\nX-Gmail-Labels: " + label + b"\n" + DELIVERED + b"\n" + TAKEOUT + DELIVERED
        readings = read_box(box, USER)
        assert (sent(readings), reasons(readings)) == (1, [NOT_SENT])


def test_a_box_of_nothing_but_ones_own_undelivered_mail_counts() -> None:
    assert sent(read_box(mbox_of(MINE, OTHER), USER)) == 2


@pytest.mark.parametrize(
    "mails",
    [
        [MINE],
        [MINE, invitation_2026()],
        [invitation_2026(), MINE],
        [DELIVERED, OTHER],
        [MINE, b"Return-Path: <eve@evil.example>\n" + OTHER],
        [MINE, b"Authentication-Results: mx.example.org; dkim=pass header.d=example.org\n" + OTHER],
        [b"X-Gmail-Labels: Sent\n" + MINE],
        [b"X-Gmail-Labels: Sent\n" + DELIVERED, OTHER],
        [b"Authentication-Results: " + PROVEN.encode() + b"\n" + MINE],
    ],
)
def test_anywhere_else_it_is_left_out_with_the_reason(mails: list[bytes]) -> None:
    readings = read_box(mbox_of(*mails), USER)
    assert sent(readings) == 0
    assert NOT_SENT in reasons(readings)


@pytest.mark.parametrize("stdin", [MINE, DELIVERED, mbox_of(MINE), b"X-Gmail-Labels: Sent\n" + MINE, TAKEOUT + MINE])
def test_through_a_pipe_it_never_counts(stdin: bytes) -> None:
    assert sent(read_from("-", stdin=stdin)) == 0


def test_what_is_piped_behind_a_message_is_told_and_not_read() -> None:
    readings = read_from("-", stdin=mbox_of(MINE, invitation_2026()))
    assert "pipe_split" in reasons(readings)[-1]
    assert readings.files[0].unread == 1
