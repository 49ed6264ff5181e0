"""Cards that are no people, cards whose notes have spilled, and profiles in all properties that programs use."""

import pytest

from store.reading.contacts.cards import cards
from store.reading.contacts.spilled_text import without_spills
from store.reading.contacts.vcard import read_card
from store.reading.errors import NobodysRow
from store.reading.readings import ContactRow
from tests.store.reading.contacts.invented_address_books import card

KIM = ("FN:Kim Ek", "N:Ek;Kim;;;", "EMAIL:kim@ships.example")
URL = "https://www.linkedin.com/in/kim-ek-42"


def only(*lines: str, version: str = "3.0") -> ContactRow:
    """What a card of these lines says."""
    (found,) = cards(card(*lines, version=version).encode())
    return read_card(found)


LISTS = {
    "Evolution": ("X-EVOLUTION-LIST:TRUE", "EMAIL:ola@ny.example", "EMAIL:ben@roth.example"),
    "a group": ("KIND:group", "MEMBER:urn:uuid:1"),
    "Apple": ("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"),
    "members alone": ("MEMBER:mailto:ola@ny.example",),
    "Apple's members alone": ("X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1",),
    "a group with an address": ("KIND:GROUP", "EMAIL:ola@ny.example"),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_of_addresses_is_nobody_and_its_addresses_are_nobodys(kind: str) -> None:
    with pytest.raises(NobodysRow, match="not a person"):
        only("FN:Rowing Club", *LISTS[kind])


def test_a_card_that_says_that_it_is_no_list_is_a_person() -> None:
    assert only(*KIM, "X-EVOLUTION-LIST:FALSE", "KIND:individual").name == "Kim Ek"


SPILLS = {
    "with blanks behind the colons": ("NOTE:Her assistant:", "EMAIL: tom@else.example", "ORG: Else", "see his page"),
    "without blanks": ("NOTE:Ask Tom", "EMAIL:tom@else.example", "FN:Tom Else", "before noon"),
    "twice": ("NOTE:One", "EMAIL:tom@else.example", "two lines", "URL:https://www.linkedin.com/in/tom", "three"),
    "at the end": ("NOTE:Her assistant:", "EMAIL: tom@else.example", "ORG: Else"),
    "out of an address": ("ADR;TYPE=HOME:;;Pier 1", "EMAIL:tom@else.example", "Bergen;;;"),
    "out of a label": ("LABEL;TYPE=HOME:Pier 1", "ORG:Else", "Bergen"),
    "behind a backslash": ("NOTE:She wrote:\\", "EMAIL:tom@else.example"),
    "out of notes of a program's own": ("X-NOTES:Ask Tom", "EMAIL:tom@else.example", "before noon"),
    "with blank lines": ("NOTE:Ask Tom", "", "EMAIL:tom@else.example", "", "before noon"),
}


@pytest.mark.parametrize("kind", SPILLS)
def test_what_a_text_has_spilled_is_nobodys(kind: str) -> None:
    row = only(*KIM, *SPILLS[kind], "ORG:Nordrail", "EMAIL:kim@home.example")
    assert (row.name, row.company, row.url) == ("Kim Ek", "Nordrail", None)
    assert row.emails == ("kim@ships.example", "kim@home.example")


def test_what_follows_a_second_name_below_a_text_is_nobodys() -> None:
    row = only(*KIM, "ORG:Nordrail", "NOTE:Her assistant:", "FN:Tom Else", "EMAIL:tom@else.example", "ORG:Else")
    assert (row.name, row.company, row.emails) == ("Kim Ek", "Nordrail", ("kim@ships.example",))


@pytest.mark.parametrize(
    "lines",
    [
        ("NOTE:Two backslashes\\\\",),
        ("NOTE:All in one line: EMAIL: none",),
        ("NOTE:Folded over", " EMAIL: two", " lines"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:One=0D=0A=", "EMAIL: two=0D=0A=", "three"),
        ("PHOTO;ENCODING=BASE64:", "/9j/4AAQ", "SkZJRg==", ""),
        ("NOTE:Old friend", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", "SkZJRg=="),
    ],
)
def test_texts_that_are_written_as_they_should_be_spill_nothing(lines: tuple[str, ...]) -> None:
    row = only(*KIM, *lines, "ORG:Nordrail", "EMAIL:kim@home.example")
    assert (row.name, row.company, row.emails) == ("Kim Ek", "Nordrail", ("kim@ships.example", "kim@home.example"))


def test_a_card_with_a_blank_before_all_its_values_is_read_whole() -> None:
    row = only("FN: Kim Ek", "NOTE: Old friend", "EMAIL: kim@ships.example", "ORG: Nordrail")
    assert (row.name, row.company, row.emails) == ("Kim Ek", "Nordrail", ("kim@ships.example",))


@pytest.mark.slow
def test_a_million_lines_that_have_spilled_take_a_moment() -> None:
    lines = [b"NOTE:x", *[b"EMAIL: a@b.example", b"junk"] * 500_000]
    assert without_spills(lines) == [b"NOTE:x"]


PROFILES = {
    "the standard's, as a link": f"SOCIALPROFILE;SERVICE-TYPE=LinkedIn:{URL}",
    "the standard's, as a name": "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;VALUE=text:kim-ek-42",
    "the standard's, in a parameter": "SOCIALPROFILE;SERVICE-TYPE=LinkedIn;USERNAME=kim-ek-42:https://site.example/x",
    "Apple's, as a link": f"X-SOCIALPROFILE;type=linkedin:{URL}",
    "Apple's, with its own scheme": "X-SOCIALPROFILE;type=LinkedIn;x-user=kim-ek-42:x-apple:kim-ek-42",
    "Apple's, with a group": f"item1.X-SOCIALPROFILE;type=linkedin;type=pref:{URL}/",
    "Apple's, with a name in a parameter": "X-SOCIALPROFILE;TYPE=linkedin;X-USER=kim-ek-42:x-apple:0",
    "a property of its own": f"X-LINKEDIN:{URL}",
    "a property of its own, as a name": "X-LINKEDIN:kim-ek-42",
    "a messenger": f"IMPP;X-SERVICE-TYPE=LinkedIn:{URL}",
    "a messenger with its own scheme": "IMPP:linkedin:kim-ek-42",
    "a page": f"URL;TYPE=profile:{URL}?trk=x",
    "a page with a label": f"item2.URL:LinkedIn: {URL}",
    "the site for telephones": "URL:https://www.linkedin.com/mwlite/in/kim-ek-42",
    "the site for old telephones": "URL:http://m.linkedin.com/in/kim-ek-42",
    "the site of a country": "URL:https://no.linkedin.com/in/kim-ek-42/en",
    "Evolution's": f"X-EVOLUTION-WEBSITE:{URL}",
    "KDE's": f"X-KADDRESSBOOK-BlogFeed:{URL}",
    "Android's": f"X-ANDROID-CUSTOM:vnd.android.cursor.item/website;{URL};5;;;",
    "a contact's page": f"CONTACT-URI:{URL}",
    "a property of its own, of a number": "X-LinkedIn-Username:kim-ek-42",
    "a page in Markdown": f"URL:[LinkedIn]({URL})",
    "a page in brackets": f"URL:<{URL}>",
    "two pages": f"URL:{URL},https://ships.example",
    "the program for telephones": "URL:linkedin://in/kim-ek-42",
}


@pytest.mark.parametrize("kind", PROFILES)
def test_a_profile_is_found_in_every_property_that_programs_use(kind: str) -> None:
    assert only(*KIM, PROFILES[kind], version="4.0").url == URL


@pytest.mark.parametrize(
    "line",
    [
        "X-SOCIALPROFILE;type=twitter:kim-ek-42",
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon;VALUE=text:kim-ek-42",
        "URL:kim-ek-42",
        "IMPP:xmpp:kim-ek-42@linkedin.com",
        "URL:https://www.linkedin.com.evil.example/in/kim-ek-42",
        f"NOTE:{URL}",
    ],
)
def test_a_name_on_another_site_is_no_profile(line: str) -> None:
    assert only(*KIM, line, version="4.0").url is None


def test_the_first_property_with_a_profile_counts() -> None:
    row = only(*KIM, "URL:https://ships.example", f"X-SOCIALPROFILE;type=linkedin:{URL}", "X-LINKEDIN:other-kim")
    assert row.url == URL


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("N:Ek\\;Kim\\;\\;\\;;;;;", "Kim Ek"),
        ("N:Ek\\;Kim\\;Ola\\;\\;", "Kim Ola Ek"),
        ("N:Ek\\;;Kim;;;", "Kim Ek;"),
        ("N:Ek;Kim\\;Ola;;;", "Kim;Ola Ek"),
    ],
)
def test_the_parts_of_a_name_are_found_where_what_parts_them_is_escaped(written: str, name: str) -> None:
    assert only(written, "EMAIL:kim@ships.example").name == name


def test_the_address_to_use_comes_first_by_its_number() -> None:
    row = only(
        "FN:Kim Ek", "EMAIL;PREF=2:b@ek.example", "EMAIL:c@ek.example", "EMAIL;PREF=1:a@ek.example", version="4.0"
    )
    assert row.emails == ("a@ek.example", "b@ek.example", "c@ek.example")


def test_addresses_of_a_card_are_read_however_they_are_written() -> None:
    row = only(
        "FN:Kim Ek", "EMAIL:<a@ek.example>", "EMAIL:b@ek.example, c@ek.example", "EMAIL;VALUE=URI:mailto:d@ek.example"
    )
    assert row.emails == ("a@ek.example", "b@ek.example", "c@ek.example", "d@ek.example")
