"""Address books as csv: Google's two layouts, and the files in which LinkedIn kept what I once let it read."""

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
