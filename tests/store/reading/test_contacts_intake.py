"""Who is in my address book is known; cards find the people that archives brought, and replace nothing of them."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.judging.derived_facts import known_facts
from store.judging.evidence import gather
from store.reading.intake.forgotten import ids_of
from store.reading.intake.report import Report
from store.reading.reader import read
from store.records.model import Me
from store.tray.changes import REMOVED, Set
from store.tray.joining import join
from tests.store.reading.contacts.invented_address_books import GOOGLE, card
from tests.store.reading.invented_archives import (
    Importer,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    link,
    outgoing,
    table,
)


def take(importer: Importer, *cards: str, me: Me | None = None) -> Report:
    """Bring an address book of these cards in."""
    return importer.take_readings(read(["-"], io.BytesIO("".join(cards).encode())), me)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.new, report.updated, report.known, report.skipped


ANA = card("FN:Ana Park", "EMAIL:ana@park.example", "EMAIL:ana@home.example", "ORG:Acme;", "TITLE:Editor")


def test_a_card_of_somebody_new_makes_a_person_whom_i_know(importer: Importer) -> None:
    assert counts(take(importer, ANA)) == (1, 0, 0, 0)
    person = importer.person("Ana Park")
    assert person.in_address_book
    assert (person.email, person.company, person.position) == ("ana@park.example", "Acme", "Editor")


@pytest.mark.parametrize(
    "lines",
    [
        ["FN:A. P.", "URL:https://www.linkedin.com/in/Ana-Park"],
        ["N:Park;Ana;;;", "URL:https://www.linkedin.com/in/ana-park", "EMAIL:ana@park.example"],
    ],
)
def test_a_card_finds_whom_linkedin_brought_by_profile(importer: Importer, lines: list[str]) -> None:
    row = connection("Ana Park", "ana-park", Company="Tidewater", Position="Writer")
    importer.take({"Connections.csv": connections_csv(row)})
    assert counts(take(importer, card(*lines, "ORG:Acme", "TITLE:Editor"))) == (0, 1, 0, 0)
    person = importer.person("Ana Park")
    assert person.in_address_book
    assert (person.company, person.position, person.url) == ("Tidewater", "Writer", link("ana-park"))


@pytest.mark.parametrize("lines", [["FN:ANA  PARK"], ["FN:Ana Park", "EMAIL:other@home.example"]])
def test_a_card_with_no_more_than_the_name_is_nobody_of_that_name(importer: Importer, lines: list[str]) -> None:
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park"))})
    assert counts(take(importer, card(*lines))) == (1, 0, 0, 0)
    assert counts(take(importer, card(*lines))) == (0, 0, 1, 0)
    assert [person.in_address_book for person in importer.tray.people() if person.url] == [False]


def test_every_address_of_a_card_finds_the_person(importer: Importer) -> None:
    row = {**connection("Ana Park", "ana-park"), "Email Address": "ana@work.example"}
    importer.take({"Connections.csv": connections_csv(row)})
    take(importer, card("FN:Ana Park", "EMAIL:ana@work.example", "EMAIL:ana@home.example"))
    assert importer.person("Ana Park").email == "ana@work.example"
    importer.take({"Invitations.csv": invitations_csv(outgoing("ANA@home.example"))})
    assert [invitation.state for invitation in importer.invitations("Ana Park")] == ["accepted"]


def test_whom_i_invited_by_mail_gets_the_name_of_the_card(importer: Importer) -> None:
    importer.take({"Invitations.csv": invitations_csv(outgoing("ana@home.example"))})
    assert counts(take(importer, ANA)) == (0, 1, 0, 0)
    assert importer.person("Ana Park").email == "ana@home.example"


def test_an_address_alone_does_not_join_two_of_different_names(importer: Importer) -> None:
    row = {**connection("Bo Park", "bo-park"), "Email Address": "ana@park.example"}
    importer.take({"Connections.csv": connections_csv(row)})
    take(importer, ANA)
    assert not importer.person("Bo Park").in_address_book
    assert importer.person("Ana Park").in_address_book


def test_a_name_that_two_people_have_joins_neither(importer: Importer) -> None:
    rows = connection("Ana Park", "ana-1"), connection("Ana Park", "ana-2")
    importer.take({"Connections.csv": connections_csv(*rows)})
    take(importer, ANA)
    assert sorted((person.url is None, person.in_address_book) for person in importer.people("Ana Park")) == [
        (False, False),
        (False, False),
        (True, True),
    ]


def test_a_name_that_two_cards_have_joins_neither(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    other = card("FN:Ana Park", "EMAIL:other@park.example")
    take(importer, ANA, other)
    assert [person.in_address_book for person in importer.people("Ana Park") if person.url] == [False]
    assert counts(take(importer, other, ANA)) == (0, 0, 2, 0)


def test_an_address_of_two_profiles_tells_neither_in_whatever_order_their_cards_stand(importer: Importer) -> None:
    row = {**connection("Ana Park", "ana-park-2"), "Email Address": "ana@home.example"}
    importer.take({"Connections.csv": connections_csv(row)})
    shared = card("FN:Ana Park", "EMAIL:ana@home.example")
    cards = [shared, card("FN:Ana Park", "EMAIL:ana@home.example", f"URL:{link('ana-park')}")]
    take(importer, *cards)
    assert counts(take(importer, *cards)) == counts(take(importer, *reversed(cards))) == (0, 0, 2, 0)
    assert [person.in_address_book for person in importer.people("Ana Park") if person.url == link("ana-park-2")] == [
        False
    ]


def test_a_card_that_stands_there_twice_is_the_same_person(importer: Importer) -> None:
    assert counts(take(importer, ANA, ANA, card("FN:Bo Okoro"), card("FN:Bo Okoro"))) == (2, 0, 2, 0)


def test_a_card_means_the_same_person_also_once_they_have_a_namesake(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    take(importer, card("FN:Ana Park"))
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park-2"))})
    assert counts(take(importer, card("FN:Ana Park"))) == (0, 0, 1, 0)


def test_who_invites_later_is_recognised_as_known(importer: Importer) -> None:
    take(importer, card("FN:Ana Park", "URL:https://www.linkedin.com/in/ana-park"), card("FN:Bo Okoro"))
    rows = [incoming("Ana Park", "ana-park"), incoming("Cy Lund", "cy-lund")]
    importer.take({"Invitations.csv": invitations_csv(*rows)})
    evidence = gather(Me(), importer.tray.people(), importer.tray.invitations(), importer.tray.now)
    (ana,), (cy,) = importer.invitations("Ana Park"), importer.invitations("Cy Lund")
    assert known_facts(ana, evidence, 14)["known"].because == "they are in your address book"
    assert "known" not in known_facts(cy, evidence, 14)
    assert evidence.records == "2 contacts"


def test_when_somebody_came_to_stand_in_the_address_book_is_in_the_log(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    take(importer, card("FN:Ana Park", "URL:https://www.linkedin.com/in/ana-park"))
    record = importer.tray.record("people", importer.person("Ana Park").id)
    (line,) = [line for line in record.log.values() if line[0] == "address_book"]
    assert line == ["address_book", True, None, {"by": "import"}]


@pytest.mark.parametrize(
    ("lines", "me"),
    [
        (["FN:M. S.", "EMAIL:Marit@solheim.example"], Me(addresses=("marit@solheim.example",))),
        (["FN:M. S.", "URL:https://www.linkedin.com/in/marit-solheim"], Me(url=link("marit-solheim"))),
        (["FN:Marit Solheim"], Me(names=("Marit Solheim",))),
    ],
)
def test_my_own_card_is_skipped(importer: Importer, lines: list[str], me: Me) -> None:
    report = take(importer, card(*lines), me=me)
    assert [skip.reason for skip in report.files[0].skipped] == ["it is your own card"]
    assert list(importer.tray.people()) == []


@pytest.mark.parametrize(
    "lines",
    [
        ["FN:Ana Park"],
        ["FN:Ana Park", "EMAIL:new@park.example"],
        ["FN:Mrs Park", "EMAIL:ana@home.example", "URL:https://www.linkedin.com/in/ana-park"],
        ["FN:Ana Park", "EMAIL:new@park.example", "EMAIL:ana@home.example"],
    ],
)
def test_who_was_forgotten_does_not_come_back_from_an_address_book(importer: Importer, lines: list[str]) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    take(importer, ANA)
    join(importer.tray, *(person.id for person in importer.tray.people()))
    person = importer.person("Ana Park").id
    importer.tray.erase(person, ids_of(importer.tray, person))
    before = importer.bytes()
    report = take(importer, card(*lines))
    assert [skip.reason for skip in report.files[0].skipped] == ["it is about somebody who was forgotten"]
    assert importer.bytes() == before


def test_what_i_took_out_of_sight_comes_back_with_its_card(importer: Importer) -> None:
    take(importer, ANA)

    importer.tray.commit([Set("people", importer.person("Ana Park").id, REMOVED, True)])
    assert counts(take(importer, ANA)) == (0, 1, 0, 0)


NAMES = st.sampled_from(["Ana Park", "ANA PARK", "Bo Okoro", "?? ???", "李 明"])
EMAILS = st.sampled_from(["ana@park.example", "Ana@Home.example", "both@park.example"])
SLUGS = st.sampled_from(["ana-park", "ana-park-2", "bo-okoro"])


@st.composite
def some_card(draw: st.DrawFn) -> str:
    """A card, perhaps without addresses, profile or company."""
    lines = [f"FN:{draw(NAMES)}", *(f"EMAIL:{email}" for email in draw(st.lists(EMAILS, max_size=2)))]
    lines += [f"URL:{link(slug)}" for slug in draw(st.lists(SLUGS, max_size=1))]
    return card(*lines, f"ORG:{draw(st.sampled_from(['', 'Acme', 'Mill']))}")


@st.composite
def some_connections(draw: st.DrawFn) -> str:
    """Connections.csv of the same people."""
    rows = [
        {**connection(draw(NAMES), draw(st.none() | SLUGS)), "Email Address": draw(st.just("") | EMAILS)}
        for _ in range(draw(st.integers(1, 4)))
    ]
    return connections_csv(*rows)


@given(cards=st.lists(some_card(), min_size=1, max_size=5), archive=some_connections(), later=some_connections())
def test_cards_that_come_a_second_time_are_known_and_change_no_byte(cards: list[str], archive: str, later: str) -> None:
    importer = Importer()
    importer.take({"Connections.csv": archive})
    take(importer, *cards)
    before = importer.bytes()
    assert counts(take(importer, *cards))[:2] == (0, 0)
    assert importer.bytes() == before
    importer.take({"Connections.csv": later})
    take(importer, *cards)
    before = importer.bytes()
    assert counts(take(importer, *cards))[:2] == (0, 0)
    assert importer.bytes() == before


@given(cards=st.lists(some_card(), min_size=1, max_size=5), archive=some_connections())
def test_no_card_is_joined_to_another_profile_than_its_own(cards: list[str], archive: str) -> None:
    importer = Importer()
    importer.take({"Connections.csv": archive})
    before = {person.id: person for person in importer.tray.people()}
    take(importer, *cards)
    for person in importer.tray.people():
        was = before.get(person.id)
        if was is not None:
            told = (person.name, person.company, person.position, person.connected_on)
            assert (told[0], told[3]) == (was.name, was.connected_on)
            assert was.company in (None, told[1])
            assert was.url in (None, person.url)


def test_google_and_vcards_of_one_address_book_are_the_same_people(importer: Importer) -> None:
    take(importer, ANA)
    row = {"First Name": "Ana", "Last Name": "Park", "E-mail 1 - Value": "ana@home.example"}
    assert counts(take(importer, table(GOOGLE, [row]))) == (0, 0, 1, 0)
