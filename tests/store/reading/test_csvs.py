"""Tables as LinkedIn writes them, and as spreadsheets leave them."""

import codecs
from collections.abc import Sequence

import pytest

from store.reading.csvs import Table, cells_of, column_key, read_table
from store.reading.errors import ReadError, RowError

HEADER = ["Name", "Town"]


def kind_of(fields: Sequence[str]) -> str | None:
    return "towns" if fields == HEADER else None


def rows_of(data: bytes) -> list[tuple[int, list[str]]]:
    table = read_table(data, kind_of)
    assert isinstance(table, Table)
    assert table.kind == "towns"
    return list(table.rows)


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    data = b'Notes:\n"two\nlines"\n\nName,Town\nAna,Bergen\n\n"B\nO",Oslo\nCy,Voss\n'
    assert rows_of(data) == [(5, ["Ana", "Bergen"]), (7, ["B\nO", "Oslo"]), (8, ["Cy", "Voss"])]


@pytest.mark.parametrize(
    "data", [b"\n\nName,Town\n\nAna,Bergen\n   \n\n", b"\r\n\r\nName,Town\r\n\r\nAna,Bergen\r\n\r\n"]
)
def test_blank_lines_are_no_rows(data: bytes) -> None:
    assert [fields for _, fields in rows_of(data)] == [["Ana", "Bergen"]]


@pytest.mark.parametrize(
    "data",
    [
        "Name,Town\nÅse,Tromsø\n".encode(),
        codecs.BOM_UTF8 + "Name,Town\r\nÅse,Tromsø\r\n".encode(),
        "Name,Town\nÅse,Tromsø\n".encode("cp1252"),
        "Name;Town\r\nÅse;Tromsø\r\n".encode("cp1252"),
        "sep=;\r\nName;Town\r\nÅse;Tromsø\r\n".encode("cp1252"),
        "Name\tTown\nÅse\tTromsø\n".encode("utf-16"),
        codecs.BOM_UTF16_BE + '"Name"\t"Town"\r\n"Åse"\t"Tromsø"\r\n'.encode("utf-16-be"),
        "Name,Town\rÅse,Tromsø\r".encode(),
        "Name\tTown\nÅse\tTromsø\n".encode("utf-16-le"),
        "Name,Town\nÅse,Tromsø\n".encode("utf-16-be"),
        "Name,Town\nÅse,Tromsø\n".encode("utf-32"),
    ],
    ids=[
        "utf-8",
        "bom and crlf",
        "cp1252",
        "semicolons",
        "sep line",
        "utf-16 tabs",
        "utf-16 be",
        "cr",
        "no bom",
        "no bom, be",
        "utf-32",
    ],
)
def test_encodings_and_separators_are_told_by_content(data: bytes) -> None:
    assert [fields for _, fields in rows_of(data)] == [["Åse", "Tromsø"]]


def test_utf_8_with_a_spoiled_byte_is_still_utf_8() -> None:
    data = "Name,Town\nÅse,Tromsø\n".encode() + b"Bo\xff,Oslo\n"
    assert [fields for _, fields in rows_of(data)] == [["Åse", "Tromsø"], ["Bo\ufffd", "Oslo"]]


def test_a_line_separator_inside_a_field_ends_no_row() -> None:
    data = "Name,Town\nAna\u2028Park\x85,Bergen\n".encode()
    assert [fields for _, fields in rows_of(data)] == [["Ana\u2028Park\x85", "Bergen"]]


def test_nul_characters_are_text() -> None:
    assert [fields for _, fields in rows_of(b"Name,Town\nA\x00na,Bergen\n")] == [["A\x00na", "Bergen"]]


def test_without_a_known_header_the_columns_found_are_answered() -> None:
    assert read_table(b"Given,Family,Age\nAna,Park,40\n", kind_of) == ["Given", "Family", "Age"]
    assert read_table(b"just a line of text\n", kind_of) == ()


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        (b'Ana,"Ber', "is cut off inside the quotes of row 3"),
        (b"Ana", "is cut off in the middle of row 3"),
        (b'Ana,"Ber"gen"\n', "cannot be read as csv at row 3"),
        (b"Ana," + b"x" * 1_000_001 + b"\n", "cannot be read as csv at row 3"),
    ],
    ids=["cut off in quotes", "cut off in a row", "stray quotes", "giant field"],
)
def test_a_file_that_breaks_is_refused_and_says_where(rest: bytes, sentence: str) -> None:
    with pytest.raises(ReadError, match=sentence):
        rows_of(b"Name,Town\nBo,Oslo\n" + rest)


def test_a_last_row_that_is_whole_needs_no_line_end() -> None:
    assert rows_of(b"Name,Town\nBo,Oslo\nAna,Bergen") == rows_of(b"Name,Town\nBo,Oslo\nAna,Bergen\n")
    assert len(rows_of(b"Name,Town\nBo,Oslo\nAna\n")) == 2


def test_empty_cells_at_the_end_of_a_row_may_be_missing_or_too_many() -> None:
    assert cells_of(["name", "town"], ["Ana"]) == {"name": "Ana", "town": ""}
    assert cells_of(["name", "town"], ["Ana", "Bergen", "", " "]) == {"name": "Ana", "town": "Bergen"}


def test_a_row_with_more_in_it_than_there_are_columns_is_refused() -> None:
    with pytest.raises(RowError, match="it has 3 fields, and the header has 2"):
        cells_of(["name", "town"], ["Ana", "Bergen", "Norway"])


def test_column_names_are_compared_without_case_quotes_and_blanks() -> None:
    assert column_key(' "Sent  At"') == column_key("\ufeffSENT AT") == "sent at"
