"""Archives of different ages, in any order: newer ones bring news, older ones turn nothing back."""

import pytest

from store.tray.changes import Set
from tests.store.reading import invented
from tests.store.reading.invented import (
    House,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    outgoing,
    table,
)

OLD = {
    "Connections.csv": connections_csv(
        connection("Ana Park", "ana-park", "01 Jan 2024", Company="Old Mill", Position="Clerk"),
        connection("Bo Okoro", "bo-okoro", "02 Jan 2024"),
    ),
    "Profile.csv": table(invented.PROFILE, [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Keeper"}]),
    "Positions.csv": table(invented.POSITIONS, [{"Company Name": "First Light", "Started On": "2015"}]),
}
NEW = {
    "Connections.csv": connections_csv(
        connection("Ana Park", "ana-park", "01 Jan 2024", Company="New Mill", Position=""),
        connection("Cy Lund", "cy-lund", "02 Feb 2026"),
    ),
    "Profile.csv": table(invented.PROFILE, [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Engineer"}]),
    "Positions.csv": table(
        invented.POSITIONS,
        [
            {"Company Name": "New Light", "Started On": "Mar 2025"},
            {"Company Name": "Old Light", "Started On": "2015", "Finished On": "Feb 2025"},
        ],
    ),
}


def test_a_newer_archive_updates_what_an_older_one_said(house: House) -> None:
    house.take(OLD)
    report = house.take(NEW)
    updated = {file.kind: (file.new, file.updated, file.known) for file in report.files}
    assert updated["linkedin-connections"] == (1, 1, 0)
    assert updated["linkedin-profile"] == (0, 1, 0)
    assert (house.person("Ana Park").company, house.person("Ana Park").position) == ("New Mill", "Clerk")


def test_an_older_archive_turns_nothing_back_but_fills_gaps(house: House) -> None:
    house.take(NEW)
    report = house.take(OLD)
    assert {file.kind: (file.new, file.updated) for file in report.files}["linkedin-connections"] == (1, 1)
    assert (house.person("Ana Park").company, house.person("Ana Park").position) == ("New Mill", "Clerk")
    assert (house.me().headline, house.me().company) == ("Engineer", "New Light")
    assert house.me().companies == ("Old Light", "First Light")


@pytest.mark.parametrize(
    "order",
    [(OLD, NEW), (NEW, OLD), (NEW, OLD, NEW), (OLD, NEW, OLD)],
    ids=["old new", "new old", "new old new", "old new old"],
)
def test_in_whatever_order_archives_come_the_newest_has_the_last_word(order: tuple[dict[str, str], ...]) -> None:
    house = House()
    for archive in order:
        house.take(archive)
    ana = house.person("Ana Park")
    assert (ana.company, ana.position) == ("New Mill", "Clerk")
    assert house.me().headline == "Engineer"
    assert len(house.tray.people()) == 3


def test_two_archives_in_one_import_are_taken_as_if_one_after_the_other() -> None:
    together = House()
    together.take(
        {f"old/{name}": content for name, content in OLD.items()} | {f"new/{name}": NEW[name] for name in NEW}
    )
    assert together.person("Ana Park").company == "New Mill"
    assert together.me().headline == "Engineer"
    again = together.take({f"old/{name}": content for name, content in OLD.items()})
    assert (again.new, again.updated) == (0, 0)


def test_what_i_set_by_hand_is_never_replaced(house: House) -> None:
    house.take(OLD)
    house.tray.commit([Set("people", house.person("Ana Park").id, "company", "Her own mill")])
    house.take(NEW)
    assert house.person("Ana Park").company == "Her own mill"


def test_what_an_import_set_is_replaced_by_a_newer_one(house: House) -> None:
    house.take(OLD)
    house.take(NEW)
    newest = connections_csv(
        connection("Ana Park", "ana-park", "01 Jan 2024", Company="Third Mill"), connection("Di", "di", "03 Mar 2026")
    )
    house.take({"Connections.csv": newest})
    assert house.person("Ana Park").company == "Third Mill"


def test_somebody_who_changed_their_name_keeps_their_record(house: House) -> None:
    house.take(OLD)
    before = house.person("Ana Park").id
    house.take({"Connections.csv": connections_csv(connection("Ana Duarte", "ana-park", "04 Feb 2026"))})
    assert house.person("Ana Duarte").id == before


SLUGLESS = {"Invitations.csv": table(invented.INVITATIONS_2018, [incoming("Ana Park"), outgoing("Bo Okoro")])}
SLUGGED = {"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park"), outgoing("Bo Okoro", "bo-okoro"))}


def test_profiles_that_come_later_make_no_twins(house: House) -> None:
    house.take(SLUGLESS)
    report = house.take(SLUGGED)
    assert (report.new, report.updated) == (0, 2)
    assert house.person("Ana Park").url == invented.link("ana-park")
    assert house.take(SLUGLESS).known == 2
    assert len(house.tray.invitations()) == len(house.tray.people()) == 2


def test_profiles_that_are_missing_later_make_no_twins(house: House) -> None:
    house.take(SLUGGED)
    assert house.take(SLUGLESS).known == 2
    assert len(house.tray.invitations()) == len(house.tray.people()) == 2


def test_namesakes_without_a_profile_are_told_by_the_minute_of_their_invitation(house: House) -> None:
    rows = [("ana-1", "1/3/26, 12:18 AM"), ("ana-2", "1/4/26, 12:18 AM")]
    house.take({"Invitations.csv": invitations_csv(*[incoming("Ana Park", slug, sent) for slug, sent in rows])})
    report = house.take({"Invitations.csv": invitations_csv(*[incoming("Ana Park", "", sent) for _, sent in rows])})
    assert (report.new, report.known) == (0, 2)


def test_an_invitation_without_profile_is_not_given_to_one_of_two_namesakes_of_its_minute(house: House) -> None:
    house.take({"Invitations.csv": table(invented.INVITATIONS_2018, [incoming("Ana Park")])})
    both = {"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-1"), incoming("Ana Park", "ana-2"))}
    assert house.take(both).new == 2
    assert house.take(both).known == 2
    assert sorted(person.url or "" for person in house.people("Ana Park")) == [
        "",
        *map(invented.link, ["ana-1", "ana-2"]),
    ]


def test_somebody_who_gave_their_profile_another_slug_is_not_taken_for_two(house: House) -> None:
    house.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park-8a7b6c"))})
    later = {
        "Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park")),
        "Connections.csv": connections_csv(connection("Ana Park", "ana-park")),
    }
    house.take(later)
    person = house.person("Ana Park")
    assert person.url == invented.link("ana-park")
    assert house.invitations("Ana Park")[0].state == "accepted"
    assert house.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park-8a7b6c"))}).known == 1
    assert house.person("Ana Park").url == invented.link("ana-park")


def test_connections_of_2018_and_of_today_are_the_same_people(house: House) -> None:
    mails = [{**connection("Ana Park", on="1/8/18, 6:14 PM"), "Email Address": "ana@park.example"}]
    house.take({"Connections.csv": table(invented.CONNECTIONS_2018, mails)})
    report = house.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park", "08 Jan 2018"))})
    assert (report.new, report.updated) == (0, 1)
    assert house.person("Ana Park").email == "ana@park.example"


def test_a_later_archive_is_idle_the_second_time_where_people_of_other_names_share_an_address(house: House) -> None:
    house.take(
        {"Connections.csv": connections_csv(connection("Bo Lund", **{"Email Address": "b@x.at"}, Company="Acme"))}
    )
    later = {
        "Connections.csv": connections_csv(
            connection("Ana Park", **{"Email Address": "b@x.at"}),
            connection("Ana Park", on="05 Feb 2026", Company="Bolt"),
            connection("Bo Lund", "bo-lund", **{"Email Address": "a@x.at"}, Company="Bolt"),
        )
    }
    house.take(later)
    again = house.take(later)
    assert (again.new, again.updated) == (0, 0)
