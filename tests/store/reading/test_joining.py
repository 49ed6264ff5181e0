"""Who is who: rows of different files are about one person, or about two of the same name."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.reader import read
from tests.store.reading import invented_archives
from tests.store.reading.invented_archives import (
    Importer,
    Row,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    messages_csv,
    outgoing,
    received,
    table,
    written,
)


def both(invitations: Sequence[Row], connections: Sequence[Row]) -> dict[str, str]:
    return {"Invitations.csv": invitations_csv(*invitations), "Connections.csv": connections_csv(*connections)}


def states(importer: Importer, name: str) -> list[str]:
    return [invitation.state for invitation in importer.invitations(name)]


def test_who_is_connected_has_accepted_and_who_is_not_waits(importer: Importer) -> None:
    importer.take(
        both(
            [incoming("Ana Park", "ana-park"), incoming("Bo Okoro", "bo-okoro"), outgoing("Cy Lund", "cy-lund")],
            [connection("Ana Park", "ana-park", on="09 Feb 2026")],
        )
    )
    (accepted,) = importer.invitations("Ana Park")
    assert (accepted.state, accepted.elsewhere) == ("accepted", True)
    assert str(accepted.person.connected_on) == "2026-02-09"
    assert states(importer, "Bo Okoro") == ["open"]
    assert states(importer, "Cy Lund") == ["waiting"]


@pytest.mark.parametrize(
    ("in_connections", "in_invitations"),
    [("ana-p%C3%A1rk", "ana-párk"), ("ana-pa\u0301rk", "ana-p%c3%a1rk"), ("Ana-Park", "ana-park")],
)
def test_slugs_join_however_a_file_spells_them(importer: Importer, in_connections: str, in_invitations: str) -> None:
    importer.take(both([incoming("A. Park", in_invitations)], [connection("Ana Park", in_connections)]))
    assert states(importer, "Ana Park") == ["accepted"]


def test_a_name_does_not_join_two_who_have_a_profile_each(importer: Importer) -> None:
    importer.take(both([incoming("Ana Park", "ana-park-2")], [connection("Ana Park", "ana-park")]))
    assert states(importer, "Ana Park") == ["open"]
    assert len(importer.people("Ana Park")) == 2


@pytest.mark.parametrize(("connected", "inviting"), [("ana-park", ""), (None, "ana-park"), (None, "")])
def test_where_a_side_has_no_profile_a_name_that_is_only_one_persons_joins(
    importer: Importer, connected: str | None, inviting: str
) -> None:
    importer.take(both([incoming("Ana  PARK", inviting)], [connection("Ana Park", connected)]))
    assert states(importer, "Ana Park") == ["accepted"]
    expected = invented_archives.link("ana-park") if connected or inviting else None
    assert importer.person("Ana Park").url == expected


def test_a_name_that_two_connections_have_joins_neither(importer: Importer) -> None:
    importer.take(both([incoming("Ana Park")], [connection("Ana Park", "ana-1"), connection("Ana Park", "ana-2")]))
    assert states(importer, "Ana Park") == ["open"]
    assert len(importer.people("Ana Park")) == 3


def test_a_name_that_two_who_invite_have_joins_neither(importer: Importer) -> None:
    importer.take(both([incoming("Ana Park", "ana-1"), incoming("Ana Park", "ana-2")], [connection("Ana Park")]))
    assert states(importer, "Ana Park") == ["open", "open"]


def test_without_profiles_two_invitations_of_one_name_are_of_one_person(importer: Importer) -> None:
    rows = [outgoing("Ana Park", sent="11/6/23, 11:29 AM"), incoming("Ana Park", sent="11/7/23, 6:42 AM")]
    importer.take(both(rows, [connection("Ana Park", "ana-park", on="07 Nov 2023")]))
    assert states(importer, "Ana Park") == ["accepted", "accepted"]
    assert len(importer.people("Ana Park")) == 1


def test_letters_that_a_spreadsheet_lost_join_nobody(importer: Importer) -> None:
    report = importer.take(
        both([incoming("?? ???"), incoming("?? ???", sent="1/4/26, 1:00 AM")], [connection("?? ???")])
    )
    assert report.new == 3
    assert states(importer, "?? ???") == ["open", "open"]
    assert len(importer.people("?? ???")) == 3


def test_connections_of_one_name_without_profile_are_told_by_their_day(importer: Importer) -> None:
    rows = [
        connection("Ana Park", on="04 Feb 2026", Company="A"),
        connection("Ana Park", on="05 Feb 2026", Company="B"),
    ]
    first = importer.take({"Connections.csv": connections_csv(*rows)})
    again = importer.take({"Connections.csv": connections_csv(*reversed(rows))})
    assert (first.new, again.new, again.updated, again.known) == (2, 0, 0, 2)
    assert {person.company for person in importer.people("Ana Park")} == {"A", "B"}


def test_two_of_one_name_in_one_file_are_two_people_also_where_the_tray_has_one(importer: Importer) -> None:
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", on="05 Feb 2026", Company="A"))})
    rows = [connection("Ana Park", on="05 Feb 2026"), connection("Ana Park", "ana-park", on="04 Feb 2026", Company="B")]
    report = importer.take({"Connections.csv": connections_csv(*rows)})
    assert (report.new, report.updated, report.known) == (1, 0, 1)
    assert {(person.company, person.url) for person in importer.people("Ana Park")} == {
        ("A", None),
        ("B", invented_archives.link("ana-park")),
    }


def test_two_who_share_an_address_and_a_minute_have_an_invitation_each(importer: Importer) -> None:
    rows = [{**connection(name), "Email Address": "both@park.example"} for name in ("Ana Park", "Bo Okoro")]
    files = both([incoming("Ana Park"), incoming("Bo Okoro")], rows)
    assert importer.take(files).new == 4
    assert states(importer, "Ana Park") == states(importer, "Bo Okoro") == ["accepted"]
    assert importer.take(files).known == 4


def test_connections_of_2018_are_joined_by_their_address(importer: Importer) -> None:
    rows = [connection("Ana Park"), connection("Ana Park")]
    mails = [{**row, "Email Address": f"ana{number}@park.example"} for number, row in enumerate(rows)]
    importer.take({"Connections.csv": table(invented_archives.CONNECTIONS_2018, mails)})
    again = importer.take({"Connections.csv": table(invented_archives.CONNECTIONS_2018, mails)})
    assert again.known == 2
    assert {person.email for person in importer.people("Ana Park")} == {"ana0@park.example", "ana1@park.example"}


def test_whom_i_invited_by_mail_gets_a_name_once_they_are_connected(importer: Importer) -> None:
    importer.take({"Invitations.csv": invitations_csv(outgoing("ana@park.example"))})
    assert importer.person("ana@park.example").email == "ana@park.example"
    rows = [{**connection("Ana Park", "ana-park"), "Email Address": "ana@park.example"}]
    report = importer.take({"Connections.csv": connections_csv(*rows)})
    assert (report.new, report.updated) == (0, 1)
    assert states(importer, "Ana Park") == ["accepted"]


def test_messages_make_nobody_double(importer: Importer) -> None:
    files = both([incoming("Ana Park")], [connection("Bo Okoro", "bo-okoro")])
    importer.take(
        {**files, "messages.csv": messages_csv(received("Ana Park", "ana-park"), received("Bo Okoro", "bo-okoro"))}
    )
    assert importer.person("Ana Park").url == invented_archives.link("ana-park")
    assert importer.person("Bo Okoro").received is not None


PEOPLE = st.sampled_from(
    [
        ("Ana Park", "ana-park", "ana@park.example"),
        ("ANA PARK", "ana-park-2", "park@ana.example"),
        ("Bo Okoro", "bo-okoro", "bo@okoro.example"),
        ("?? ???", "cy-lund", ""),
        ("李 明", "李-明", ""),
    ]
)
"""Name, slug and address. Two have the same name; one's was lost by a spreadsheet."""

SENT = st.sampled_from(["1/3/26, 12:18 AM", "1/4/26, 12:18 AM", "11/2/25, 1:30 AM"])
DAYS = st.sampled_from(["04 Feb 2026", "05 Feb 2026"])
DATES = st.sampled_from(["2026-01-09 10:03:31 UTC", "2026-02-09 10:03:31 UTC"])


@st.composite
def invited(draw: st.DrawFn) -> Row:
    """A row of Invitations.csv, perhaps without a profile, perhaps by address."""
    name, slug, email = draw(PEOPLE)
    make = draw(st.sampled_from([incoming, outgoing]))
    called = email if email and make is outgoing and draw(st.booleans()) else name
    return make(called, draw(st.sampled_from([slug, ""])), draw(SENT), draw(st.sampled_from(["", "Hello"])))


@st.composite
def connected(draw: st.DrawFn) -> Row:
    """A row of Connections.csv, perhaps without a profile, perhaps with an address."""
    name, slug, email = draw(PEOPLE)
    cells = {
        "Email Address": draw(st.sampled_from([email, ""])),
        "Company": draw(st.sampled_from(["", "Acme", "Mill"])),
    }
    return {**connection(name, draw(st.sampled_from([slug, None])), draw(DAYS)), **cells}


@st.composite
def letter(draw: st.DrawFn) -> Row:
    """A row of messages.csv, perhaps without a profile."""
    name, slug, _ = draw(PEOPLE)
    return draw(st.sampled_from([received, written]))(name, draw(st.sampled_from([slug, ""])), draw(DATES))


@st.composite
def archive(draw: st.DrawFn) -> dict[str, str]:
    """A small archive of three files."""
    files = both(draw(st.lists(invited(), max_size=5)), draw(st.lists(connected(), max_size=5)))
    return {**files, "messages.csv": messages_csv(*draw(st.lists(letter(), max_size=4)))}


@given(first=archive(), second=archive())
def test_whatever_comes_a_second_time_is_known_and_changes_no_byte(
    first: dict[str, str], second: dict[str, str]
) -> None:
    importer = Importer()
    importer.take(first)
    importer.take(second)
    before = importer.bytes()
    again = importer.take(second)
    assert (again.new, again.updated) == (0, 0)
    assert importer.bytes() == before


@given(rows=st.lists(invited(), max_size=5), connections=st.lists(connected(), max_size=5))
def test_nobody_is_joined_to_a_connection_of_another_profile_or_of_a_shared_name(
    rows: list[Row], connections: list[Row]
) -> None:
    importer = Importer()
    importer.take(both(rows, connections))
    slugs = {row["URL"] for row in connections if row["URL"]}
    called = Counter(f"{row['First Name']} {row['Last Name']}".strip().casefold() for row in connections)
    for invitation in importer.tray.invitations():
        if invitation.state == "accepted":
            person = invitation.person
            assert person.url in slugs or called[person.name.casefold()] >= 1
            if person.url is None and person.email is None:
                assert person.name != "?? ???"


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    files = both([incoming("Ana Park"), outgoing("Bo Okoro", "bo-okoro")], [connection("Ana Park", "ana-park")])
    files["messages.csv"] = messages_csv(received("Bo Okoro", "bo-okoro"))
    archive = invented_archives.folder(tmp_path / "archive", files)
    states = []
    for names in (sorted(files), sorted(files, reverse=True)):
        importer = Importer()
        importer.take_readings(read([f"{archive}/{name}" for name in names]))
        states.append(importer.bytes())
    assert states[0] == states[1]
