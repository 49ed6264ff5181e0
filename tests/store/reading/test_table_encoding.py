"""Tables in the encodings of spreadsheets, and such that were encoded twice: undone, or told of."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.charsets import WESTERN
from store.reading.reader import read
from store.reading.readings import ConnectionRow, ContactRow, FileReading
from store.reading.table_encoding import encoding_of
from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import connection, connections_csv

PEOPLE = [connection("Renée Müller", "renee-1", Company="Café Zürich"), connection("Ola Ny", "ola")]
TABLE = connections_csv(*PEOPLE)
ALONE = (0x81, 0x8D, 0x8F, 0x90, 0x9D)


def only(data: bytes) -> FileReading:
    """What is read of one file."""
    (file,) = read(["-"], io.BytesIO(data)).files
    return file


def names(file: FileReading) -> list[str]:
    """Who stands in the rows."""
    return [row.name for row in file.rows if isinstance(row, ConnectionRow | ContactRow)]


@pytest.mark.parametrize(
    ("encoding", "called", "line_end"),
    [
        ("cp1252", "Windows-1252", "\n"),
        ("cp1252", "Windows-1252", "\r\n"),
        ("mac_roman", "Mac Roman", "\r"),
        ("mac_roman", "Mac Roman", "\r\n"),
        ("cp850", "MS-DOS 850", "\r\n"),
    ],
)
def test_an_encoding_of_one_byte_is_guessed_and_said_to_be(encoding: str, called: str, line_end: str) -> None:
    file = only(TABLE.replace("\n", line_end).encode(encoding))
    assert names(file) == ["Renée Müller", "Ola Ny"]
    assert file.notice == (
        f"its letters beyond ASCII are read as {called}, which is a guess: "
        "if names look wrong, save the file as UTF-8 and import it again"
    )


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1250", "Žofie Dvořák"), ("cp1251", "Иван Лугов"), ("cp1253", "Ελένη")]
)
def test_an_encoding_that_cannot_be_told_is_not_passed_over_in_silence(encoding: str, name: str) -> None:
    assert "which is a guess" in only(connections_csv(connection(name, "x")).encode(encoding)).notice


@pytest.mark.parametrize("data", [TABLE.encode(), b"\xef\xbb\xbf" + TABLE.encode(), TABLE.encode("utf-16")])
def test_nothing_is_said_of_an_encoding_that_is_certain(data: bytes) -> None:
    assert only(data).notice == ""


def twice(text: str, encoding: str) -> bytes:
    """A text that some program read in this encoding and encoded again."""
    data = text.encode()
    if encoding != WESTERN:
        return data.decode(encoding).encode()
    return "".join(chr(byte) if byte in ALONE else bytes([byte]).decode(WESTERN) for byte in data).encode()


@pytest.mark.parametrize("encoding", [WESTERN, "latin-1", "mac_roman"])
@pytest.mark.parametrize("name", ["Renée Müller", "Ádám Ýr – “Ö”", "Žofie Dvořák", "Иван Лугов", "李镕安", "דנה"])
def test_a_table_that_was_encoded_twice_is_put_right(encoding: str, name: str) -> None:
    file = only(twice(connections_csv(connection(name, "x")), encoding))
    assert names(file) == [name]
    assert file.notice == "its letters had been encoded twice, which is undone"


def test_a_table_of_which_only_a_part_was_encoded_twice_stays_as_it_is_and_is_told_of() -> None:
    mixed = twice(TABLE, WESTERN) + connections_csv(connection("Zoé Köhler", "zoe")).splitlines()[-1].encode() + b"\n"
    file = only(mixed)
    assert names(file)[-1] == "Zoé Köhler"
    assert "look encoded twice, such as 'RenÃ©e'; they are kept so" in file.notice


@pytest.mark.parametrize(
    "text", ["café” and “naïve”", "Ärzte – Österreich", "Ä“ Ö", "«été»", "Årsmöte 2026", "50 € – Ø"]
)
def test_letters_that_may_stand_together_are_not_taken_for_such(text: str) -> None:
    file = only(connections_csv(connection("Kim Ek", "kim", Company=text)).encode())
    assert file.notice == ""
    assert [row.company for row in file.rows if isinstance(row, ConnectionRow)] == [text]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40))
def test_no_whole_table_is_changed_by_being_put_right(text: str) -> None:
    data = f"Name\n{text}, Zoé\n".encode()
    assert encoding_of(data).data == data


def test_an_address_book_of_unknown_encoding_is_told_of() -> None:
    book = card("FN:Renée Müller", "EMAIL:renee@cafe.example")
    assert "which is a guess" in only(book.encode("cp1252")).notice
    assert only(book.encode()).notice == ""
    said = book.replace("FN:", "FN;CHARSET=windows-1252:")
    assert only(said.encode("cp1252")).notice == ""
