"""What a row of each file of the archive says, in all the forms that LinkedIn has given it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from store.reading.linkedin.messages import digest
from store.reading.reader import read
from store.reading.readings import AddressRow, ConnectionRow, InvitationRow, MessageRow, PositionRow, ProfileRow, Row
from tests.store.reading import invented_archives
from tests.store.reading.invented_archives import connection, incoming, link, outgoing, received, table


def read_rows(path: Path, content: str) -> list[Row]:
    (path / "x.csv").write_text(content, encoding="utf-8")
    readings = read([str(path / "x.csv")])
    assert readings.refused == []
    return readings.files[0].rows


def skipped(path: Path, content: str) -> list[str]:
    (path / "x.csv").write_text(content, encoding="utf-8")
    return [skip.reason for skip in read([str(path / "x.csv")]).files[0].skipped]


@pytest.mark.parametrize(
    "header", [invented_archives.INVITATIONS_2018, invented_archives.INVITATIONS_URN, invented_archives.INVITATIONS]
)
def test_invitations_of_every_year_say_who_when_and_what(tmp_path: Path, header: list[str]) -> None:
    note = "Hi Marit,  I saw your talk 🎉 "
    urns = {"inviterProfileUrn": "urn:li:member:1", "inviteeProfileUrn": "urn:li:member:2"}
    rows = [
        {**incoming("Ana Park, PhD", "ana-park", message=note), **urns},
        {**outgoing("Bo Okoro", "bo-okoro"), **urns},
    ]
    came, went = read_rows(tmp_path, table(header, rows))
    assert isinstance(came, InvitationRow)
    assert isinstance(went, InvitationRow)
    assert (came.direction, came.name, came.me, came.message) == (
        "incoming",
        "Ana Park, PhD",
        invented_archives.ME,
        note,
    )
    assert (went.direction, went.name, went.me, went.message) == ("outgoing", "Bo Okoro", invented_archives.ME, "")
    assert came.sent.isoformat() == "2026-01-03T00:18:00-08:00"
    if header is invented_archives.INVITATIONS:
        assert (came.url, came.my_url) == (link("ana-park"), link(invented_archives.MY_SLUG))
        assert (went.url, went.my_url) == (link("bo-okoro"), link(invented_archives.MY_SLUG))
    else:
        assert came.url is came.my_url is went.url is went.my_url is None


def test_a_bare_link_of_december_2023_is_no_profile(tmp_path: Path) -> None:
    (row,) = read_rows(
        tmp_path, invented_archives.invitations_csv({**incoming("Ana Park"), "inviteeProfileUrl": link("")})
    )
    assert isinstance(row, InvitationRow)
    assert row.url is row.my_url is None


def test_date_sent_is_another_name_of_sent_at(tmp_path: Path) -> None:
    content = invented_archives.invitations_csv(incoming("Ana Park", "ana-park")).replace("Sent At", "Date Sent")
    assert len(read_rows(tmp_path, content)) == 1


def test_a_copy_of_invitations_with_semicolons_and_windows_letters_is_read(tmp_path: Path) -> None:
    content = table(invented_archives.INVITATIONS, [incoming("Åse Bjørnstad", "åse")], delimiter=";").replace(
        "\n", "\r\n"
    )
    (tmp_path / "x.csv").write_bytes(content.encode("cp1252"))
    (row,) = read([str(tmp_path / "x.csv")]).files[0].rows
    assert isinstance(row, InvitationRow)
    assert (row.name, row.url) == ("Åse Bjørnstad", link("åse"))


@pytest.mark.parametrize("sent", ["24.12.2026", "24/12/26, 10:15 PM", "24-12-2026 10:15"])
def test_a_date_that_is_written_in_another_way_is_not_called_no_date(tmp_path: Path, sent: str) -> None:
    (reason,) = skipped(
        tmp_path, invented_archives.invitations_csv(incoming("Bo Okoro", sent=sent), incoming("Ana Park"))
    )
    assert reason == f"Sent At is not a date as LinkedIn writes it, such as 3/7/26, 10:15 PM: '{sent}'"


@pytest.mark.parametrize("direction", ["Incoming", "incoming"])
def test_a_direction_is_read_however_its_letters_are_written(tmp_path: Path, direction: str) -> None:
    csv = invented_archives.invitations_csv({**incoming("Ana Park"), "Direction": direction})
    assert skipped(tmp_path, csv) == []


@pytest.mark.parametrize("row", [incoming("", ""), outgoing(" \u200b"), incoming("LinkedIn Member")])
def test_an_invitation_of_nobody_is_skipped(tmp_path: Path, row: dict[str, str]) -> None:
    (reason,) = skipped(tmp_path, invented_archives.invitations_csv(row, incoming("Ana Park")))
    assert reason in ("it names nobody: there is neither a name nor a profile", "the other person has left LinkedIn")


@pytest.mark.parametrize(
    "before", ["", invented_archives.PREAMBLE, "\ufeff\n\n"], ids=["bare", "preamble", "bom and blanks"]
)
@pytest.mark.parametrize("header", [invented_archives.CONNECTIONS_2018, invented_archives.CONNECTIONS])
def test_connections_of_every_year_say_who_and_since_when(tmp_path: Path, before: str, header: list[str]) -> None:
    cells = {"Email Address": "ana@park.example", "Company": "Tidewater", "Position": "Data, Operations "}
    (row,) = read_rows(tmp_path, before + table(header, [connection(" Ana  Park ", "an%C3%A1-park", **cells)]))
    url = link("aná-park") if header is invented_archives.CONNECTIONS else None
    assert isinstance(row, ConnectionRow)
    assert (row.name, row.url, row.email) == ("Ana Park", url, "ana@park.example")
    assert (row.company, row.position, row.connected_on) == ("Tidewater", "Data, Operations", date(2026, 2, 4))


def test_both_styles_of_dates_may_stand_in_one_file(tmp_path: Path) -> None:
    content = table(
        invented_archives.CONNECTIONS, [connection("Ana Park", on="9-Sep-22"), connection("Bo Okoro", on="09 Sep 2022")]
    )
    rows = read_rows(tmp_path, content.replace("\n", "\r\n"))
    assert [row.connected_on for row in rows if isinstance(row, ConnectionRow)] == [date(2022, 9, 9)] * 2


def test_people_who_have_left_are_skipped(tmp_path: Path) -> None:
    reasons = skipped(
        tmp_path, invented_archives.connections_csv(connection(""), connection("Ana Park"), connection(" "))
    )
    assert reasons == ["it names nobody: there is neither a name nor a profile"] * 2


@pytest.mark.parametrize(
    "header",
    [
        invented_archives.MESSAGES_2021,
        invented_archives.MESSAGES_2023,
        invented_archives.MESSAGES_2024,
        invented_archives.MESSAGES,
    ],
    ids=["2021", "2023", "2024", "2026"],
)
def test_messages_since_2021_say_who_wrote_and_when(tmp_path: Path, header: list[str]) -> None:
    (row,) = read_rows(tmp_path, table(header, [received("Ana Park", "ana-park")]))
    assert isinstance(row, MessageRow)
    assert (row.direction, row.sender, row.sender_url) == (None, "Ana Park", link("ana-park"))
    assert row.recipients == invented_archives.ME
    assert row.recipient_urls == (
        () if header is invented_archives.MESSAGES_2021 else (link(invented_archives.MY_SLUG),)
    )
    assert row.sent == datetime(2026, 1, 9, 10, 3, 31, tzinfo=UTC)


def test_messages_of_2018_say_their_direction(tmp_path: Path) -> None:
    cells = {"From": "Ana Park", "To": invented_archives.ME, "Date": "10/16/18, 8:36 AM", "Content": "Hello"}
    rows = [{**cells, "Direction": "INCOMING", "Folder": "INBOX"}, {**cells, "Direction": "OUTGOING", "Folder": "SENT"}]
    came, went = read_rows(tmp_path, table(invented_archives.MESSAGES_2018, rows))
    assert isinstance(came, MessageRow)
    assert isinstance(went, MessageRow)
    assert (came.direction, went.direction) == ("incoming", "outgoing")
    assert came.sent == datetime(2018, 10, 16, 8, 36, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"IS_MESSAGE_DRAFT": "Yes", "CONTENT": ""}, "it is a draft that was never sent"),
        ({"IS_CONVERSATION_DRAFT": "Yes", "TO": ""}, "it is a draft that was never sent"),
        ({"CONVERSATION_TITLE": "Sponsored Conversation"}, "it is an advertisement or was written for many"),
        (
            {"CONTENT": '<p class="spinmail-quill-editor__spin-break">Hi</p>'},
            "it is an advertisement or was written for many",
        ),
        ({"CONTENT": "Hi %FIRSTNAME%, a course!"}, "it is an advertisement or was written for many"),
        ({"FROM": "LinkedIn Member", "SENDER_PROFILE_URL": ""}, "the other person has left LinkedIn"),
        ({"TO": "LinkedIn Member", "RECIPIENT_PROFILE_URLS": ""}, "the other person has left LinkedIn"),
        ({"FOLDER": "SPAM"}, "it is in the spam folder"),
        ({"FOLDER": "Spam"}, "it is in the spam folder"),
        ({"FOLDER": "TRASH"}, "it is in the trash folder"),
        ({"TO": ""}, "it does not name both sides"),
        (
            {"DATE": "2026-13-01 10:00:00 UTC"},
            "Date is not a date as LinkedIn writes it, such as 2024-12-16 18:24:37 UTC: '2026-13-01 10:00:00 UTC'",
        ),
    ],
)
def test_what_is_no_correspondence_is_skipped_with_the_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    rows = invented_archives.messages_csv(received("Bo Okoro", "bo-okoro", **cells), received("Ana Park", "ana-park"))
    assert skipped(tmp_path, rows) == [reason]


def test_a_file_with_nothing_but_advertisements_is_no_error(tmp_path: Path) -> None:
    assert len(skipped(tmp_path, invented_archives.messages_csv(received("Ads", FOLDER="SPAM")))) == 1


def test_one_text_has_one_digest_however_its_lines_are_broken() -> None:
    assert digest("Hi Tim,\n\nI am\u2028here") == digest("Hi Tim,  I am here ") != digest("Hi Tim, I was here")
    assert digest(" \n") == b""


def test_a_line_separator_inside_a_message_does_not_split_the_row(tmp_path: Path) -> None:
    rows = [received("Ana Park", "ana-park", CONTENT="one\u2028two"), received("Bo Okoro", "bo-okoro")]
    assert len(read_rows(tmp_path, invented_archives.messages_csv(*rows))) == 2


def test_the_profile_says_my_name_headline_and_industry(tmp_path: Path) -> None:
    cells = {"First Name": "Marit", "Last Name": "Solheim", "Headline": "Lights at sea", "Industry": "Maritime"}
    assert read_rows(tmp_path, table(invented_archives.PROFILE, [cells])) == [
        ProfileRow(2, "Marit Solheim", "Lights at sea", "Maritime")
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Started On": "Nov 2022"}, ((2022, 11), True)),
        ({"Started On": "2004", "Finished On": "Jul 2021"}, ((2004, 0), False)),
        ({"Started On": "?"}, ((0, 0), True)),
    ],
)
def test_a_position_says_since_when_and_whether_it_has_ended(
    tmp_path: Path, cells: dict[str, str], expected: Any
) -> None:
    (row,) = read_rows(tmp_path, table(invented_archives.POSITIONS, [{"Company Name": "Tidewater", **cells}]))
    assert isinstance(row, PositionRow)
    assert (row.started, row.is_current) == expected


def test_my_addresses_are_those_that_are_addresses(tmp_path: Path) -> None:
    content = table(
        invented_archives.ADDRESSES, [{"Email Address": "marit@solheim.example"}, {"Email Address": "none"}]
    )
    assert read_rows(tmp_path, content) == [AddressRow(2, "marit@solheim.example")]
