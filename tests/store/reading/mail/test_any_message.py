"""Whatever bytes come as a message: rows, or a reason, in a moment, and never an error of the program."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from store.reading.errors import MailError, NobodysRow
from store.reading.mail.identity import MailIdentity
from store.reading.mail.rows import rows_of
from store.reading.readings import MailInvitationRow, MailRow, Row, SentMailRow
from tests.pace import paces
from tests.store.reading.mail import invented_mails as mails
from tests.store.reading.mail.reading_mails import READER

WHOLE = [
    mails.invitation_2016(),
    mails.invitation_2016(parts="html"),
    mails.invitation_2011(),
    mails.invitation_2012(),
    mails.invitation_2018(),
    mails.acceptance_2026(),
    mails.acceptances_2026([("Ann Bo", "ann", "Baker"), ("Cy Di", "cy", "")]),
    mails.inmail_2026(),
    mails.introduction(),
]
PIECES = [
    b"\n\n",
    b"\r\n",
    b"\x00",
    b"\xff\xfe",
    b"------=_Part_1354067_59.1462\n",
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"Content-Transfer-Encoding: base64\n",
    b"=?utf-8?b?////?=",
    b"From: a@linkedin.com\n",
    b"Date: 99 Foo\n",
    b"<table><td><a href='https://www.linkedin.com/comm/in/\xc3\x28'>",
    b"View profile: ",
    b"Kim Example\n",
    "‮𝕂​".encode(),
    b"\\",
    b"(((((",
    b"=\n",
]


def is_accounted(data: bytes, me: MailIdentity = READER) -> bool:
    """Whether a message gives rows with what every row has, or a reason, in a moment."""
    rows: list[Row] = []

    def read() -> None:
        with suppress(NobodysRow, MailError):
            rows.extend(rows_of(7, data, me))
            assert rows

    taken = paces(read)
    for row in rows:
        assert isinstance(row, MailRow | SentMailRow)
        assert row.row == 7
        assert row.sent.utcoffset() is not None
    assert all(row.name for row in rows if isinstance(row, MailInvitationRow))
    assert json.encode(rows)  # nothing that no file could hold
    return taken < 400


@given(st.binary(max_size=2_000))
def test_any_bytes_are_accounted_for(data: bytes) -> None:
    assert is_accounted(data)


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=40), max_size=30))
def test_pieces_of_mails_in_any_order_are_accounted_for(pieces: list[bytes]) -> None:
    assert is_accounted(
        b"From: Kim <x@linkedin.com>\nSubject: I want to connect\nDate: 2 May 2016\n" + b"".join(pieces)
    )


@given(st.sampled_from(WHOLE), st.integers(0), st.integers(0, 200), st.sampled_from(PIECES) | st.binary(max_size=20))
def test_mails_with_a_piece_cut_out_or_put_in_are_accounted_for(whole: bytes, at: int, cut: int, piece: bytes) -> None:
    place = at % len(whole)
    assert is_accounted(whole[:place] + piece + whole[place + cut :])


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_an_invitation_of_any_words_is_accounted_for(note: str, name: str, headline: str, subject: str) -> None:
    said = " ".join(name.encode("utf-8", "replace").decode().split()) or "Kim"
    data = mails.invitation_2018(said, note=note, headline=headline, subject=" ".join(subject.split()))
    assert is_accounted(data)
    assert is_accounted(data, MailIdentity())


@given(st.text(min_size=1, max_size=80, alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"])))
def test_no_note_loses_a_word(note: str) -> None:
    (row,) = rows_of(1, mails.invitation_2016(note=f"we met {note} in Oslo"), READER)
    assert isinstance(row, MailInvitationRow)
    if "?" not in note and "#" not in note:
        assert " ".join(f"we met {note} in Oslo".split()) in " ".join(row.message.split())
