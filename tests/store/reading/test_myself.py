"""Who I am, from Profile.csv and its neighbours and from my own side of invitations."""

from store.reading.intake.myself import ME
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

FILES = {
    "Profile.csv": table(
        invented_archives.PROFILE,
        [{"First Name": "Marit", "Last Name": "Solheim", "Headline": "Lights at sea", "Industry": "Maritime"}],
    ),
    "Positions.csv": table(
        invented_archives.POSITIONS,
        [
            {"Company Name": "Coastal Board", "Title": "Adviser", "Started On": "2019"},
            {"Company Name": "Tidewater", "Title": "Engineer", "Started On": "Nov 2022"},
            {"Company Name": "Old Light", "Title": "Keeper", "Started On": "2004", "Finished On": "Jul 2021"},
        ],
    ),
    "Education.csv": table(invented_archives.EDUCATION, [{"School Name": "NTNU"}, {"School Name": "ntnu"}]),
    "Email Addresses.csv": table(invented_archives.ADDRESSES, [{"Email Address": "marit@solheim.example"}]),
    "Invitations.csv": invitations_csv(outgoing("Ana Park", "ana-park"), incoming("Bo", "bo", me="m@work.example")),
}


def test_who_i_am_is_known_from_the_archive(importer: Importer) -> None:
    report = importer.take(FILES)
    me = importer.me()
    assert me.names == ("Marit Solheim",)
    assert me.addresses == ("marit@solheim.example", "m@work.example")
    assert me.url == invented_archives.link(invented_archives.MY_SLUG)
    assert (me.headline, me.industry) == ("Lights at sea", "Maritime")
    assert (me.company, me.position) == ("Tidewater", "Engineer")
    assert me.companies == ("Coastal Board", "Old Light")
    assert me.schools == ("NTNU",)
    counts = {file.kind: (file.new, file.known) for file in report.files}
    assert counts["linkedin-profile"] == (1, 0)
    assert counts["linkedin-positions"] == (3, 0)
    assert counts["linkedin-education"] == (1, 1)
    assert counts["linkedin-email-addresses"] == (1, 0)


def test_a_second_import_says_nothing_new_of_me(importer: Importer) -> None:
    importer.take(FILES)
    before = importer.bytes()
    report = importer.take(FILES)
    assert (report.new, report.updated) == (0, 0)
    assert importer.bytes() == before


def test_a_new_position_moves_the_old_one_to_where_i_worked_before(importer: Importer) -> None:
    importer.take(FILES)
    rows = [
        {"Company Name": "New Light", "Title": "Director", "Started On": "Jan 2026"},
        {"Company Name": "Tidewater", "Title": "Engineer", "Started On": "Nov 2022", "Finished On": "Dec 2025"},
    ]
    (file,) = importer.take({"Positions.csv": table(invented_archives.POSITIONS, rows)}).files
    assert (file.new, file.updated) == (1, 1)
    assert (importer.me().company, importer.me().position) == ("New Light", "Director")
    assert "Tidewater" in importer.me().companies


def test_i_am_nobody_until_something_says_who(importer: Importer) -> None:
    assert importer.me().names == ()
    importer.take({"Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    assert importer.me().names == ()
    assert ME not in importer.tray.tables["meta"]


def test_what_was_corrected_by_hand_stays(importer: Importer) -> None:
    importer.take(FILES)
    importer.tray.commit([Set("meta", ME, "headline", "Keeper of lights")])
    importer.take(FILES)
    assert importer.me().headline == "Keeper of lights"


def test_i_am_not_among_the_people_whom_i_know(importer: Importer) -> None:
    importer.take(FILES)
    assert importer.people(invented_archives.ME) == []
