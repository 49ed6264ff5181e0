"""Who I am, from Profile.csv and its neighbours and from my own side of invitations."""

from store.reading.intake.myself import ME
from store.tray.changes import Set
from tests.store.reading import invented
from tests.store.reading.invented import House, connection, connections_csv, incoming, invitations_csv, outgoing, table

FILES = {
    "Profile.csv": table(
        invented.PROFILE,
        [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Lights at sea", "Industry": "Maritime"}],
    ),
    "Positions.csv": table(
        invented.POSITIONS,
        [
            {"Company Name": "Coastal Board", "Title": "Adviser", "Started On": "2019"},
            {"Company Name": "Tidewater", "Title": "Engineer", "Started On": "Nov 2022"},
            {"Company Name": "Old Light", "Title": "Keeper", "Started On": "2004", "Finished On": "Jul 2021"},
        ],
    ),
    "Education.csv": table(invented.EDUCATION, [{"School Name": "NTNU"}, {"School Name": "ntnu"}]),
    "Email Addresses.csv": table(invented.ADDRESSES, [{"Email Address": "marit@solheim.example"}]),
    "Invitations.csv": invitations_csv(outgoing("Ana Park", "ana-park"), incoming("Bo", "bo", me="m@work.example")),
}


def test_who_i_am_is_known_from_the_archive(house: House) -> None:
    report = house.take(FILES)
    me = house.me()
    assert me.names == ("Marit Solheim",)
    assert me.addresses == ("marit@solheim.example", "m@work.example")
    assert me.url == invented.link(invented.MY_SLUG)
    assert (me.headline, me.industry) == ("Lights at sea", "Maritime")
    assert (me.company, me.position) == ("Tidewater", "Engineer")
    assert me.companies == ("Coastal Board", "Old Light")
    assert me.schools == ("NTNU",)
    counts = {file.kind: (file.new, file.known) for file in report.files}
    assert counts["linkedin-profile"] == (1, 0)
    assert counts["linkedin-positions"] == (3, 0)
    assert counts["linkedin-education"] == (1, 1)
    assert counts["linkedin-email-addresses"] == (1, 0)


def test_a_second_import_says_nothing_new_of_me(house: House) -> None:
    house.take(FILES)
    before = house.bytes()
    report = house.take(FILES)
    assert (report.new, report.updated) == (0, 0)
    assert house.bytes() == before


def test_a_new_position_moves_the_old_one_to_where_i_worked_before(house: House) -> None:
    house.take(FILES)
    rows = [
        {"Company Name": "New Light", "Title": "Director", "Started On": "Jan 2026"},
        {"Company Name": "Tidewater", "Title": "Engineer", "Started On": "Nov 2022", "Finished On": "Dec 2025"},
    ]
    (file,) = house.take({"Positions.csv": table(invented.POSITIONS, rows)}).files
    assert (file.new, file.updated) == (1, 1)
    assert (house.me().company, house.me().position) == ("New Light", "Director")
    assert "Tidewater" in house.me().companies


def test_i_am_nobody_until_something_says_who(house: House) -> None:
    assert house.me().names == ()
    house.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    assert house.me().names == ()
    assert ME not in house.tray.tables["meta"]


def test_what_was_corrected_by_hand_stays(house: House) -> None:
    house.take(FILES)
    house.tray.commit([Set("meta", ME, "headline", "Keeper of lights")])
    house.take(FILES)
    assert house.me().headline == "Keeper of lights"


def test_i_am_not_among_the_people_whom_i_know(house: House) -> None:
    house.take(FILES)
    assert house.people(invented.ME) == []
