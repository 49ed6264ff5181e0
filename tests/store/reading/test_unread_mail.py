"""What is called mail, looks like mail, or may be mail, and cannot be understood: named, with the reason."""

import io
import os
import tarfile
from pathlib import Path
from typing import Literal

import pytest

from store.reading.readings import Readings
from tests.store.reading.mail.invented_mails import FROM, introduction, invitation_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import names, read_box, read_from, reasons

KIM = invitation_2026()
PRIVATE = message("Kim <kim@ships.example>", "Lunch", "Shall we?")
HEAD = "From: Alice Stone <alice@stone.example>\nTo: Pat <pat@example.org>, Jordan <jordan@reed.example>\n"
DATED = HEAD + "Subject: Pat <> Jordan\nDate: Wed, 5 Aug 2026 09:00:00 +0200\nMIME-Version: 1.0\n"
SIGNED = "it is signed in such a way that its text lies inside the signature (S/MIME)"
ARMOUR = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n"


def parts(kind: str, *bodies: str) -> str:
    """A message of several parts."""
    return f'{DATED}Content-Type: {kind}; boundary="x"\n\n' + "".join(f"--x\n{body}\n" for body in bodies) + "--x--\n"


def smime(kind: str, name: str = "smime.p7m") -> str:
    """A part that is S/MIME alone."""
    return f"Content-Type: {kind}; name={name}\nContent-Transfer-Encoding: base64\n\nMIIGmAYJKoZIhvcNAQcCoIIGiTCC\n"


UNREAD = {
    "no From": ("To: pat@example.org\nSubject: x\nDate: 5 Jan 2026 10:00 +0000\n\nHi\n", "it has no From"),
    "an empty From": ("From:\nTo: pat@example.org\nDate: 5 Jan 2026 10:00 +0000\n\nHi\n", "it has no From"),
    "no date": ("From: Kim <kim@ships.example>\nTo: pat@example.org\n\nHi\n", "it does not say when it was sent"),
    "no date that is one": ("From: Kim <k@s.example>\nDate: soon\nTo: p@e.org\n\n", "its Date is not a date: 'soon'"),
    "PGP": (
        parts("multipart/encrypted", "Content-Type: application/pgp-encrypted\n\nVersion: 1\n", f"\n\n{ARMOUR}"),
        "it is encrypted",
    ),
    "PGP in the text": (f"{DATED}\n{ARMOUR}", "it is encrypted"),
    "S/MIME, signed": (DATED + smime("application/pkcs7-mime; smime-type=signed-data"), SIGNED),
    "S/MIME, signed, old name": (DATED + smime("application/x-pkcs7-mime; smime-type=signed-data"), SIGNED),
    "S/MIME, encrypted": (DATED + smime("application/pkcs7-mime; smime-type=enveloped-data"), "it is encrypted"),
    "S/MIME by its name": (DATED + smime("application/octet-stream"), "it is encrypted"),
    "S/MIME among parts": (parts("multipart/mixed", smime("application/pkcs7-mime")), "it is encrypted"),
    "Outlook's attachment": (
        parts("multipart/mixed", "Content-Type: application/ms-tnef; name=winmail.dat\n\nx"),
        "its text lies in a winmail.dat, which only Outlook reads",
    ),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_a_mail_that_cannot_be_understood_is_not_called_private(kind: str) -> None:
    mail, expected = UNREAD[kind]
    readings = read_from("-", stdin=mail.encode())
    (file,) = readings.files
    assert (file.kind, reasons(readings), file.unread, len(file.unread_mails)) == ("mail", [expected], 1, 1)


@pytest.mark.parametrize(
    "mail",
    [
        parts(
            "multipart/signed", "Content-Type: text/plain\n\nLunch?\n", "Content-Type: application/pgp-signature\n\nx"
        ),
        parts("multipart/mixed", "\n\nLunch?\n", "Content-Type: application/ms-tnef; name=winmail.dat\n\nx"),
        f"{DATED}\nLunch?\n{ARMOUR}",
        "From: root (Cron Daemon)\nDate: 5 Jan 2026 10:00 +0000\nTo: root\nSubject: x\n\nok\n",
        "From: Kim <kim@ships.example>\nTo: p@e.org\nReceived: by mx; 5 Jan 2026 10:00 +0000\n\nHi\n",
        f"{DATED}Content-Type: image/png\n\nx\n".replace("Pat <> Jordan", "A picture"),
    ],
)
def test_a_mail_that_was_understood_is_private(mail: str) -> None:
    readings = read_from("-", stdin=mail.encode())
    assert (reasons(readings), readings.files[0].unread) == (["it is private mail"], 0)


def test_an_empty_message_is_told_of_in_every_mailbox(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"")
    (tmp_path / "b.eml").write_bytes(PRIVATE)
    assert reasons(read_from(tmp_path)) == ["a.eml: it is empty", "it is private mail"]
    assert reasons(read_box(FROM + b"\n" + mbox_of(PRIVATE))) == ["it is empty", "it is private mail"]


FOREIGN = {
    "letter.msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is an email as Outlook saves it"),
    "old mail.pst": (b"!BDN" + bytes(600), "is a data file of Outlook's"),
    "Inbox.dbx": (b"\xcf\xad\x12\xfe" + bytes(600), "is a folder of Outlook Express"),
    "winmail.dat": (b"\x78\x9f\x3e\x22" + bytes(600), "is an attachment in which Outlook hides mail"),
    "smime.p7m": (b"\x30\x80\x06\x09" + bytes(600), "is the sealed part of an email"),
    "Kim.olm": (b"PK\x03\x04" + bytes(600), "is an archive of Outlook for Mac"),
    "inbox.mbox.zst": (b"\x28\xb5\x2f\xfd" + bytes(600), "is packed with zstd"),
    "message.eml": (b"\x00\x01\x02" * 200, "it does not begin with the headers of an email"),
    "page.eml": (b"<html><body>Sign in</body></html>\n", "it does not begin with the headers of an email"),
    "Inbox.mbox": (b"\x00\x01\x02" * 200, "it does not begin with the headers of an email"),
}


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("is_in_folder", [True, False])
def test_a_file_that_holds_mail_which_is_not_read_is_named(name: str, is_in_folder: bool, tmp_path: Path) -> None:
    data, expected = FOREIGN[name]
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "good.eml").write_bytes(KIM)
    readings = read_from(tmp_path if is_in_folder else path)
    assert readings.refused == []
    (reason,) = reasons(readings)
    assert name in reason
    assert expected in reason
    assert sum(file.unread for file in readings.files) == 1
    assert names(readings) == (["Kim Example"] if is_in_folder else [])


def tar_of(mode: Literal["w", "w:gz", "w:xz"], **files: bytes) -> bytes:
    """A tar with these files."""
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode=mode) as tar:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return kept.getvalue()


TARS = {
    "mails": tar_of("w", first=KIM, second=invitation_2026("Ola Other", "ola-other")),
    "mails, packed": tar_of("w:gz", first=KIM, second=invitation_2026("Ola Other", "ola-other")),
    "a box, packed": tar_of("w:xz", **{"Inbox.mbox": mbox_of(KIM, PRIVATE)}),
}


@pytest.mark.parametrize("kind", TARS)
@pytest.mark.parametrize("name", ["export.tar.gz", "export", "export.eml", "export.mbox"])
@pytest.mark.parametrize("is_in_folder", [True, False])
def test_a_tar_of_mails_is_never_taken_for_its_first_one(
    name: str, kind: str, is_in_folder: bool, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(TARS[kind])
    (tmp_path / "good.eml").write_bytes(PRIVATE)
    readings = read_from(tmp_path if is_in_folder else path)
    assert names(readings) == []
    (refused,) = readings.refused
    assert refused.path == str(path)
    assert refused.reason == "is a tar archive, which Salver does not read; unpack it, and name the folder"


def test_a_tar_that_is_piped_is_named_too_and_one_of_other_files_is_nobodys_business(tmp_path: Path) -> None:
    (refused,) = read_from("-", stdin=TARS["mails, packed"]).refused
    assert refused.reason.startswith("is a tar archive")
    (tmp_path / "photos.tgz").write_bytes(tar_of("w:gz", photo=b"\xff\xd8\xff"))
    (tmp_path / "good.eml").write_bytes(KIM)
    readings = read_from(tmp_path)
    assert (names(readings), readings.refused) == (["Kim Example"], [])


def test_other_files_in_a_folder_are_nobodys_business(tmp_path: Path) -> None:
    for name, data in {
        "readme.txt": b"Mails of February.\n",
        "photo.jpg": b"\xff\xd8\xff" + bytes(100),
        "backup.tar.gz": b"\x1f\x8b" + bytes(100),
        "figures.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "empty.mbox": b"",
        ".hidden.eml": PRIVATE,
        "good.eml": KIM,
    }.items():
        (tmp_path / name).write_bytes(data)
    os.mkfifo(tmp_path / "pipe")
    readings = read_from(tmp_path)
    assert (names(readings), reasons(readings), readings.refused) == (["Kim Example"], [], [])


def test_a_message_that_nobody_may_open_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.eml").write_bytes(KIM)
    (tmp_path / "gone.eml").symlink_to(tmp_path / "nowhere")
    assert reasons(read_from(tmp_path)) == ["gone.eml cannot be read: No such file or directory"]


@pytest.mark.parametrize(
    ("name", "way_out"),
    [
        ("book.ldif", "export the address book as vCard (.vcf)"),
        ("history.mab", "export it as vCard (.vcf)"),
        ("takeout.tgz", "unpack it, and name the folder"),
        ("export.7z", "unpack it, and name the folder"),
    ],
)
def test_a_file_of_another_kind_is_refused_with_the_way_out(name: str, way_out: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"dn: cn=Kim Example\nmail: kim@ships.example\n" if name == "book.ldif" else b"\x01 2 3\n")
    (refused,) = read_from(path).refused
    assert refused.reason.endswith(way_out)


def test_a_pipe_that_brings_half_a_mail_is_refused_as_a_mail() -> None:
    (refused,) = read_from("-", stdin=b"Subject: Lunch\n\nShall we, From here?\n").refused
    assert refused.reason == "looks like an email, but lacks the headers that every email has, such as From and Date"


def digests(readings: Readings) -> list[str]:
    """What the mails that could not be understood are known by."""
    return [digest for file in readings.files for digest in file.unread_mails]


def test_a_mail_is_known_again_wherever_it_lies(tmp_path: Path) -> None:
    sealed = f"{DATED}\n{ARMOUR}".encode()
    (tmp_path / "1.eml").write_bytes(sealed)
    (tmp_path / "box").write_bytes(mbox_of(PRIVATE, sealed))
    (tmp_path / "other.eml").write_bytes(introduction().replace(b"\nDate:", b"\nX-Date:"))
    mail, box, other = (digests(read_from(tmp_path / name)) for name in ("1.eml", "box", "other.eml"))
    assert len(mail) == len(box) == len(other) == 1
    assert mail != other
    assert mail == digests(read_from("-", stdin=sealed))
