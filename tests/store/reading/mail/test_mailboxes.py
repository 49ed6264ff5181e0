"""Mailboxes of every kind, as streams: where messages begin and end, and what a mailbox never costs."""

import gzip
import io
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.folders import item_on_disk
from store.reading.mail import mailboxes, mbox
from store.reading.mail.mailboxes import MailFile, MailFolder, is_mail
from store.reading.mail.mbox import messages
from store.reading.readings import MailInvitationRow, SentMailRow
from store.records.model import Me
from tests.store.reading.invented_archives import invitations_csv, outgoing, zipped
from tests.store.reading.mail.invented_mails import FROM, ME, MY_ADDRESS, invitation_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import names, read_box, read_from

CRLF = (FROM + b"A: 1\n\nx\n\n" + FROM + b"B: 2\n\ny\n").replace(b"\n", b"\r\n")
OTHERS = b"From 17@xxx Thu Jan 05 10:00:00 +0000 2026\nA: 1\n\nFrom - Fri Jan  6 10:00:00 2026\nB: 2\n\n"
PRIVATE = message("Kim <kim@ships.example>", "Lunch", "Shall we?")
MINE = message(f"{ME} <{MY_ADDRESS}>", "Lunch", "Yes.", to="Kim <kim@ships.example>")


def texts(box: bytes) -> list[bytes]:
    """The messages of an mbox, without the lines at their ends."""
    return [each.data.rstrip(b"\r\n") for each in messages(io.BytesIO(box))]


@pytest.mark.parametrize(
    ("box", "expected"),
    [
        (FROM + b"A: 1\n\nx\n\n" + FROM + b"B: 2\n\ny\n\n", [b"A: 1\n\nx", b"B: 2\n\ny"]),
        (FROM + b"A: 1\n\nx\n" + FROM + b"B: 2\n\ny", [b"A: 1\n\nx", b"B: 2\n\ny"]),
        (CRLF, [b"A: 1\r\n\r\nx", b"B: 2\r\n\r\ny"]),
        (FROM + b"A: 1\n\n>From me\n>>From you\nFrom here on\n", [b"A: 1\n\nFrom me\n>From you\nFrom here on"]),
        (OTHERS, [b"A: 1", b"B: 2"]),
        (FROM + FROM + b"A: 1\n\nx\n", [b"", b"A: 1\n\nx"]),
    ],
    ids=["mboxrd", "nothing between", "CRLF", "quoted", "other programs", "an empty message"],
)
def test_an_mbox_is_taken_apart_where_its_messages_begin(box: bytes, expected: list[bytes]) -> None:
    assert texts(box) == expected


def test_a_text_that_looks_like_the_next_message_stays_a_text_where_its_length_is_told() -> None:
    inner = b"see:\n\n" + FROM + b"Subject: quoted\n\nold\n"
    box = FROM + b"Subject: a\nContent-Length: %d\n\n" % len(inner) + inner + b"\n" + FROM + b"Subject: b\n\nnew\n"
    assert texts(box) == [b"Subject: a\nContent-Length: %d\n\n" % len(inner) + inner.rstrip(), b"Subject: b\n\nnew"]


@pytest.mark.parametrize("length", [0, 3, 60, 400, 999_999_999])
def test_a_wrong_length_hides_no_message(length: int) -> None:
    box = (
        FROM
        + b"Subject: a\nContent-Length: %d\n\none\n\n" % length
        + FROM
        + b"Subject: b\n\ntwo\n\n"
        + FROM
        + b"C: c\n\n"
    )
    assert [text[-3:] for text in texts(box)] == [b"one", b"two", b": c"]


@pytest.mark.parametrize("skipped", [1, 2], ids=["to the next but one", "to the end"])
def test_a_length_hides_no_mails_and_those_within_it_prove_nothing(skipped: int) -> None:
    others = [invitation_2026("Ola Ny", "ola", number="2"), invitation_2026("Ana Park", "ana", number="3")]
    within = b"Hello\n\n" + mbox_of(*others[:skipped])
    first = PRIVATE.partition(b"\n\n")[0] + b"\nContent-Length: %d\n\n" % (len(within.rstrip()) + 1)
    rows = [row for _, row in read_box(FROM + first + within + mbox_of(*others[skipped:])).rows(MailInvitationRow)]
    assert [(row.name, row.verified) for row in rows] == [("Ola Ny", False), ("Ana Park", skipped == 1)]


def test_every_byte_of_an_mbox_belongs_to_a_message_and_each_place_can_be_taken_up() -> None:
    box = mbox_of(PRIVATE, MINE, invitation_2026(), b"\n".join([b"A: b"] + [b"long"] * 50_000), PRIVATE)
    found = list(messages(io.BytesIO(box)))
    assert len(found) == 5
    assert found[-1].end == len(box)
    for place, each in enumerate(found):
        rest = io.BytesIO(box)
        rest.seek(each.end)
        assert list(messages(rest, each.end)) == found[place + 1 :]


@given(st.lists(st.text("From >:\n 12:34 2026a", max_size=60), min_size=1, max_size=6))
def test_whatever_is_written_in_mails_an_mboxrd_gives_them_back(bodies: list[str]) -> None:
    mails = [b"Subject: x\n\nHello\n" + body.rstrip("\n").encode() for body in bodies]
    quoted = [re.sub(rb"(?m)^(>*From )", rb">\1", mail) for mail in mails]
    assert texts(b"".join(FROM + mail + b"\n\n" for mail in quoted)) == [mail.rstrip(b"\n") for mail in mails]


def test_of_a_message_beyond_the_limit_the_start_is_read_and_the_next_one_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(mbox, "LONGEST", 100_000)
    long = PRIVATE + b"word\n" * 500_000
    path = tmp_path / "inbox"
    path.write_bytes(mbox_of(long, invitation_2026()))
    found = list(MailFile(str(path)).messages())
    assert [(each.is_cut, len(each.data) <= 100_000) for each in found] == [(True, True), (False, True)]
    readings = read_from(path)
    assert names(readings) == ["Kim Example"]
    assert readings.files[0].skipped[0].reason == "it is private mail; only its first 10 MB were looked at"


def test_hostile_lines_take_no_longer_than_others() -> None:
    box = FROM + b"A: b\n\n" + b"\nFrom 1:11 1:11 1:11 1:11" * 50_000
    assert len(texts(box)) == 1


@pytest.mark.parametrize("kind", ["mbox", "eml", "crlf", "maildir", "emls", "pipe", "piped mbox", "procmail"])
def test_the_same_invitation_is_found_whatever_keeps_it(kind: str, tmp_path: Path) -> None:
    mail = invitation_2026()
    stdin = {"pipe": mail, "piped mbox": mbox_of(mail, PRIVATE), "procmail": FROM + mail}.get(kind)
    if stdin is not None:
        readings = read_from("-", stdin=stdin)
    else:
        path = tmp_path / "box"
        if kind == "maildir":
            for part in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent/tmp"):
                (path / part).mkdir(parents=True)
            (path / "cur" / "1.a:2,S").write_bytes(PRIVATE)
            (path / "new" / "2.b").write_bytes(mail)
            (path / "tmp" / "3.c").write_bytes(invitation_2026("Half Written", "half-written"))
            (path / "dovecot.index").write_bytes(b"\0\1")
            (path / ".Sent" / "cur" / "4.d:2,S").write_bytes(MINE)
        elif kind == "emls":
            path.mkdir()
            (path / "a.eml").write_bytes(PRIVATE)
            (path / "no ending").write_bytes(mail)
            (path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
        else:
            path.write_bytes({"mbox": mbox_of(PRIVATE, mail), "eml": mail, "crlf": mail.replace(b"\n", b"\r\n")}[kind])
        readings = read_from(path)
    assert readings.refused == []
    assert names(readings) == ["Kim Example"]
    assert {file.kind for file in readings.files} == {"mail"}
    if kind == "maildir":
        inbox, sent = sorted(readings.files, key=lambda file: file.path)
        assert (len(inbox.rows), len(inbox.skipped)) == (1, 1)
        assert [type(row) for row in sent.rows] == [SentMailRow]


@pytest.mark.parametrize("name", ["saved.eml", "in a folder/saved.eml", "saved.eml.gz"])
def test_a_file_that_is_named_as_a_message_holds_one_and_a_second_is_told(name: str, tmp_path: Path) -> None:
    box = mbox_of(invitation_2026(), invitation_2026("Ola Ny", "ola", number="2"))
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(box) if name.endswith(".gz") else box)
    readings = read_from(tmp_path)
    assert names(readings) == ["Kim Example"]
    assert [skip.reason for file in readings.files for skip in file.skipped] == [mailboxes._SEVERAL]
    assert readings.files[0].unread == 1


def test_a_folder_may_hold_archives_and_mail(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(zipped({"Invitations.csv": invitations_csv(outgoing("Carl Hu", "carl-hu"))}))
    (tmp_path / "inbox").write_bytes(mbox_of(PRIVATE, invitation_2026()))
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and nothing else")
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "one.eml").write_bytes(invitation_2026("Ola Ny", "ola-ny", number="77"))
    readings = read_from(tmp_path)
    assert sorted(file.kind for file in readings.files) == ["linkedin-invitations", "mail", "mail"]
    assert sorted(names(readings)) == ["Kim Example", "Ola Ny"]
    assert [os.path.basename(refused.path) for refused in readings.refused] == ["broken.zip"]


@pytest.mark.parametrize(
    "start",
    [
        b"From,To,Sent At,Message,Direction\n",
        b'Notes:\n"When exporting your connection data"\n\n',
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Kim\nEND:VCARD\n",
        b"From here on: nothing\n",
        b"To: do\n\nDate: later\n",
        b"",
        b"\n\n",
    ],
)
def test_what_is_no_mail_is_not_taken_for_mail(start: bytes) -> None:
    assert not is_mail(start)


def test_a_message_that_cannot_be_opened_is_counted_and_named(tmp_path: Path) -> None:
    good, gone = tmp_path / "1.eml", tmp_path / "2.eml"
    good.write_bytes(PRIVATE)
    box = MailFolder(str(tmp_path), map(item_on_disk, [good, gone]))
    found = list(box.messages())
    assert [bool(each.problem) for each in found] == [False, True]
    assert "2.eml cannot be read" in found[1].problem


def test_a_mailbox_without_a_message_is_refused(tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()
    assert len(read_from(tmp_path).refused) == 1


def test_mail_beyond_the_number_of_files_of_an_archive_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.reading.budget.MEMBERS", 20)
    for part in ("cur", "new"):
        (tmp_path / part).mkdir()
    for number in range(60):
        (tmp_path / "cur" / f"{number:03}.x:2,").write_bytes(PRIVATE)
    (file,) = read_from(tmp_path).files
    assert [skip.row for skip in file.skipped] == list(range(1, 61))


WHOSE = {
    "LinkedIn writes to me": [invitation_2026(), PRIVATE, MINE],
    "most mails went to me": [PRIVATE, PRIVATE, MINE],
    "it is what I sent": [message(f"{ME} <{MY_ADDRESS}>", "x", "y", to=f"{n}@a.example") for n in range(5)],
    "they were delivered to me": [
        message("a@b.example", "x", "y", to="list@c.example", headers={"Delivered-To": MY_ADDRESS}),
        MINE,
    ],
}


@pytest.mark.parametrize("mails", WHOSE.values(), ids=WHOSE)
def test_whose_mailbox_it_is_shows_where_nobody_has_said(mails: list[bytes]) -> None:
    written = sum(mail.startswith(f"From: {ME}".encode()) for mail in mails)
    assert len(list(read_box(mbox_of(*mails), name="Sent").rows(SentMailRow))) == written > 0


def test_who_i_said_i_am_goes_before_what_a_mailbox_shows() -> None:
    readings = read_box(mbox_of(PRIVATE, PRIVATE, MINE), Me(addresses=("kim@ships.example",)), "Sent")
    assert len(list(readings.rows(SentMailRow))) == 2


def test_a_stop_leaves_a_mark_that_holds_until_what_was_read_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopping: Callable[[int], None]
) -> None:
    path = tmp_path / "sent"
    path.write_bytes(mbox_of(MINE, PRIVATE, MINE, invitation_2026()))
    stopping(3)
    readings = read_from(path)
    assert readings.stop is not None
    assert readings.stop.mark is not None
    assert (readings.stop.messages, readings.stop.mark.wrote) == (2, {"kim@ships.example": 1})
    box = MailFile(str(path))
    assert box.digest(readings.stop.mark.end) == readings.stop.mark.digest
    path.write_bytes(path.read_bytes().replace(b"Shall we", b"Must we "))
    assert box.digest(readings.stop.mark.end) != readings.stop.mark.digest


def test_a_place_in_a_maildir_holds_though_messages_are_moved_and_flagged_and_others_come(tmp_path: Path) -> None:
    for part in ("cur", "new"):
        (tmp_path / part).mkdir()
    names = ["1.a:2,S", "2.b:2,"]
    earlier = [tmp_path / "cur" / "1.a:2,", tmp_path / "new" / "2.b", tmp_path / "new" / "3.c"]
    later = [*(tmp_path / "cur" / name for name in names), tmp_path / "new" / "4.d"]
    before = MailFolder(str(tmp_path), map(item_on_disk, earlier))
    after = MailFolder(str(tmp_path), map(item_on_disk, later))
    assert before.digest(2) == after.digest(2)
    assert before.digest(3) != after.digest(3)
