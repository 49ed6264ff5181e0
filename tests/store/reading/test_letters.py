"""Correspondence: counts and dates per person, that no archive counts twice."""

import csv

import pytest

from store.records.model import Me, MessageCount
from tests.store.reading import invented_archives
from tests.store.reading.invented_archives import (
    MESSAGES_2018,
    MESSAGES_2021,
    Importer,
    Row,
    connection,
    connections_csv,
    incoming,
    invitations_csv,
    link,
    messages_csv,
    outgoing,
    received,
    table,
    written,
)

ME = {"Invitations.csv": invitations_csv(outgoing("Zoe Marsh", "zoe-marsh"))}
FIRST = received("Ana Park", "ana-park", "2025-12-30 23:59:59 UTC")
SECOND = received("Ana Park", "ana-park", "2026-01-02 00:00:01 UTC")
THIRD = received("Ana Park", "ana-park", "2026-02-03 08:00:00 UTC")
MINE = written("Ana Park", "ana-park", "2026-01-05 08:00:00 UTC")


def letters(importer: Importer, name: str) -> tuple[tuple[int, str, str] | None, tuple[int, str, str] | None]:
    """What I wrote to somebody and what they wrote to me: how many, first and last date."""
    person = importer.person(name)
    return _told(person.written), _told(person.received)


def _told(side: MessageCount | None) -> tuple[int, str, str] | None:
    return (side.count, str(side.first), str(side.last)) if side else None


def outcome(importer: Importer, *rows: Row) -> tuple[int, int, int, list[str]]:
    """What became of the rows of a messages.csv: new, updated, known, and the reasons of those skipped."""
    (file,) = importer.take({"messages.csv": messages_csv(*rows)}).files
    return file.new, file.updated, file.known, [skip.reason for skip in file.skipped]


def test_messages_are_counted_by_person_and_direction(importer: Importer) -> None:
    importer.take({**ME, "messages.csv": messages_csv(THIRD, MINE, FIRST, SECOND)})
    assert letters(importer, "Ana Park") == ((1, "2026-01-05", "2026-01-05"), (3, "2025-12-30", "2026-02-03"))


def test_a_newer_archive_adds_only_what_is_new(importer: Importer) -> None:
    importer.take(ME)
    assert outcome(importer, FIRST, SECOND) == (2, 0, 0, [])
    assert outcome(importer, FIRST, SECOND, THIRD, MINE) == (2, 0, 2, [])
    assert outcome(importer, FIRST, SECOND) == (0, 0, 2, [])
    assert letters(importer, "Ana Park") == ((1, "2026-01-05", "2026-01-05"), (3, "2025-12-30", "2026-02-03"))


def test_an_archive_that_lost_messages_takes_none_away(importer: Importer) -> None:
    importer.take(ME)
    outcome(importer, FIRST, SECOND)
    assert outcome(importer, THIRD) == (0, 1, 0, [])
    assert letters(importer, "Ana Park")[1] == (2, "2025-12-30", "2026-02-03")
    assert outcome(importer, THIRD) == (0, 0, 1, [])


def test_two_overlapping_archives_in_one_import_count_like_the_larger(importer: Importer) -> None:
    report = importer.take(
        {**ME, "old/messages.csv": messages_csv(FIRST, SECOND), "new/messages.csv": messages_csv(FIRST, SECOND, THIRD)}
    )
    assert (report.new, report.known) == (4, 2)
    assert letters(importer, "Ana Park")[1] == (3, "2025-12-30", "2026-02-03")


def test_the_note_of_an_accepted_invitation_is_no_correspondence(importer: Importer) -> None:
    note = "Hi Marit,  I saw your talk.  Ana"
    as_message = received(
        "Ana Park", "ana-park", "2026-02-03 08:00:00 UTC", CONTENT="Hi Marit,\n\nI saw your talk.\nAna"
    )
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park", message=note))})
    (reason,) = outcome(importer, as_message)[3]
    assert reason == "it is the note of an invitation, and is kept with it"
    assert letters(importer, "Ana Park") == (None, None)


def test_the_same_words_in_the_other_direction_are_correspondence(importer: Importer) -> None:
    importer.take({"Invitations.csv": invitations_csv(incoming("Ana Park", "ana-park", message="Hello"))})
    assert outcome(importer, written("Ana Park", "ana-park", CONTENT="Hello"))[0] == 1


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"RECIPIENT_PROFILE_URLS": f"{link(invented_archives.MY_SLUG)},{link('bo')}"}, "group"),
        ({"RECIPIENT_PROFILE_URLS": link("bo"), "TO": "Bo Okoro"}, "neither from you nor to you"),
        ({"RECIPIENT_PROFILE_URLS": "", "TO": f"{invented_archives.ME},Bo Okoro"}, "group"),
        ({"RECIPIENT_PROFILE_URLS": "", "TO": "Bo Okoro"}, "neither from you nor to you"),
        (
            {"FROM": invented_archives.ME, "SENDER_PROFILE_URL": link(invented_archives.MY_SLUG)},
            "neither from you nor to you",
        ),
    ],
)
def test_conversations_of_several_and_of_others_are_skipped(
    importer: Importer, cells: dict[str, str], reason: str
) -> None:
    importer.take(ME)
    (skipped,) = outcome(importer, received("Ana Park", "ana-park", **cells))[3]
    assert reason in skipped


def test_a_name_with_commas_is_one_person(importer: Importer) -> None:
    row = written("Ana Park, PhD, MBA", "ana-park", RECIPIENT_PROFILE_URLS="")
    people = connections_csv(connection("Ana Park, PhD, MBA", "ana-park"))
    assert importer.take({**ME, "Connections.csv": people, "messages.csv": messages_csv(row)}).skipped == 0
    assert outcome(importer, written("Bo Okoro, MBA", "bo")) == (1, 0, 0, [])
    assert letters(importer, "Ana Park, PhD, MBA")[0] is not None


def test_what_i_wrote_to_a_group_without_links_is_skipped(importer: Importer) -> None:
    importer.take({**ME, "Connections.csv": connections_csv(connection("Ana Park", "ana-park"))})
    (reason,) = outcome(importer, written("Ana Park,Bo Okoro", RECIPIENT_PROFILE_URLS=""))[3]
    assert "group" in reason


def test_which_of_two_namesakes_wrote_is_not_guessed(importer: Importer) -> None:
    people = connections_csv(connection("Ana Park", "ana-1"), connection("Ana Park", "ana-2"))
    importer.take({**ME, "Connections.csv": people})
    (reason,) = outcome(importer, received("Ana Park"))[3]
    assert reason == "a name alone does not say whether it is the person of that name in the tray"


def test_in_2021_what_i_wrote_is_joined_by_name(importer: Importer) -> None:
    rows = [received("Ana Park", "ana-park"), written("Ana Park")]
    importer.take({**ME, "messages.csv": table(MESSAGES_2021, rows)})
    assert [side is not None for side in letters(importer, "Ana Park")] == [True, True]


def test_in_2018_the_file_says_the_direction(importer: Importer) -> None:
    cells = {"Date": "10/16/18, 8:36 AM", "Content": "Hello", "Folder": "INBOX"}
    rows = [
        {"From": "Ana Park", "To": invented_archives.ME, "Direction": "INCOMING", **cells},
        {"From": invented_archives.ME, "To": "Ana Park", "Direction": "OUTGOING", **cells},
    ]
    report = importer.take({"Messages.csv": table(MESSAGES_2018, rows)})
    assert report.new == 2
    assert letters(importer, "Ana Park") == ((1, "2018-10-16", "2018-10-16"), (1, "2018-10-16", "2018-10-16"))


def test_without_other_files_i_am_who_takes_part_in_most_messages(importer: Importer) -> None:
    rows = [FIRST, MINE, received("Bo Okoro", "bo-okoro")]
    assert outcome(importer, *rows) == (3, 0, 0, [])
    assert letters(importer, "Ana Park") == ((1, "2026-01-05", "2026-01-05"), (1, "2025-12-30", "2025-12-30"))
    assert importer.me().url == link(invented_archives.MY_SLUG)


def test_of_two_who_write_to_each_other_nobody_knows_which_i_am(importer: Importer) -> None:
    assert outcome(importer, FIRST, MINE)[3] == ["it is neither from you nor to you"] * 2


def test_config_says_who_i_am_where_the_files_do_not(importer: Importer) -> None:
    report = importer.take({"messages.csv": messages_csv(FIRST, MINE)}, Me(url="linkedin.com/in/Marit-Solheim"))
    assert report.new == 2


def test_i_am_recognised_after_i_gave_my_profile_another_slug(importer: Importer) -> None:
    importer.take(ME)
    new = {"SENDER_PROFILE_URL": link("marit")}
    assert (
        outcome(
            importer,
            written("Ana Park", "ana-park", **new),
            received("Ana Park", "ana-park", RECIPIENT_PROFILE_URLS=link("marit")),
        )[0]
        == 2
    )


def test_somebody_who_has_my_name_is_not_me(importer: Importer) -> None:
    importer.take(ME)
    assert outcome(importer, received(invented_archives.ME, "another-marit"))[0] == 1
    assert letters(importer, invented_archives.ME)[1] is not None


def test_a_message_tells_the_profile_of_somebody_who_had_none(importer: Importer) -> None:
    invitations = table(invented_archives.INVITATIONS_2018, [incoming("Ana Park")])
    importer.take({"Invitations.csv": invitations, "messages.csv": messages_csv(FIRST)})
    assert importer.person("Ana Park").url == link("ana-park")


def test_a_message_of_another_archive_is_of_nobody_by_a_name_alone(importer: Importer) -> None:
    importer.take({"Invitations.csv": table(invented_archives.INVITATIONS_2018, [incoming("Ana Park")])})
    outcome(importer, FIRST)
    assert sorted(person.url or "" for person in importer.people("Ana Park")) == ["", link("ana-park")]


def test_no_word_of_a_message_reaches_the_tray(importer: Importer) -> None:
    importer.take(
        {
            **ME,
            "messages.csv": table(
                invented_archives.MESSAGES, [{**MINE, "CONTENT": "unforgettable"}], quoting=csv.QUOTE_ALL
            ),
        }
    )
    assert b"unforgettable" not in importer.bytes()


def test_somebody_who_has_my_name_is_joined_to_their_connection_like_anybody(importer: Importer) -> None:
    importer.take(
        {
            "Invitations.csv": table(
                invented_archives.INVITATIONS_2018, [incoming(invented_archives.ME), outgoing("Zoe Marsh")]
            ),
            "Connections.csv": connections_csv(connection(invented_archives.ME, "another-marit")),
            "messages.csv": messages_csv(FIRST, MINE),
        }
    )
    assert [invitation.state for invitation in importer.invitations(invented_archives.ME)] == ["accepted"]
    assert letters(importer, "Ana Park") == ((1, "2026-01-05", "2026-01-05"), (1, "2025-12-30", "2025-12-30"))
