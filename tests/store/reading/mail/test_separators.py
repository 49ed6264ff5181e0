"""Where the messages of an mbox begin whose separators hold no date, are quoted, or stand behind odd bytes."""

import io

import pytest

from store.reading.mail.mbox import messages
from store.reading.readings import MailInvitationRow
from tests.store.reading.mail.invented_mails import FROM, invitation_2018, invitation_2026, mbox_of, message
from tests.store.reading.mail.reading_mails import names, read_box

KIM = invitation_2026("Kim Example", "kim", number="1")
OLA = invitation_2026("Ola Ny", "ola", number="2")
ISO = b"From kim@ships.example 2026-02-03 08:15:00\n"
OFF_TIME = b"From kim@ships.example Tue, 03 Feb 2026 08:15:00 +0100\n"
UNDATED = [b"From \n", b"From\n", b"From -\n", b"From - \n", b"From kim@ships.example\n", b"From MAILER-DAEMON\n", ISO]


@pytest.mark.parametrize("separator", [*UNDATED, OFF_TIME, b"From ???@??? Tue Feb 03 08:15:00 2026\n"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_a_separator_without_a_date_begins_a_message(separator: bytes, line_end: bytes) -> None:
    box = mbox_of(KIM, OLA, separator=separator).replace(b"\n", line_end)
    assert names(read_box(box)) == ["Kim Example", "Ola Ny"]


@pytest.mark.parametrize("separator", UNDATED)
def test_separators_with_and_without_a_date_stand_in_one_box(separator: bytes) -> None:
    box = mbox_of(KIM) + mbox_of(OLA, separator=separator) + mbox_of(invitation_2026("Ana Park", "ana", number="3"))
    assert names(read_box(box)) == ["Kim Example", "Ola Ny", "Ana Park"]


@pytest.mark.parametrize("separator", UNDATED)
def test_nothing_proves_a_message_behind_a_separator_without_a_date(separator: bytes) -> None:
    box = mbox_of(KIM) + mbox_of(OLA, separator=separator)
    rows = [row for _, row in read_box(box).rows(MailInvitationRow)]
    assert [(row.name, row.verified) for row in rows] == [("Kim Example", True), ("Ola Ny", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Pat,\n\nFrom\n\nhere to the sea.",
        "Dear Pat,\n\nFrom here on\nSubject: ferries\nDate: soon",
        "Dear Pat,\n\nFrom -\nnothing at all",
        "Dear Pat,\nFrom\nSubject: ferries\nDate: soon",
        "Dear Pat,\n\nFrom \nSubject to change",
    ],
)
def test_a_text_that_only_begins_so_stays_a_text(text: str) -> None:
    box = FROM + message("Kim <kim@ships.example>", "Ships", text) + b"\n" + mbox_of(OLA)
    assert len(list(messages(io.BytesIO(box)))) == 2


@pytest.mark.parametrize(
    "above",
    [
        b">From - Sat Apr 12 2025 15:59:28\n",
        b">From - Sat Apr 12 2025 15:59:28\n>From \n",
        b">>From kim@ships.example Thu Jan  5 10:00:00 2026\n",
        b"\n",
    ],
)
def test_lines_below_the_separator_that_are_no_headers_are_left_out(above: bytes) -> None:
    box = b"".join(FROM + above + mail.rstrip() + b"\n\n" for mail in (KIM, OLA))
    rows = [row for _, row in read_box(box).rows(MailInvitationRow)]
    assert [row.name for row in rows] == ["Kim Example", "Ola Ny"]


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\n\n", b"\xef\xbb\xbf\r\n"])
def test_an_mbox_may_begin_behind_a_byte_order_mark_or_blank_lines(before: bytes) -> None:
    readings = read_box(before + mbox_of(KIM, OLA))
    assert [row.verified for _, row in readings.rows(MailInvitationRow)] == [True, True]


def test_an_undated_separator_is_found_behind_a_message_of_many_pieces() -> None:
    long = message("Kim <kim@ships.example>", "Ships", "word\n" * 60_000)
    box = mbox_of(long) + mbox_of(OLA, long, separator=b"From \n") + mbox_of(KIM)
    assert names(read_box(box)) == ["Ola Ny", "Kim Example"]
    assert len(list(messages(io.BytesIO(box)))) == 4


def test_a_box_of_undated_messages_can_be_taken_up_at_each_of_them() -> None:
    box = mbox_of(KIM, OLA, invitation_2018(), separator=b"From -\n")
    found = list(messages(io.BytesIO(box)))
    assert len(found) == 3
    for place, each in enumerate(found):
        rest = io.BytesIO(box)
        rest.seek(each.end)
        assert list(messages(rest, each.end)) == found[place + 1 :]
