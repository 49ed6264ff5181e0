"""Address books as csv: Google's two layouts, those of mail programs, and what LinkedIn kept of mine."""

import io

import pytest

from store.reading.reader import read
from store.reading.readings import ContactRow, Skipped
from tests.store.reading.contacts.invented_address_books import GOOGLE, GOOGLE_UNTIL_2024, LINKEDIN, contact, reading
from tests.store.reading.invented_archives import connection, connections_csv, table, zipped

LINK = "https://www.linkedin.com/in/ana-park"


def test_a_contact_of_google_is_read_as_it_is_written_now() -> None:
    row = {
        "First Name": "Ana",
        "Middle Name": "Maria",
        "Last Name": "Park",
        "Organization Name": "Acme ::: Tidewater",
        "Organization Title": "Editor",
        "Labels": "* myContacts ::: Work",
        "E-mail 1 - Label": "* Work",
        "E-mail 1 - Value": "ana@park.example ::: ana@home.example",
        "E-mail 2 - Value": "ana@third.example",
        "Website 1 - Label": "Profile",
        "Website 1 - Value": "http://www.linkedin.com/in/ana-park",
    }
    file = reading(table(GOOGLE, [row]))
    assert file.kind == "contacts-csv"
    emails = ("ana@park.example", "ana@home.example", "ana@third.example")
    assert file.rows == [ContactRow(2, "Ana Maria Park", emails, LINK, "Acme", "Editor")]


def test_a_contact_of_google_is_read_as_it_was_written_until_2024() -> None:
    row = {
        "Name": "Dr. Ana Park",
        "Given Name": "Ana",
        "Family Name": "Park",
        "Group Membership": "* myContacts",
        "E-mail 1 - Type": "* Home",
        "E-mail 1 - Value": "ana@home.example",
        "Organization 1 - Name": "Acme",
        "Organization 1 - Title": "Editor",
        "Website 1 - Value": "https://park.example ::: https://www.linkedin.com/in/ana-park",
    }
    file = reading(table(GOOGLE_UNTIL_2024, [row]))
    assert file.kind == "contacts-csv"
    assert file.rows == [ContactRow(2, "Ana Park", ("ana@home.example",), LINK, "Acme", "Editor")]


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"Nickname": "Anni"}, "Anni"),
        ({"File As": "Ana Park"}, "Ana Park"),
        ({"E-mail 1 - Value": "ana@park.example"}, "ana@park.example"),
    ],
)
def test_who_has_no_name_at_google_is_called_by_what_there_is(cells: dict[str, str], name: str) -> None:
    assert contact(table(GOOGLE, [cells])).name == name


def test_a_company_alone_is_nobody() -> None:
    file = reading(table(GOOGLE, [{"Organization Name": "Acme", "Phone 1 - Value": "112"}, {"First Name": "Ana"}]))
    assert file.skipped == [Skipped(2, "it names nobody: there is neither a name nor an address")]


def test_what_linkedin_kept_of_an_address_book_is_read_without_its_nulls() -> None:
    nothing = dict.fromkeys(LINKEDIN, "null")
    rows = [
        {**nothing, "FirstName": "Ana", "LastName": "Park", "Emails": "ana@park.example,ana@home.example"},
        {**nothing, "FullName": "Bo Okoro", "Companies": "Acme", "Title": "Editor", "Profiles": LINK},
        nothing,
    ]
    file = reading(table(LINKEDIN, rows))
    assert file.kind == "contacts-csv"
    assert file.rows == [
        ContactRow(2, "Ana Park", ("ana@park.example", "ana@home.example"), None, "", ""),
        ContactRow(3, "Bo Okoro", (), LINK, "Acme", "Editor"),
    ]
    assert [skip.row for skip in file.skipped] == [4]


@pytest.mark.parametrize("name", ["Contacts.csv", "Imported Contacts.csv"])
def test_an_archive_without_contacts_is_nothing_to_complain_of(name: str) -> None:
    files = {"Connections.csv": connections_csv(connection("Bo Okoro")), name: table(LINKEDIN, [])}
    readings = read(["-"], io.BytesIO(zipped(files)))
    assert readings.refused == []
    assert [(file.kind, len(file.rows)) for file in readings.files] == [
        ("linkedin-connections", 1),
        ("contacts-csv", 0),
    ]


def test_contacts_of_an_archive_that_have_other_columns_are_not_used() -> None:
    files = {"Connections.csv": connections_csv(connection("Bo Okoro")), "Contacts.csv": "a,b\n1,2\n"}
    readings = read(["-"], io.BytesIO(zipped(files)))
    assert (readings.refused, readings.unused) == ([], ["-/Contacts.csv"])


def test_connections_are_no_address_book() -> None:
    assert reading(connections_csv(connection("Bo Okoro"))).kind == "linkedin-connections"


BOOKS = {
    "Outlook": (
        "First Name,Middle Name,Last Name,Title,Suffix,E-mail Address,E-mail 2 Address,Company,Job Title,Web Page\n"
        f"Ana,Maria,Park,Dr.,,ana@park.example,ana@home.example,Acme,Editor,{LINK}\n"
    ),
    "Outlook in German": (
        '"Anrede","Vorname","Weitere Vornamen","Nachname","Firma","Position",'
        '"E-Mail-Adresse","E-Mail 2: Adresse","Webseite"\r\n'
        f'"","Ana","Maria","Park","Acme","Editor","ana@park.example","ana@home.example","{LINK}"\r\n'
    ),
    "Outlook in French, with semicolons": (
        "Titre;Prénom;Deuxième prénom;Nom;Société;Adresse de messagerie;Adresse de messagerie 2;Page Web\r\n"
        f"Editor;Ana;Maria;Park;Acme;ana@park.example;ana@home.example;{LINK}\r\n"
    ),
    "Thunderbird": (
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Organization,Job Title,Web Page 1\n"
        f"Ana Maria,Park,Ana,,ana@park.example,ana@home.example,Acme,Editor,{LINK}\n"
    ),
    "Thunderbird in German, with tabs": (
        "Vorname\tNachname\tAnzeigename\tPrimäre E-Mail-Adresse\tSekundäre E-Mail-Adresse\t"
        "Organisation\tTitel\tWebseite 1\n"
        f"\t\tAna Maria Park\tana@park.example\tana@home.example\tAcme\tEditor\t{LINK}\n"
    ),
}


@pytest.mark.parametrize("program", BOOKS)
def test_address_books_of_mail_programs_are_read(program: str) -> None:
    file = reading(BOOKS[program])
    assert file.kind == "contacts-csv"
    emails = ("ana@park.example", "ana@home.example")
    assert file.rows == [ContactRow(2, "Ana Maria Park", emails, LINK, "Acme", "Editor")]


@pytest.mark.parametrize(
    "header",
    [
        "Name,E-Mail,Phone",
        "Nombre,Apellidos,Dirección de correo electrónico",
        "Imię,Nazwisko,Adres e-mail",
        "姓名,电子邮件地址",
    ],
)
def test_an_address_book_in_other_columns_is_refused_with_the_way_out(header: str) -> None:
    (refused,) = read(["-"], io.BytesIO(f"{header}\nAna,x\n".encode())).refused
    assert refused.reason.endswith("; if it is an address book, export it as vCard (.vcf)")


@pytest.mark.parametrize("start", ["dn: cn=Ana Park\nobjectclass: person\n", "version: 1\n\ndn: cn=Ana Park\n"])
def test_an_address_book_as_ldif_is_refused_with_the_way_out(start: str) -> None:
    (refused,) = read(["-"], io.BytesIO(f"{start}mail: ana@park.example\n".encode())).refused
    assert refused.reason == (
        "is an address book as LDIF, which Salver does not read; export the address book as vCard (.vcf)"
    )
