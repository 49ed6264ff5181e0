"""Inputs as odd as the world has them: mailboxes, archives, states, relays, cards and charsets of other programs."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from store.reading.reader import read
from store.reading.readings import ContactRow, MailInvitationRow, Readings
from store.records.model import Me
from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.mail.invented_mails import (
    FROM,
    ME,
    MY_ADDRESS,
    invitation_2018,
    invitation_2026,
    mbox_of,
)

KIM, OLA = invitation_2026(), invitation_2026("Ola Ny", "ola-ny")
BOTH = ["Kim Example", "Ola Ny"]
NAMES = {
    "cp1252": "Zoë Müller",
    "iso-8859-15": "Zoë Müller",
    "koi8-r": "Анна Ким",
    "big5": "王小明",
    "euc-kr": "김민수",
    "shift_jis": "山田太郎",
    "windows-1255": "דוד לוי",
}
LETTER = f"From: Kim <k@s.example>\nTo: {MY_ADDRESS}\nDate: Tue, 3 Feb 2026 08:15:00 +0000\nMessage-ID: <a@b>\n"


def read_as(folder: Path, name: str, data: bytes) -> Readings:
    """What is read of a file of this name."""
    (folder / name).write_bytes(data)
    return read([str(folder / name)], me=Me(addresses=(MY_ADDRESS,), names=(ME,)))


def invited(readings: Readings) -> list[str]:
    """Who invites the user."""
    return sorted(row.name for _, row in readings.rows(MailInvitationRow))


def contacts(folder: Path, *cards: str) -> list[ContactRow]:
    """The people of an address book."""
    return [row for _, row in read_as(folder, "book.vcf", "".join(cards).encode()).rows(ContactRow)]


@pytest.mark.parametrize("line", [b"From -\n", b"From \n", b"From kim@x.example\n", b"From MAILER-DAEMON\r\n"])
def test_separators_without_a_date_part_messages(tmp_path: Path, line: bytes) -> None:
    assert invited(read_as(tmp_path, "b.mbox", line + KIM + b"\n\n" + line + OLA)) == BOTH


@pytest.mark.parametrize("line", [b">From x y\n", b">>From - a\n", b">From kim@a.b Tue Feb 03 08:15:00 2026\n"])
def test_a_quoted_separator_below_the_true_one_is_left_out(tmp_path: Path, line: bytes) -> None:
    assert invited(read_as(tmp_path, "b.mbox", FROM + line + KIM + b"\n" + FROM + OLA)) == BOTH


@pytest.mark.parametrize(("charset", "mark"), [("utf-16", b""), ("utf-16-be", b"\xfe\xff"), ("utf-8-sig", b"")])
def test_marks_of_editors_hide_no_mail(tmp_path: Path, charset: str, mark: bytes) -> None:
    assert invited(read_as(tmp_path, "a.eml", mark + KIM.decode().encode(charset))) == ["Kim Example"]


def test_a_mailbox_of_apple_mail_is_the_file_in_a_folder_that_is_called_so(tmp_path: Path) -> None:
    exported = tmp_path / "Invites.mbox"
    exported.mkdir()
    (exported / "table_of_contents").write_bytes(b"\0\0\0\2")
    bounce = b"Return-Path:\n <bounce+verp-1@bounce.linkedin.com>\n"
    (exported / "mbox").write_bytes(mbox_of(bounce + KIM, OLA))
    readings = read([str(exported)], me=Me(addresses=(MY_ADDRESS,), names=(ME,)))
    assert invited(readings) == BOTH
    assert [file.skipped for file in readings.files] == [[]]


def test_a_placeholder_without_bytes_is_told_beside_the_mails_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(KIM)
    (tmp_path / "b.eml").write_bytes(b"")
    readings = read([str(tmp_path)], me=Me(addresses=(MY_ADDRESS,), names=(ME,)))
    assert invited(readings) == ["Kim Example"]
    assert [skip.reason for file in readings.files for skip in file.skipped] == ["b.eml: it is empty"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("\"'=?utf-8?Q?Ren=C3=A9_M=C3=BCller?='\"", "René Müller"),
        ("=?utf-8?Q?Zo=C3=A9?==?utf-8?Q?_K=C3=B6hler?=", "Zoé Köhler"),
        ("=?utf-8?B?xb1vZmllIER2bw==?=\n =?utf-8?B?xZnDoWs=?=", "Žofie Dvořák"),
    ],
)
def test_the_sender_is_named_however_encoded_words_are_cut_and_quoted(tmp_path: Path, written: str, name: str) -> None:
    mail = invitation_2018(name, sender=f"{written} <invitations@linkedin.com>")
    assert invited(read_as(tmp_path, "a.eml", mail)) == [name]


@pytest.mark.parametrize("inside", ["Takeout/Mail/All mail.mbox", "Takeout/Courrier/Inbox.mbox", "a/b/c.mbox"])
def test_an_mbox_in_a_zip_is_read(tmp_path: Path, inside: str) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(inside, mbox_of(KIM, OLA))
    assert invited(read_as(tmp_path, "t.zip", packed.getvalue())) == BOTH


@pytest.mark.parametrize(
    "header",
    [
        b"X-Gmail-Labels: Corbeille",
        b"X-Gmail-Labels: =?UTF-8?Q?Papelera?=",
        b"X-Mozilla-Status: 0008",
        b"X-Status: D",
        b"X-Keywords: Junk",
    ],
)
def test_what_was_thrown_away_is_nobodys_letter(tmp_path: Path, header: bytes) -> None:
    assert invited(read_as(tmp_path, "b.mbox", mbox_of(header + b"\n" + KIM, OLA))) == ["Ola Ny"]


@pytest.mark.parametrize(
    "kind",
    [
        'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=x',
        "application/pkcs7-mime; smime-type=enveloped-data",
        "application/x-pkcs7-mime; smime-type=signed-data",
    ],
)
def test_sealed_mail_is_told_and_not_called_private(tmp_path: Path, kind: str) -> None:
    mail = f"{LETTER}Content-Type: {kind}\n\nMIAGCSqG".encode()
    assert read_as(tmp_path, "a.eml", mail).files[0].unread == 1


@pytest.mark.parametrize(
    "sender",
    [
        "Kim Example <me+invitations=linkedin.com@anonaddy.com>",
        "Kim Example <invitations_at_linkedin_com_a1b2_c3d4@privaterelay.appleid.com>",
        '"Kim Example via Corp Mail" <gateway@corp.example>',
        "Kim Example <SRS0=ab=cd=linkedin.com=invitations@relay.example>",
    ],
)
def test_mail_through_a_relay_is_left_out_with_word_of_the_setting(tmp_path: Path, sender: str) -> None:
    readings = read_as(tmp_path, "a.eml", invitation_2018(sender=sender))
    assert invited(readings) == []
    assert "config.toml" in readings.files[0].skipped[0].reason


@pytest.mark.parametrize("line", ["KIND:group", "X-EVOLUTION-LIST:TRUE", "X-ADDRESSBOOKSERVER-KIND:group"])
def test_a_list_is_nobody(tmp_path: Path, line: str) -> None:
    found = contacts(tmp_path, card("FN:Ana Park", "EMAIL:a@p.example"), card(line, "FN:Club", "EMAIL:c@x.example"))
    assert [row.name for row in found] == ["Ana Park"]


@pytest.mark.parametrize(
    "email",
    ["<ana@p.example>", "mailto:ana@p.example", "ana@p.example, b@p.example", "\u200bana@p.example"],
)
def test_an_address_is_found_whatever_stands_around_it(tmp_path: Path, email: str) -> None:
    (row,) = contacts(tmp_path, card("FN:Ana Park", f"EMAIL:{email}"))
    assert row.emails[0] == "ana@p.example"


@pytest.mark.parametrize(
    "line",
    [
        "item1.URL:linkedin.com/in/ana-park",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://linkedin.com/in/ana-park/",
        "X-LINKEDIN:https://de.linkedin.com/in/ana-park",
        "IMPP:https://www.linkedin.com/in/ana-park",
    ],
)
def test_a_profile_is_found_in_every_property(tmp_path: Path, line: str) -> None:
    (row,) = contacts(tmp_path, card("FN:Ana Park", line))
    assert row.url == "https://www.linkedin.com/in/ana-park"


@pytest.mark.parametrize(
    "subject",
    [
        "Kim Example is waiting for your response",
        "Reminder about your invitation from Kim Example",
        "Pat, Kim Example would like to connect on LinkedIn",
        "Invitation from Kim Example",
    ],
)
def test_the_subject_names_who_invites(tmp_path: Path, subject: str) -> None:
    mail = invitation_2018(subject=subject, sender="LinkedIn <invitations@linkedin.com>")
    assert invited(read_as(tmp_path, "a.eml", mail)) == ["Kim Example"]


@pytest.mark.parametrize("charset", NAMES)
def test_a_name_is_read_in_its_charset(tmp_path: Path, charset: str) -> None:
    name = NAMES[charset]
    accept = "https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/6543210987654321051/sharedKey/K/"
    body = f"Hi Pat,\n\n{name}\nBoss\n\nView profile: https://www.linkedin.com/comm/in/x-y\n\nAccept: {accept}\n"
    head = f"{LETTER}Subject: I want to connect\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n"
    mail = head.replace("Kim <k@s.example>", "invitations@linkedin.com").encode() + body.encode(charset)
    assert invited(read_as(tmp_path, "a.eml", mail)) == [name]
