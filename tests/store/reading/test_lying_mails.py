"""Mails whose headers lie, and mail that lies where it is easily passed over: all is read, or told of."""

import io
from base64 import encodebytes
from pathlib import Path
from zipfile import ZipFile

import pytest

from store.reading.readings import MailInvitationRow, Readings
from tests.store.reading.mail.invented_mails import invitation_2018, mbox_of, message
from tests.store.reading.mail.reading_mails import names, read_box, read_from, reasons

PLAIN = invitation_2018(parts="plain")
KIM = "Kim Example <invitations@linkedin.com>"
SUBJECT = "Pat, please add me to your LinkedIn network"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1000 + "__substg1.0_0037001F".encode("utf-16-le")


def urls(readings: Readings) -> list[str | None]:
    return [row.url for _, row in readings.rows(MailInvitationRow)]


def told(mail: bytes) -> Readings:
    """What is read of one mail in an mbox."""
    return read_box(mbox_of(mail))


def encoded(encoding: str, *, is_encoded: bool) -> bytes:
    """The mail with this transfer encoding in its header, and its body in base64 or as it is."""
    text = message(KIM, SUBJECT, "x")
    head = text.partition(b"\n\n")[0].replace(b"Content-Transfer-Encoding: quoted-printable", encoding.encode())
    body = told_text().encode()
    return head + b"\n\n" + (encodebytes(body) if is_encoded else body)


def told_text() -> str:
    return (
        "Hi Pat,\n\nI'd like to join your LinkedIn network.\n\nKim Example\nBaker\n\n"
        "View profile: https://www.linkedin.com/comm/in/kim-example-42\n\n"
        "Accept: https://www.linkedin.com/comm/mynetwork/invite-accept/invitationId/6020964687577900105/sharedKey/k/\n"
    )


PROFILE = ["https://www.linkedin.com/in/kim-example-42"]


@pytest.mark.parametrize(
    ("encoding", "is_encoded"),
    [
        ("Content-Transfer-Encoding: base64", False),
        ("Content-Transfer-Encoding: base64 (as ever)", True),
        ("Content-Transfer-Encoding: 8bit", True),
        ("X-Nothing: said", True),
        ("Content-Transfer-Encoding: x-unheard-of", False),
    ],
)
def test_a_wrong_transfer_encoding_hides_no_text(encoding: str, is_encoded: bool) -> None:
    assert urls(told(encoded(encoding, is_encoded=is_encoded))) == PROFILE


@pytest.mark.parametrize("kind", ["multipart/alternative", "multipart/mixed; boundary=other"])
def test_a_missing_or_wrong_boundary_hides_no_text(kind: str) -> None:
    head = f"From: {KIM}\nTo: Pat <pat@example.org>\nSubject: {SUBJECT}\nDate: Mon, 2 May 2016 19:34:46 +0000\n"
    body = f"Content-Type: {kind}\n\n--x\nContent-Type: text/plain\n\n{told_text()}\n--x--\n"
    assert urls(told((head + body).encode())) == PROFILE


@pytest.mark.parametrize("padding", [b"X-Pad: " + b"a" * 300_000 + b"\n", b"X-Pad: aaaa\n" * 30_000])
def test_long_headers_hide_no_sender(padding: bytes) -> None:
    assert names(told(padding + PLAIN)) == ["Kim Example"]


def test_endless_headers_are_told_as_such() -> None:
    assert reasons(told(b"X-Pad: " + b"a" * 2_100_000 + b"\n" + PLAIN)) == ["its headers are longer than 2 MB"]


def test_a_date_that_is_none_is_quoted_and_one_of_iso_is_read() -> None:
    def dated(date: str) -> bytes:
        return message(KIM, SUBJECT, told_text(), date=date)

    assert reasons(told(dated("gestern"))) == ["its Date is not a date: 'gestern'"]
    assert names(told(dated("2026-03-03T10:00:00Z"))) == ["Kim Example"]


def test_old_line_ends_part_headers_and_mails() -> None:
    two = mbox_of(PLAIN, invitation_2018("Ada Quill", "ada-quill", number="6111111111111111111", parts="plain"))
    assert names(read_box(two.replace(b"\n", b"\r"))) == ["Kim Example", "Ada Quill"]
    assert urls(read_from("-", stdin=PLAIN.replace(b"\n", b"\r"))) == PROFILE


SEALED = {
    "with a text beside": (
        "multipart/mixed; boundary=x",
        "--x\nContent-Type: text/plain\n\nThis message is encrypted.\n--x\n"
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIIabc==\n--x--",
    ),
    "of Outlook's rights management": (
        "multipart/mixed; boundary=x",
        "--x\nContent-Type: text/plain\n\nThis message is protected.\n--x\n"
        "Content-Type: application/x-microsoft-rpmsg-message; name=message.rpmsg\n\nMIIabc==\n--x--",
    ),
    "PGP in a page": ("text/html", "<p>-----BEGIN PGP MESSAGE-----<br>abc<br>-----END PGP MESSAGE-----</p>"),
    "PGP as a file": (
        "multipart/mixed; boundary=x",
        "--x\nContent-Type: text/plain\n\n--x\nContent-Type: application/octet-stream; "
        "name=encrypted.asc\n\nabc\n--x--",
    ),
}


@pytest.mark.parametrize(("kind", "body"), SEALED.values(), ids=SEALED)
def test_a_sealed_letter_is_never_called_private_mail(kind: str, body: str) -> None:
    head = "From: Al <al@stone.example>\nTo: Pat <pat@example.org>\nDate: Mon, 2 May 2016 19:34:46 +0000\n"
    readings = told(f"{head}Content-Type: {kind}\n\n{body}\n".encode())
    assert reasons(readings) == ["it is encrypted"]
    assert readings.files[0].unread == 1


def test_a_signed_attachment_beside_a_letter_hides_nothing() -> None:
    head = "From: Al <al@stone.example>\nTo: Pat <pat@example.org>\nDate: Mon, 2 May 2016 19:34:46 +0000\n"
    part = "Content-Type: application/pkcs7-mime; name=a.xml.p7m\n\nabc"
    body = f"--x\nContent-Type: text/plain\n\nSee below.\n--x\n{part}\n--x--"
    readings = told(f"{head}Content-Type: multipart/mixed; boundary=x\n\n{body}\n".encode())
    assert reasons(readings) == ["it is private mail"]


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_zip_beside_mails_in_a_zip_is_read_too_and_one_that_lies_deeper_is_told(tmp_path: Path) -> None:
    ada = invitation_2018("Ada Quill", "ada-quill", number="6111111111111111111")
    deep = zipped({"deeper.zip": zipped({"c.eml": PLAIN})})
    path = tmp_path / "mails.zip"
    path.write_bytes(zipped({"a.eml": PLAIN, "b.zip": zipped({"b.eml": ada}), "c.zip": deep, "d.zip": b"PK\3\4torn"}))
    readings = read_from(path)
    assert names(readings) == ["Kim Example", "Ada Quill"]
    assert [refused.path.rpartition("mails.zip/")[2] for refused in readings.refused] == ["c.zip/deeper.zip", "d.zip"]


@pytest.mark.parametrize("name", ["letter.eml", "letter"])
def test_a_mail_of_outlooks_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(OLE)
    (tmp_path / "z.eml").write_bytes(PLAIN)
    (reason,) = reasons(read_from(tmp_path))
    assert reason.startswith(f"{name} is an email as Outlook saves it")


@pytest.mark.parametrize("name", ["book.json", "book.jcf"])
def test_an_address_book_as_jcard_is_refused_with_the_way_out(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b'["vcard",[["version",{},"text","4.0"],["fn",{},"text","Ada Quill"]]]')
    (tmp_path / "z.eml").write_bytes(PLAIN)
    assert "vCard" in read_from(tmp_path).refused[0].reason
    assert "vCard" in read_from(tmp_path / name).refused[0].reason
