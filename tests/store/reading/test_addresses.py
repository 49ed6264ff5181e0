"""Addresses out of whatever stands where an address should: one spelling for cards, cells, headers and forms."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.addresses import address_in, addresses_in, ascii_address, is_address
from store.reading.reader import read
from store.reading.readings import ConnectionRow, ContactRow
from store.records.model import Me
from tests.store.reading.contacts.invented_address_books import card
from tests.store.reading.invented_archives import Importer, connection, connections_csv
from tests.store.reading.mail.invented_mails import ME, MY_ADDRESS, mbox_of, message
from tests.store.reading.mail.reading_mails import read_box

KIM = "kim@ships.example"
WRITTEN = {
    "plain": (KIM, [KIM]),
    "in angle brackets": (f"<{KIM}>", [KIM]),
    "in brackets that nobody closes": (f"<{KIM}", [KIM]),
    "in brackets that nobody closes, with a name": (f"Kim Ek <{KIM}", [KIM]),
    "in brackets that nobody opens": (f"{KIM}>", [KIM]),
    "two in one pair of brackets": (f"<{KIM}, ola@ny.example>", [KIM, "ola@ny.example"]),
    "with blanks in the brackets": (f"< {KIM} >", [KIM]),
    "with a name": (f"Kim Ek <{KIM}>", [KIM]),
    "with a name that has a comma": (f'"Ek, Kim" <{KIM}>, ola@ny.example', [KIM, "ola@ny.example"]),
    "in quotes": (f"'{KIM}'", [KIM]),
    "in other brackets": (f"[{KIM}]", [KIM]),
    "in round brackets": (f"({KIM})", [KIM]),
    "with a comment": (f"{KIM} (home)", [KIM]),
    "with a scheme": (f"MAILTO:{KIM}", [KIM]),
    "with a scheme and a subject": (f"mailto:{KIM}?subject=Hi%20there", [KIM]),
    "with a scheme and an escape": ("mailto:kim%40ships.example", [KIM]),
    "with a scheme of Exchange's": (f"SMTP:{KIM}", [KIM]),
    "with an escape alone": ("kim%40ships.example", [KIM]),
    "with marks of HTML": (f"&lt;{KIM}&gt;", [KIM]),
    "with blanks around the sign": ("kim @ ships.example", [KIM]),
    "two with commas": (f"{KIM}, kim@home.example", [KIM, "kim@home.example"]),
    "two with semicolons": (f"{KIM};kim@home.example", [KIM, "kim@home.example"]),
    "two with a blank": (f"{KIM} kim@home.example", [KIM, "kim@home.example"]),
    "two with a slash": (f"{KIM} / kim@home.example", [KIM, "kim@home.example"]),
    "two on lines": (f"{KIM}\nkim@home.example", [KIM, "kim@home.example"]),
    "twice": (f"{KIM}, <KIM@Ships.example>", [KIM]),
    "with a character of no width": (f"\u200b{KIM}", [KIM]),
    "with a soft hyphen": ("kim@ships.exam\u00adple", [KIM]),
    "with marks of direction": (f"\u202a{KIM}\u202c", [KIM]),
    "with a blank that does not break": (f"{KIM}\u00a0", [KIM]),
    "in wide letters": ("ｋｉｍ＠ｓｈｉｐｓ．ｅｘａｍｐｌｅ", [KIM]),
    "with a dot behind": (f"{KIM}.", [KIM]),
    "with a domain of other letters": ("kim@bücher.example", ["kim@bücher.example"]),
    "with that domain in ASCII": ("kim@xn--bcher-kva.example", ["kim@bücher.example"]),
    "with an odd but right name": ("o'brien+list=x@ships.example", ["o'brien+list=x@ships.example"]),
    "with words beside it": ("a kim@ships.example", []),
    "without a domain": ("kim@ships", []),
    "without a name": ("@ships.example", []),
    "with two dots": ("kim@ships..example", []),
    "of a number": ("kim@[10.0.0.1]", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("written", WRITTEN)
def test_addresses_are_found_however_they_are_written(written: str) -> None:
    value, expected = WRITTEN[written]
    assert addresses_in(value) == expected
    assert address_in(value) == (expected or [""])[0]


@given(st.text(max_size=80))
def test_whatever_is_found_is_an_address_and_stays_as_it_is(value: str) -> None:
    for address in addresses_in(value):
        assert is_address(address)
        assert addresses_in(address) == [address]


def test_a_long_value_takes_no_time() -> None:
    for value in ("a" * 1_000_000, "a@" * 500_000, "<" * 1_000_000, "(" * 1_000_000, "mailto:" * 100_000):
        assert addresses_in(value) == []


def test_mail_goes_to_a_domain_in_ascii() -> None:
    assert ascii_address("kim@bücher.example") == "kim@xn--bcher-kva.example"
    assert ascii_address(KIM) == KIM
    assert ascii_address("kim@" + "x" * 80 + "ü.example").startswith("kim@x")


def test_every_source_spells_an_address_alike() -> None:
    book = card("FN:Kim Ek", "EMAIL:mailto:kim@xn--bcher-kva.example")
    table = connections_csv(connection("Kim Ek", "kim", **{"Email Address": "<kim@bücher.example>"}))
    files = [file for data in (book, table) for file in read(["-"], io.BytesIO(data.encode())).files]
    found = [(row.emails if isinstance(row, ContactRow) else (row.email,)) for file in files for row in file.rows
             if isinstance(row, ContactRow | ConnectionRow)]  # fmt: skip
    assert found == [("kim@bücher.example",)] * 2


def test_a_card_and_a_mail_with_two_spellings_of_a_domain_are_of_one_person(importer: Importer) -> None:
    me = Me(addresses=(MY_ADDRESS,))
    importer.take_readings(read(["-"], io.BytesIO(card("FN:Kim Ek", "EMAIL:kim@bücher.example").encode()), me))
    sent = message(f"{ME} <{MY_ADDRESS}>", "x", "y", to="Kim Ek <kim@xn--bcher-kva.example>")
    importer.take_readings(read_box(mbox_of(sent), me, "Sent"))
    person = importer.person("Kim Ek")
    assert person.email == "kim@bücher.example"
    assert person.written is not None
