"""vCards as each program writes them tell name, addresses, profile, company and position."""

import pytest

from store.reading.readings import ContactRow
from tests.store.reading.contacts.invented_address_books import card, contact

LINK = "https://www.linkedin.com/in/ana-park"


def test_a_card_of_google_is_read() -> None:
    text = card(
        "FN:Ana Park",
        "N:Park;Ana;;;",
        "EMAIL;TYPE=INTERNET;TYPE=WORK:ana@park.example",
        "item1.EMAIL;TYPE=INTERNET:ana@home.example",
        "item1.X-ABLabel:Other",
        "item2.ORG:Park\\, Lund & Co",
        "item2.X-ABLabel:",
        "item3.TITLE:Editor",
        "item4.URL:https\\://www.linkedin.com/in/ana-park/",
        "item4.X-ABLabel:PROFILE",
        "BDAY:--02-29",
        "NOTE:Met in Bergen\\, twice\\nEMAIL:not@hers.example",
        "CATEGORIES:myContacts,starred",
    )
    emails = ("ana@park.example", "ana@home.example")
    assert contact(text) == ContactRow(1, "Ana Park", emails, LINK, "Park, Lund & Co", "Editor", "02-29")


def test_a_card_of_icloud_is_read() -> None:
    text = card(
        "PRODID:-//Apple Inc.//iCloud Web Address Book 2638B30//EN",
        "N:Park;Ana;;;",
        "FN:Ana Park",
        "ORG:Acme;",
        "TITLE:Editor",
        "item1.TEL;TYPE=pref:+47 000 00 000",
        "item1.X-ABLABEL:_$!<Mobile>!$_",
        "EMAIL;type=INTERNET;type=HOME:ana@home.example",
        "EMAIL;type=INTERNET;type=WORK;type=pref:ana@acme.example",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/",
        " 2wCEAAkGBxISEhUSEhIVFRUVFRUVFRUVFRUVFRUVFRUXFhUVFRUYHSggGBolGxUVITEhJSkr",
        " Li4uFx8zODMtNygtLisBCgoKDg0OGhAQGi0lHyUtLS0tLS0tLS0tLS0tLS0tLS0tLS0tLS0=",
        "X-SOCIALPROFILE;type=linkedin;x-user=ana-park;x-userid=a=b==:http://www.linkedin.com/in/Ana-Park",
    )
    row = contact(text)
    assert (row.name, row.company, row.position) == ("Ana Park", "Acme", "Editor")
    assert row.emails == ("ana@acme.example", "ana@home.example")
    assert row.url == "https://www.linkedin.com/in/Ana-Park"


def test_a_card_of_outlook_is_read() -> None:
    text = card(
        "N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=",
        "=F6rg",
        "FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:J=F6rg =",
        "M=FCller",
        "ORG:M\u00fchle GmbH;Einkauf",
        "TITLE;ENCODING=quoted-printable:Leiter Einkauf=2C S=C3=BCd",
        "TEL;WORK;VOICE:+49 000 0000",
        "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;Weg 1=0D=0A=",
        "EMAIL:nobody@there.example",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
        "EMAIL;INTERNET:joerg@home.example",
        "EMAIL;PREF;INTERNET:joerg@muehle.example",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:",
        " /9j/4AAQSkZJRgABAQAAAQABAAD/",
        "",
        "X-MS-IMADDRESS:joerg",
        version="2.1",
    )
    row = contact(text)
    assert (row.name, row.company, row.position) == ("Jörg Müller", "Mühle GmbH", "Leiter Einkauf, Süd")
    assert row.emails == ("joerg@muehle.example", "joerg@home.example")


def test_bytes_of_windows_are_read_as_such_even_beside_others() -> None:
    lines = [b"BEGIN:VCARD", b"FN;CHARSET=Windows-1252:J\xf6rg M\xfcller", "ORG:Mühle".encode(), b"TITLE:K\xf6nig"]
    row = contact(b"\r\n".join([*lines, b"END:VCARD"]))
    assert (row.name, row.company, row.position) == ("Jörg Müller", "Mühle", "König")


@pytest.mark.parametrize("head", ["CHARSET=nonsense;", "", "CHARSET=utf-8;", "CHARSET=zip;"])
def test_a_wrong_charset_does_not_lose_a_name(head: str) -> None:
    assert contact(card(f"FN;{head}ENCODING=QUOTED-PRINTABLE:J=F6rg", version="2.1")).name == "Jörg"


def test_a_card_of_version_4_is_read() -> None:
    text = card(
        "KIND:individual",
        "FN;ALTID=1;LANGUAGE=en:Ana Park",
        "FN;ALTID=1;LANGUAGE=ko:박아나",
        'N;SORT-AS="Park,Ana":Park;Ana;;;',
        "TEL;VALUE=uri;TYPE=home:tel:+47-000-00-000",
        "EMAIL;TYPE=home:ana@home.example",
        'EMAIL;PREF=1;TYPE="work,x:y":mailto:ana@park.example',
        "ORG;TYPE=work:Acme;Books",
        "URL:https://no.linkedin.com/in/ana-p%C3%A1rk?trk=card",
        "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/",
        version="4.0",
    )
    emails = ("ana@park.example", "ana@home.example")
    assert contact(text) == ContactRow(1, "Ana Park", emails, "https://www.linkedin.com/in/ana-párk", "Acme", "")


@pytest.mark.parametrize(
    ("parameters", "emails"),
    [
        ((";PREF=2", ";PREF=1"), ("b@park.example", "a@park.example")),
        (("", ";PREF=100"), ("b@park.example", "a@park.example")),
        (("", ';TYPE="work,pref"'), ("b@park.example", "a@park.example")),
        ((";PREF", ";TYPE=pref"), ("a@park.example", "b@park.example")),
        (("", f";PREF={'1' * 5_000}"), ("a@park.example", "b@park.example")),
    ],
)
def test_the_address_to_use_comes_first(parameters: tuple[str, str], emails: tuple[str, ...]) -> None:
    lines = (f"EMAIL{each}:{name}@park.example" for name, each in zip("ab", parameters, strict=True))
    assert contact(card("FN:Ana Park", *lines)).emails == emails


@pytest.mark.parametrize("value", ["ana-park", "https://www.linkedin.com/in/ana-park"])
def test_nextcloud_writes_a_link_or_the_slug_alone(value: str) -> None:
    assert contact(card("FN:Ana Park", f"X-SOCIALPROFILE;TYPE=LINKEDIN:{value}")).url == LINK


@pytest.mark.parametrize(
    "line",
    [
        "X-SOCIALPROFILE;TYPE=twitter:ana-park",
        "X-SOCIALPROFILE;TYPE=linkedin:Ana Park",
        "URL:https://linkedin.com.evil.example/in/ana-park",
        "URL:https://park.example",
        "URL:https://www.linkedin.com/in",
    ],
)
def test_what_is_no_profile_of_linkedin_is_none(line: str) -> None:
    assert contact(card("FN:Ana Park", line)).url is None


def test_a_fold_may_go_through_the_middle_of_a_letter() -> None:
    name = "FN:Ana 🌸 Park".encode()
    for place in range(4, len(name)):
        folded = name[:place] + b"\r\n " + name[place:]
        assert contact(b"BEGIN:VCARD\r\n" + folded + b"\r\nEND:VCARD\r\n").name == "Ana 🌸 Park"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:;Cher;;;"], "Cher"),
        (["N:Park;Ana;Maria;Dr.;PhD"], "Ana Maria Park"),
        (["N:Park\\, Lund;Ana"], "Ana Park, Lund"),
        (["FN:", "N:Park;Ana;;;"], "Ana Park"),
        (["FN:Park, Ana", "N:Park;Ana;;;"], "Ana Park"),
        (["FN:Ana Park, PhD", "N:Park;Ana;;;PhD"], "Ana Park, PhD"),
        (["N:;;;;", "NICKNAME:Anni"], "Anni"),
        (["N:;;;;", "EMAIL:ana@park.example"], "ana@park.example"),
        (["FN:???", "URL:https://www.linkedin.com/in/ana-park"], "ana-park"),
        (["fn:Ana\\nPark  "], "Ana Park"),
        (["FN:C:\\\\Ana\\; Park"], "C:\\Ana; Park"),
    ],
)
def test_who_has_no_full_name_is_called_by_what_there_is(lines: list[str], name: str) -> None:
    assert contact(card(*lines)).name == name


@pytest.mark.parametrize(
    "email",
    ["", "ana", "ana@park", "@park.example", "a b@park.example", "x" * 400 + "@park.example"],
)
def test_what_is_no_address_is_left_out(email: str) -> None:
    text = card("FN:Ana Park", f"EMAIL:{email}", "EMAIL:ana@park.example", "EMAIL;HOME:ANA@park.example")
    assert contact(text).emails == ("ana@park.example",)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("BDAY:1985-05-17", "05-17"),
        ("BDAY:19850517", "05-17"),
        ("BDAY;VALUE=date:--0517", "05-17"),
        ("BDAY:--02-29", "02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17", "05-17"),
        ("BDAY:1985-05-17T00:00:00Z", "05-17"),
        ("BDAY:1985", ""),
        ("BDAY:1985-13-40", ""),
        ("BDAY;VALUE=text:circa 1800", ""),
    ],
)
def test_of_a_birthday_only_month_and_day_are_kept(said: str, day: str) -> None:
    assert contact(card("FN:Ana Park", said)).birthday == day
