"""Files that were damaged, cut, glued together or made up: read in part or refused, never an error of the program."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.reader import read
from store.reading.readings import ConnectionRow, InvitationRow, MessageRow
from tests.store.reading.invented_archives import (
    INVITATIONS,
    Importer,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    messages_csv,
    outgoing,
    received,
    table,
    written,
    zipped,
)

FILES: dict[str, str | bytes] = {
    "Connections.csv": connections_csv(connection("Ána Park", "%C3%A1na"), connection("Bo, MBA", "bo", on="9-Sep-22")),
    "Invitations.csv": invitations_csv(incoming("Ána Park", "ána", message="Hi 🎉, \u2028 x"), outgoing("Cy", "")),
    "messages.csv": messages_csv(received("Ána Park", "ána"), written("Cy"), received("Ads", FOLDER="SPAM")),
}
WHOLE = [*(content.encode() for content in FILES.values() if isinstance(content, str)), zipped(FILES)]
PIECES = [
    b"",
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"PK\x03\x04",
    b"PK\x05\x06",
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file or an archive with a few places replaced, cut out, said twice or cut off."""
    data = draw(st.sampled_from(WHOLE))
    for how in draw(st.lists(st.sampled_from(["replaced", "cut out", "said twice", "cut off"]), max_size=4)):
        begin, end = sorted(draw(st.tuples(st.integers(0, len(data)), st.integers(0, len(data)))))
        new = draw(st.sampled_from(PIECES) | st.binary(max_size=8))
        match how:
            case "replaced":
                data = data[:begin] + new + data[begin + len(new) :]
            case "cut out":
                data = data[:begin] + data[end:]
            case "said twice":
                data = data[:end] + data[begin:]
            case _:
                data = data[:begin] + new
    return data


@given(damaged())
def test_whatever_happened_to_a_file_it_is_read_or_refused_and_all_its_rows_are_accounted_for(data: bytes) -> None:
    readings = read(["-"], io.BytesIO(data))
    assert readings.files or readings.refused
    assert all(file.rows or file.skipped for file in readings.files)
    assert all(refused.reason for refused in readings.refused)
    importer = Importer()
    importer.take_readings(readings)
    before = importer.bytes()
    again = importer.take_readings(readings)
    assert (again.new, again.updated) == (0, 0)
    assert importer.bytes() == before


CELL = st.text(max_size=12) | st.sampled_from(
    ["=1+1", '"', "1/3/26, 12:18 AM", "INCOMING", "\x1b[6n", "https://www.linkedin.com/in/%00"]
)


@given(st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=4))
def test_whatever_stands_in_the_cells_is_taken_as_text_or_skipped_with_a_reason(rows: list[list[str]]) -> None:
    content = table(INVITATIONS, [dict(zip(INVITATIONS, row, strict=True)) for row in rows], quoting=csv.QUOTE_ALL)
    readings = read(["-"], io.BytesIO(content.encode("utf-8", "replace")))
    taken = sum(len(file.rows) + len(file.skipped) for file in readings.files)
    assert taken == len(rows) or readings.refused


@pytest.mark.parametrize("name", list(FILES))
def test_every_row_above_a_cut_is_sound_or_the_file_is_refused(name: str) -> None:
    content = FILES[name]
    assert isinstance(content, str)
    whole = content.encode()
    sound = read(["-"], io.BytesIO(whole)).files[0].rows
    for end in range(len(whole)):
        for file in read(["-"], io.BytesIO(whole[:end])).files:
            rows = [row for row in file.rows if isinstance(row, InvitationRow | ConnectionRow | MessageRow)]
            assert rows[:-1] == sound[: max(len(rows) - 1, 0)]
