"""Archives of different ages, in any order: newer ones bring news, older ones turn nothing back."""

import pytest

from store.tray.changes import Set
from tests.store.reading import invented_archives
from tests.store.reading.invented_archives import (
    Importer,
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
    "Profile.csv": table(
        invented_archives.PROFILE, [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Keeper"}]
    ),
    "Positions.csv": table(invented_archives.POSITIONS, [{"Company Name": "First Light", "Started On": "2015"}]),
}
NEW = {
    "Connections.csv": connections_csv(
        connection("Ana Park", "ana-park", "01 Jan 2024", Company="New Mill", Position=""),
        connection("Cy Lund", "cy-lund", "02 Feb 2026"),
    ),
    "Profile.csv": table(
        invented_archives.PROFILE, [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Engineer"}]
    ),
    "Positions.csv": table(
        invented_archives.POSITIONS,
        [
            {"Company Name": "New Light", "Started On": "Mar 2025"},
            {"Company Name": "Old Light", "Started On": "2015", "Finished On": "Feb 2025"},
        ],
    ),
}


def test_a_newer_archive_updates_what_an_older_one_said(importer: Importer) -> None:
    importer.take(OLD)
    report = importer.take(NEW)
    updated = {file.kind: (file.new, file.updated, file.known) for file in report.files}
    assert updated["linkedin-connections"] == (1, 1, 0)
    assert updated["linkedin-profile"] == (0, 1, 0)
    assert (importer.person("Ana Park").company, importer.person("Ana Park").position) == ("New Mill", "Clerk")


def test_an_older_archive_turns_nothing_back_but_fills_gaps(importer: Importer) -> None:
    importer.take(NEW)
    report = importer.take(OLD)
    assert {file.kind: (file.new, file.updated) for file in report.files}["linkedin-connections"] == (1, 1)
    assert (importer.person("Ana Park").company, importer.person("Ana Park").position) == ("New Mill", "Clerk")
    assert (importer.me().headline, importer.me().company) == ("Engineer", "New Light")
    assert importer.me().companies == ("Old Light", "First Light")


@pytest.mark.parametrize(
    "order",
    [(OLD, NEW), (NEW, OLD), (NEW, OLD, NEW), (OLD, NEW, OLD)],
    ids=["old new", "new old", "new old new", "old new old"],
)
def test_in_whatever_order_archives_come_the_newest_has_the_last_word(order: tuple[dict[str, str], ...]) -> None:
    importer = Importer()
    for archive in order:
        importer.take(archive)
    ana = importer.person("Ana Park")
    assert (ana.company, ana.position) == ("New Mill", "Clerk")
    assert importer.me().headline == "Engineer"
    assert len(importer.tray.people()) == 3


def test_two_archives_in_one_import_are_taken_as_if_one_after_the_other() -> None:
    together = Importer()
    together.take(
        {f"old/{name}": content for name, content in OLD.items()} | {f"new/{name}": NEW[name] for name in NEW}
    )
    assert together.person("Ana Park").company == "New Mill"
    assert together.me().headline == "Engineer"
    again = together.take({f"old/{name}": content for name, content in OLD.items()})
    assert (again.new, again.updated) == (0, 0)


def test_what_i_set_by_hand_is_never_replaced(importer: Importer) -> None:
    importer.take(OLD)
    importer.tray.commit([Set("people", importer.person("Ana Park").id, "company", "Her own mill")])
    importer.take(NEW)
    assert importer.person("Ana Park").company == "Her own mill"


def test_what_an_import_set_is_replaced_by_a_newer_one(importer: Importer) -> None:
    importer.take(OLD)
    importer.take(NEW)
    newest = connections_csv(
        connection("Ana Park", "ana-park", "01 Jan 2024", Company="Third Mill"), connection("Di", "di", "03 Mar 2026")
    )
    importer.take({"Connections.csv": newest})
    assert importer.person("Ana Park").company == "Third Mill"


def test_somebody_who_changed_their_name_keeps_their_record(importer: Importer) -> None:
    importer.take(OLD)
    before = importer.person("Ana Park").id
    importer.take({"Connections.csv": connections_csv(connection("Ana Duarte", "ana-park", "04 Feb 2026"))})
    assert importer.person("Ana Duarte").id == before


SLUGLESS = {"Invitations.csv": table(invented_archives.INVITATIONS_2018, [incoming("Ana Park"), outgoing("Bo Okoro")])}
SLUGGED = {"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park"), outgoing("Bo Okoro", "bo-okoro"))}


def test_profiles_that_come_later_make_no_twins(importer: Importer) -> None:
    importer.take(SLUGLESS)
    report = importer.take(SLUGGED)
    assert (report.new, report.updated) == (0, 2)
    assert importer.person("Ana Park").url == invented_archives.link("ana-park")
    assert importer.take(SLUGLESS).known == 2
    assert len(importer.tray.invitations()) == len(importer.tray.people()) == 2


def test_profiles_that_are_missing_later_make_no_twins(importer: Importer) -> None:
    importer.take(SLUGGED)
    assert importer.take(SLUGLESS).known == 2
    assert len(importer.tray.invitations()) == len(importer.tray.people()) == 2


def test_namesakes_without_a_profile_are_told_by_the_minute_of_their_invitation(importer: Importer) -> None:
    rows = [("ana-1", "1/3/26, 12:18 AM"), ("ana-2", "1/4/26, 12:18 AM")]
    importer.take({"Invitations.csv": invitations_csv(*[incoming("Ana Park", slug, sent) for slug, sent in rows])})
    report = importer.take({"Invitations.csv": invitations_csv(*[incoming("Ana Park", "", sent) for _, sent in rows])})
    assert (report.new, report.known) == (0, 2)


def test_an_invitation_without_profile_is_not_given_to_one_of_two_namesakes_of_its_minute(importer: Importer) -> None:
    importer.take({"Invitations.csv": table(invented_archives.INVITATIONS_2018, [incoming("Ana Park")])})
    both = {"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-1"), incoming("Ana Park", "ana-2"))}
    assert importer.take(both).new == 2
    assert importer.take(both).known == 2
    assert sorted(person.url or "" for person in importer.people("Ana Park")) == [
        "",
        *map(invented_archives.link, ["ana-1", "ana-2"]),
    ]


def test_somebody_who_gave_their_profile_another_slug_is_not_taken_for_two(importer: Importer) -> None:
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park-8a7b6c"))})
    later = {
        "Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park")),
        "Connections.csv": connections_csv(connection("Ana Park", "ana-park")),
    }
    importer.take(later)
    person = importer.person("Ana Park")
    assert person.url == invented_archives.link("ana-park")
    assert importer.invitations("Ana Park")[0].state == "accepted"
    assert importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park-8a7b6c"))}).known == 1
    assert importer.person("Ana Park").url == invented_archives.link("ana-park")


def test_connections_of_2018_and_of_today_are_the_same_people(importer: Importer) -> None:
    mails = [{**connection("Ana Park", on="1/8/18, 6:14 PM"), "Email Address": "ana@park.example"}]
    importer.take({"Connections.csv": table(invented_archives.CONNECTIONS_2018, mails)})
    report = importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park", "08 Jan 2018"))})
    assert (report.new, report.updated) == (0, 1)
    assert importer.person("Ana Park").email == "ana@park.example"


def test_a_later_archive_is_idle_the_second_time_where_people_of_other_names_share_an_address(
    importer: Importer,
) -> None:
    importer.take(
        {"Connections.csv": connections_csv(connection("Bo Lund", **{"Email Address": "b@x.at"}, Company="Acme"))}
    )
    later = {
        "Connections.csv": connections_csv(
            connection("Ana Park", **{"Email Address": "b@x.at"}),
            connection("Ana Park", on="05 Feb 2026", Company="Bolt"),
            connection("Bo Lund", "bo-lund", **{"Email Address": "a@x.at"}, Company="Bolt"),
        )
    }
    importer.take(later)
    again = importer.take(later)
    assert (again.new, again.updated) == (0, 0)
