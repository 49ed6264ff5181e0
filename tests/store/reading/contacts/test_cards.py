"""A file of cards is cut into cards, and every line that is not blank is accounted for."""

import codecs
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading import budget
from store.reading.contacts import cards as cutting
from store.reading.contacts.cards import cards, whole_lines
from store.reading.reader import read
from store.reading.readings import ContactRow, Skipped
from tests.pace import paces
from tests.store.reading.contacts.invented_address_books import card, contact, reading, refusal
from tests.store.reading.invented_archives import zipped

ANA = card("FN:Ana Park", "EMAIL:ana@park.example")
BO = card("FN:Bo Okoro", "EMAIL:bo@okoro.example")


def names(data: str | bytes) -> list[str]:
    return [row.name for row in reading(data).rows if hasattr(row, "name")]


@pytest.mark.parametrize(
    "data",
    [
        (ANA + BO).encode(),
        codecs.BOM_UTF8 + b"\r\n\r\n" + (ANA + BO).encode(),
        (ANA + BO).encode("utf-16"),
        (ANA + BO).replace("\r\n", "\n").encode(),
        (ANA + BO).replace("\r\n", "\r").encode(),
        (ANA + "\r\n\r\n" + BO).replace("BEGIN:VCARD", "begin:vcard ").replace("END:VCARD", "End:vCard").encode(),
        (ANA + BO).rstrip().encode(),
    ],
    ids=["plain", "mark and blank lines", "utf-16", "line feeds", "returns", "other case", "no end of line"],
)
def test_cards_are_known_by_their_first_line_however_they_are_saved(data: bytes) -> None:
    file = reading(data)
    assert (file.kind, names(data), file.skipped) == ("contacts-vcard", ["Ana Park", "Bo Okoro"], [])


def test_cards_in_a_folder_or_a_zip_are_read() -> None:
    (file,) = read(["-"], io.BytesIO(zipped({"a/ana.vcf": ANA, "b.txt": BO}))).files
    assert (file.kind, len(file.rows)) == ("contacts-vcard", 1)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (card("FN:Climbers", "X-ADDRESSBOOKSERVER-KIND:group"), "it is a card of kind group, not a person"),
        (card("KIND:org", "FN:Acme", version="4.0"), "it is a card of kind org, not a person"),
        (card("FN:Acme", "ORG:Acme;", "X-ABShowAs:COMPANY"), "it is a company, not a person"),
    ],
)
def test_cards_of_nobody_are_skipped_and_missed_by_nobody(text: str, reason: str) -> None:
    file = reading(ANA + text)
    assert (file.skipped, file.unread) == ([Skipped(2, reason)], 0)


def test_a_card_without_name_and_address_is_skipped() -> None:
    file = reading(card("TEL:112") + ANA)
    assert file.skipped == [Skipped(1, "it names nobody: there is neither a name nor an address")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("BEGIN:VCARD\nFN:Cy Lund\n", "it is cut off: it has no END:VCARD"),
        ("FN:Cy Lund\nEND:VCARD\n", "it does not begin with BEGIN:VCARD"),
        ("what is this\n", "it does not begin with BEGIN:VCARD"),
        (card("FN;=:Cy Lund"), "its FN cannot be read"),
        (card("FN;ENCODING=QUOTED-PRINTABLE;ENCODING=B:Cy"), "its FN cannot be read"),
    ],
)
def test_a_damaged_card_is_named_and_its_neighbours_are_read(text: str, reason: str) -> None:
    for data, row in ((ANA + text + BO, 2), (ANA + BO + text, 3)):
        file = reading(data)
        assert (file.skipped, file.unread) == ([Skipped(row, reason)], 1)
        assert len(file.rows) == 2


def test_a_file_that_holds_no_card_that_can_be_read_is_refused() -> None:
    assert refusal("BEGIN:VCARD\nFN:Cy Lund\n").endswith("the first, row 1: it is cut off: it has no END:VCARD")


def test_the_card_of_an_agent_is_not_taken_for_its_masters() -> None:
    agent = ["AGENT:", "BEGIN:VCARD", "FN:Bo Okoro", "EMAIL:bo@okoro.example", "END:VCARD"]
    row = contact(card("FN:Ana Park", *agent, "TITLE:Editor", version="2.1"))
    assert (row.name, row.emails, row.position) == ("Ana Park", (), "Editor")


def test_a_card_that_is_cut_off_after_the_name_of_an_agent_does_not_take_the_next_with_it() -> None:
    file = reading("BEGIN:VCARD\nFN:Cy Lund\nAGENT:Dee\n" + ANA)
    assert ([row.row for row in file.rows], [skip.row for skip in file.skipped]) == ([2], [1])


def test_a_card_that_is_enormous_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "CARD_BYTES", 100_000)
    large, enormous = (card("NOTE:" + "\r\n ".join(["so on"] * lines), "FN:Cy Lund") for lines in (10_000, 20_000))
    file = reading(ANA + large + enormous + BO)
    assert [row.row for row in file.rows] == [1, 2, 4]
    assert [skip.row for skip in file.skipped] == [3]


@pytest.mark.parametrize("between", ["\r\n ", "\n ", "\r\n", ""])
def test_pictures_do_not_count_against_the_limit_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, between: str
) -> None:
    monkeypatch.setattr(budget, "MEMBER_BYTES", 500_000)
    picture = "PHOTO;ENCODING=b;TYPE=JPEG:" + between.join(["QUJD" * 18] * 20_000) + "QQ=="
    path = tmp_path / "book.vcf"
    path.write_bytes((ANA + card("FN:Cy Lund", picture, "EMAIL:cy@lund.example") + BO).encode())
    with path.open("rb") as stream:
        for readings in (read([str(path)]), read([str(tmp_path)]), read(["-"], stream)):
            (file,) = readings.files
            emails = [row.emails for row in file.rows if isinstance(row, ContactRow)]
            assert emails == [("ana@park.example",), ("cy@lund.example",), ("bo@okoro.example",)]


def test_a_name_longer_than_a_page_is_none() -> None:
    assert contact(card("FN:" + "a" * 20_000, "EMAIL:ana@park.example")).name == "ana@park.example"


@pytest.mark.parametrize(
    "parameters",
    ["a" + "=" * 60 + '"', ";a=1" + "=1" * 60 + ";é=x", "x=a" + "," * 60 + '"', 'a="' * 60, "x=" * 60 + ";", "=" * 60],
)
def test_no_parameters_take_longer_than_the_user_waits(parameters: str) -> None:
    assert paces(lambda: reading(ANA + card(f"FN;{parameters}:Cy Lund"))) < 120


def test_of_a_card_with_a_page_of_addresses_the_first_are_read() -> None:
    assert len(contact(card("FN:Ana Park", *(f"EMAIL:{number}@park.example" for number in range(5_000)))).emails) == 199


def test_what_a_quoted_line_goes_on_with_is_never_taken_for_a_property() -> None:
    lines = [b"NOTE;ENCODING=QUOTED-PRINTABLE:see=", b"EMAIL:a@b.example", b"EMAIL:c@d.example"]
    assert list(whole_lines(lines, frozenset({b"EMAIL"}))) == [b"EMAIL:c@d.example"]


SAMPLE = (
    ANA
    + card(
        "N;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=",
        "=F6rg",
        "EMAIL;PREF;INTERNET:joerg@muehle.example",
        "PHOTO;ENCODING=BASE64:",
        " QUJD",
        version="2.1",
    )
    + card('N;SORT-AS="Park,Ana":Park;Ana;;;', "item1.URL:https\\://www.linkedin.com/in/ana", "KIND:individual")
).encode()
TOKENS = st.sampled_from(
    [
        *(b"\r\n", b" ", b";", b":", b"=", b'"', b",", b"\\", b"\0", b"\xff", b"=\r\n", "🌸".encode()),
        *(b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"AGENT:\r\n", b"FN", b"item1."),
        *(b"ENCODING=", b"CHARSET=", b"QUOTED-PRINTABLE"),
    ]
)


@given(data=st.data())
def test_however_cards_are_mutated_each_is_a_row_or_skipped(data: st.DataObject) -> None:
    mutated = SAMPLE
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(mutated)))
        end = data.draw(st.integers(start, min(start + 30, len(mutated))))
        mutated = mutated[:start] + data.draw(st.one_of(TOKENS, st.binary(max_size=5))) + mutated[end:]
    found = list(cards(mutated))
    assert [each.row for each in found] == list(range(1, len(found) + 1))
    readings = read(["-"], io.BytesIO(b"BEGIN:VCARD\r\nFN:Cy Lund\r\nEND:VCARD\r\n" + mutated))
    (file,) = readings.files
    numbers = [row.row for row in file.rows] + [skip.row for skip in file.skipped]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


@given(lines=st.lists(st.sampled_from([b"BEGIN:VCARD", b"end:vcard", b"FN:Ana Park", b" ", b"", b"\xff", b"AGENT"])))
def test_every_line_that_is_not_blank_belongs_to_a_card(lines: list[bytes]) -> None:
    told = [line for each in cards(b"\r\n".join(lines)) for line in each.lines if line.strip()]
    assert told == [line for line in lines if line.strip()]
