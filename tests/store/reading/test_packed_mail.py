"""Mail and tables in packed files: gzip, bzip2, xz, zip, and zips as programs of large archives write them."""

import bz2
import gzip
import io
import lzma
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from store.reading.mail.mail_state import SPAM, TRASH
from store.reading.reader import read
from store.reading.readings import ConnectionRow, ContactRow
from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import connection, connections_csv, zipped
from tests.store.reading.mail.invented_mails import invitation_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import names, read_from, reasons

KIM = invitation_2026("Kim Example", "kim", number="6412345678901234567")
OLA = invitation_2026("Ola Ny", "ola", number="6412345678901234568")
PRIVATE = message("Kim <kim@ships.example>", "Lunch", "Shall we?")
PACKINGS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}


def where(kept: str, path: Path) -> Path | str:
    """What to import of a file: itself, standard input, or the folder that it lies in."""
    return "-" if kept == "pipe" else path.parent if kept == "folder" else path


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("kept", ["file", "folder", "pipe", "zip"])
@pytest.mark.parametrize("what", ["mbox", "eml", "mbox in UTF-16"])
def test_packed_mail_is_read(packing: str, kept: str, what: str, tmp_path: Path) -> None:
    box = mbox_of(KIM, PRIVATE)
    mail = {"mbox": box, "eml": KIM, "mbox in UTF-16": box.decode().encode("utf-16")}[what]
    packed = PACKINGS[packing](mail)
    path = tmp_path / f"inbox.{packing}"
    path.write_bytes(packed if kept != "zip" else zipped({f"mail/inbox.{packing}": packed}))
    readings = read_from(where(kept, path), stdin=packed)
    assert names(readings) == ["Kim Example"]
    assert readings.refused == []


def test_messages_that_a_server_keeps_packed_are_read(tmp_path: Path) -> None:
    for part in ("cur", "new", "tmp"):
        (tmp_path / part).mkdir()
    (tmp_path / "cur" / "1.a,S=900:2,S").write_bytes(gzip.compress(KIM))
    (tmp_path / "new" / "2.b").write_bytes(bz2.compress(OLA))
    (tmp_path / "new" / "3.c").write_bytes(b"\x28\xb5\x2f\xfd" + bytes(100))
    readings = read_from(tmp_path)
    assert names(readings) == ["Kim Example", "Ola Ny"]
    assert reasons(readings) == ["3.c is packed with zstd, which Salver does not read; unpack it first"]


@pytest.mark.parametrize("kept", ["zip", "unpacked"])
def test_a_maildir_without_its_empty_folders_is_one_all_the_same(kept: str, tmp_path: Path) -> None:
    files = {"Maildir/cur/1.a:2,S": KIM, "Maildir/.Trash/cur/2.b:2,S": OLA, "Maildir/.Junk/new/3.c": OLA}
    if kept == "zip":
        (tmp_path / "mail.zip").write_bytes(zipped(files))
    for name, mail in files.items() if kept == "unpacked" else ():
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_bytes(mail)
    readings = read_from(tmp_path)
    assert names(readings) == ["Kim Example"]
    assert sorted(reasons(readings)) == sorted([TRASH, SPAM])
    assert sorted(Path(file.path).name for file in readings.files) == [".Junk", ".Trash", "Maildir"]


@pytest.mark.parametrize("packing", PACKINGS)
def test_tables_and_address_books_may_be_packed_too(packing: str, tmp_path: Path) -> None:
    csv, book = tmp_path / f"Connections.csv.{packing}", tmp_path / f"book.vcf.{packing}"
    csv.write_bytes(PACKINGS[packing](connections_csv(connection("Ana Park", "ana-park")).encode()))
    book.write_bytes(PACKINGS[packing](card("FN:Bo Okoro", "EMAIL:bo@okoro.example").encode()))
    readings = read_from(csv, book)
    assert [row.name for _, row in readings.rows(ConnectionRow)] == ["Ana Park"]
    assert [row.name for _, row in readings.rows(ContactRow)] == ["Bo Okoro"]


def test_what_stands_before_the_damage_of_a_packed_mailbox_is_read(tmp_path: Path) -> None:
    path = tmp_path / "inbox.gz"
    path.write_bytes(gzip.compress(mbox_of(KIM, *[PRIVATE + bytes(str(n), "ascii") * 50 for n in range(2_000)]))[:-500])
    readings = read_from(path)
    assert names(readings) == ["Kim Example"]
    assert reasons(readings)[-1].startswith("what follows it is packed, and damaged")
    assert readings.files[0].unread == 1


@pytest.mark.parametrize("kept", ["gz", "zip"])
def test_a_bomb_that_is_called_mail_is_told_of(kept: str, tmp_path: Path) -> None:
    bomb = PRIVATE + bytes(30_000_000)
    path = tmp_path / f"x.{kept}"
    path.write_bytes(gzip.compress(bomb) if kept == "gz" else zipped({"x.eml": bomb}))
    readings = read_from(path)
    assert "unpacks to more than 100 times its size" in " ".join(reasons(readings))
    assert readings.files[0].unread == 1


TAKEOUT: dict[str, str | bytes] = {
    "Takeout/archive_browser.html": "<html>",
    "Takeout/Contacts/My Contacts/My Contacts.vcf": card("FN:Ana Park", "EMAIL:ana@park.example"),
    "Takeout/Mail/All mail Including Spam and Trash.mbox": mbox_of(KIM, PRIVATE),
    "Takeout/Mail/Spam.mbox": mbox_of(OLA),
}


@pytest.mark.parametrize("kept", ["file", "pipe", "folder", "zip in a zip"])
def test_an_archive_of_mail_and_contacts_is_read(kept: str, tmp_path: Path) -> None:
    data = zipped(TAKEOUT) if kept != "zip in a zip" else zipped({"takeout.zip": zipped(TAKEOUT)})
    path = tmp_path / "takeout.zip"
    path.write_bytes(data)
    readings = read_from(where(kept, path), stdin=data)
    assert names(readings) == ["Kim Example"]
    assert [row.name for _, row in readings.rows(ContactRow)] == ["Ana Park"]
    assert reasons(readings) == ["it is private mail", "it is in the spam folder"]


def test_the_messages_of_a_folder_in_a_zip_are_one_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "saved.zip"
    files: dict[str, str | bytes] = {
        "a/1.eml": KIM,
        "a/2": PRIVATE,
        "b\\3.eml": OLA,
        "b\\letter.msg": b"\xd0\xcf\x11\xe0",
    }
    path.write_bytes(zipped(files))
    readings = read_from(path)
    assert sorted(names(readings)) == ["Kim Example", "Ola Ny"]
    assert [len(file.rows) + len(file.skipped) for file in readings.files] == [2, 2]
    assert any(reason.startswith("letter.msg is an email as Outlook saves it") for reason in reasons(readings))


def test_a_member_that_is_encrypted_and_called_mail_is_told_of(tmp_path: Path) -> None:
    data = bytearray(zipped({"1.eml": KIM}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    assert "1.eml is encrypted" in reasons(read_from(path))[0]


def as_zip64(data: bytes, *, hides_values: bool) -> bytes:
    """The archive with the end record of large ones, as some programs always write it."""
    end = data.rindex(b"PK\x05\x06")
    members, size, offset = struct.unpack_from("<HII", data, end + 10)
    record = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, members, members, size, offset)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    values = (0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF) if hides_values else (members, members, size, offset)
    return data[:end] + record + locator + struct.pack("<4s2H2H2IH", b"PK\x05\x06", 0, 0, *values, 0)


@pytest.mark.parametrize("hides_values", [True, False])
def test_a_small_zip_with_the_end_record_of_large_ones_is_read(hides_values: bool) -> None:
    small = zipped({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    readings = read(["-"], io.BytesIO(as_zip64(small, hides_values=hides_values)))
    assert [row.name for _, row in readings.rows(ConnectionRow)] == ["Ana Park"]


def test_a_large_archive_with_that_record_is_refused_before_its_directory_is_read() -> None:
    large = zipped({f"{number}.txt": "" for number in range(1_001)})
    (refused,) = read(["-"], io.BytesIO(as_zip64(large, hides_values=True))).refused
    assert refused.reason == "holds more than 1,000 files: unpack it, and name the folder"


def test_an_archive_whose_large_record_is_missing_is_refused() -> None:
    whole = as_zip64(zipped({"Connections.csv": connections_csv()}), hides_values=True)
    (refused,) = read(["-"], io.BytesIO(whole.replace(b"PK\x06\x06", b"PK\x00\x00"))).refused
    assert "not a whole zip archive" in refused.reason


def test_zipfile_of_the_standard_library_writes_what_is_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, archive.open("Connections.csv", "w", force_zip64=True) as member:
        member.write(connections_csv(connection("Ana Park", "ana-park")).encode())
    assert list(read(["-"], io.BytesIO(packed.getvalue())).rows(ConnectionRow))
