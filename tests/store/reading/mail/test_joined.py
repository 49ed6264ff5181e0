"""Several messages in one stream: those behind the first are counted, and what a message holds is none of them."""

from email.message import EmailMessage

import pytest

from store.reading.mail.joined import joined_messages
from tests.store.reading.mail.invented_mails import invitation_2026, message

PLAIN = message("Kim <kim@ships.example>", "Lunch", "Shall we?")
MULTIPART = invitation_2026()


def forwarding(*, attached: bool) -> bytes:
    """A mail with another one in it: attached, or written into its text."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Kim <kim@ships.example>", "lena@mail.example", "Fwd"
    inner = EmailMessage()
    inner["From"], inner["Date"], inner["Message-ID"] = (
        "Bo <bo@mail.example>",
        "Tue, 10 Mar 2026 12:00:00 +0000",
        "<1@x>",
    )
    inner.set_content("See you.\n")
    quoted = "See:\n\n---- Forwarded ----\n\nFrom: Bo\nDate: Tuesday\nSubject: Lunch\nTo: Kim\n\nSee you.\n"
    mail.set_content("See below.\n" if attached else quoted)
    if attached:
        mail.add_attachment(inner)
    return bytes(mail)


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
@pytest.mark.parametrize("first", [PLAIN, MULTIPART], ids=["plain", "multipart"])
@pytest.mark.parametrize("further", [0, 1, 2])
def test_messages_behind_the_first_are_counted(first: bytes, further: int, ends: bytes) -> None:
    stream = b"\n\n".join([first, *[PLAIN, MULTIPART][:further]])
    assert joined_messages(stream.replace(b"\n", ends)) == further


@pytest.mark.parametrize("line", [b"From kim@ships.example Tue Feb 03 08:15:00 2026\n", b"From -\r\n"])
def test_a_line_that_begins_messages_may_stand_before_a_further_one(line: bytes) -> None:
    assert joined_messages(PLAIN + b"\n\n" + line + MULTIPART) == 1


@pytest.mark.parametrize("attached", [True, False])
def test_a_mail_within_a_mail_is_none_of_them(attached: bool) -> None:
    assert joined_messages(forwarding(attached=attached)) == 0


def test_a_digest_of_mails_is_one_message() -> None:
    part = b"\nFrom: Bo <bo@mail.example>\nDate: Tue, 10 Mar 2026 12:00:00 +0000\nMessage-ID: <1@x>\n\nHello\n"
    digest = b"From: l@x\nContent-Type: multipart/digest; boundary=b\n\n--b\n" + part + b"\n--b\n" + part + b"\n--b--\n"
    assert joined_messages(digest) == 0


def test_a_text_full_of_colons_is_gone_through_in_linear_time() -> None:
    assert joined_messages(b"A: b\n\n" * 200_000) == 0
