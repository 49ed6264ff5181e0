"""A draft as a mail: what is in it, what cannot get into it, and what is refused."""

import email.policy
import socket
from datetime import datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records.model import Me
from store.sending.errors import NotSent
from store.sending.mail import mail
from store.text import sendable
from tests.store.sending.invented_draft import ANA, ME, NOW, TEXT, draft, named


def read(written: bytes) -> EmailMessage:
    message = email.message_from_bytes(written, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def recipients(written: bytes, field: str) -> list[tuple[str, str]]:
    """Name and address of everybody in a field, as both of Python's parsers agree on them.

    The newer one takes a name that is encoded in two parts for two words, so the names are those of the older one.
    """
    unfolded = str(email.message_from_bytes(written)[field]).replace("\n", "")
    found = getaddresses([unfolded])
    assert [each.addr_spec for each in read(written)[field].addresses] == [address for _, address in found]
    return [(str(make_header(decode_header(name))), address) for name, address in found]


def in_one_line(text: str) -> str:
    return " ".join(sendable(text).split())


def test_a_mail_is_from_me_to_the_person_with_the_subject_the_day_and_the_text() -> None:
    message = read(mail(draft(), ME, NOW))
    assert message["From"] == "Lena Sommer <lena@mail.example>"
    assert message["To"] == "Ana Park <ana@park.example>"
    assert message["Subject"] == "The tunnel"
    assert message["Date"].datetime == NOW
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message.get_content() == TEXT + "\n"


def test_the_same_draft_at_the_same_moment_is_the_same_mail_and_says_nothing_of_this_machine() -> None:
    written = mail(draft(), ME, NOW)
    assert written == mail(draft(), ME, NOW)
    assert read(written)["Message-ID"].endswith("@mail.example>")
    assert socket.gethostname().encode() not in written


def test_mails_of_two_moments_have_two_ids() -> None:
    later = datetime.fromtimestamp(NOW.timestamp() + 1, NOW.tzinfo)
    assert read(mail(draft(), ME, NOW))["Message-ID"] != read(mail(draft(), ME, later))["Message-ID"]


def test_only_what_is_still_to_be_edited_is_marked_as_not_sent() -> None:
    assert read(mail(draft(), ME, NOW, to_be_edited=True))["X-Unsent"] == "1"
    assert "X-Unsent" not in read(mail(draft(), ME, NOW))


def test_a_long_paragraph_comes_back_as_one_line_though_no_line_of_the_mail_is_long() -> None:
    paragraph = "I would like to hear how you got the old interlocking to talk to the new one. " * 40
    written = mail(draft(paragraph), ME, NOW)
    assert max(map(len, written.splitlines())) <= 78
    assert read(written).get_content() == paragraph + "\n"


def test_plain_words_stay_legible_in_the_file() -> None:
    written = mail(draft(subject="Re: the tunnel (and a question)", person=named("Dr. Ana Park")), ME, NOW)
    assert b'\nTo: "Dr. Ana Park" <ana@park.example>\nSubject: Re: the tunnel (and a question)\n' in written


def test_a_long_address_is_one_address() -> None:
    address = f"{'ana' * 20}@{'park.' * 30}example"
    written = mail(draft(person=replace(named('Park, "Ana" of the tunnel, and of the bridge'), email=address)), ME, NOW)
    assert recipients(written, "To") == [('Park, "Ana" of the tunnel, and of the bridge', address)]


def test_an_address_with_a_domain_in_other_letters_is_written_in_ascii() -> None:
    written = mail(draft(person=replace(ANA, email="ana@bücher.example")), ME, NOW)
    assert recipients(written, "To") == [("Ana Park", "ana@xn--bcher-kva.example")]


@pytest.mark.parametrize(
    "name",
    [
        "Park, Ana",
        'Ana "Annie" Park',
        "Ana Park\r\nBcc: everybody@mail.example",
        "Ana\nPark",
        "Ana Park 🚀",
        "Ана Парк",
        "朴 安娜",
        "ana@old.example, bo@mail.example",
        "Ana <ana@old.example>",
        "=?utf-8?q?Bo?=",
        "Ana\\",
        "Ana (the tunnel",
        "Park, Ána “the tunnel”; formerly Müller, Ltd. " * 8,
        'Park, "Ana" ' * 12,
        "",
    ],
)
def test_whatever_somebody_calls_themselves_the_mail_goes_to_them_alone(name: str) -> None:
    written = mail(draft(person=named(name)), ME, NOW)
    assert recipients(written, "To") == [(in_one_line(name), "ana@park.example")]
    assert "Bcc" not in read(written)


@given(st.text(), st.text(), st.text(), st.text())
@example("=?utf-8?q?x?=", "=?utf-8?q?x?=", "=?utf-8?q?x?=", "=?utf-8?q?x?=")
@example("x", "x", "a word " * 40 + "ä" * 300, "From me\n.\n..\n-- \n\tx \n=20")
@example("x", "x", "x", "\x85\x0b\x0c\x1c\u2028\r\r\n\ud800")
def test_every_mail_reads_back_as_it_was_written(mine: str, theirs: str, subject: str, text: str) -> None:
    written = mail(draft(text, subject=subject, person=named(theirs)), replace(ME, names=(mine,)), NOW)
    message = read(written)
    assert written.isascii()
    assert b"\r" not in written
    assert message["Subject"] == in_one_line(subject)
    assert recipients(written, "To") == [(in_one_line(theirs), "ana@park.example")]
    assert recipients(written, "From") == [(in_one_line(mine), "lena@mail.example")]
    assert message.get_content().rstrip("\n") == sendable(text).rstrip("\n")
    about_the_text = ["MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert message.keys() == ["From", "To", "Subject", "Date", "Message-ID", *about_the_text]


def test_without_an_address_of_the_user_the_message_says_where_to_put_it() -> None:
    with pytest.raises(NotSent, match=r"Your own email address is not known.*under \[me\]"):
        mail(draft(), Me(names=("Lena Sommer",)), NOW)


def test_without_an_address_of_theirs_other_ways_are_named() -> None:
    with pytest.raises(NotSent, match=r"No email address of Ana Park is known\..*copy it, or print it"):
        mail(draft(person=replace(ANA, email=None)), ME, NOW)


@pytest.mark.parametrize(
    "address",
    [
        "ana",
        "ana@",
        "@park.example",
        "ana@park.example\nBcc: bo@mail.example",
        "ana@park.example, bo@mail.example",
        "Ana <ana@park.example>",
        "ana park@park.example",
        "ana@park@park.example",
        "änа@park.example",
        "a" * 300 + "@park.example",
        "ana@" + "park." * 60 + "example",
        "-oQ/tmp/x",
    ],
)
def test_what_is_no_address_is_refused_on_either_side(address: str) -> None:
    with pytest.raises(NotSent, match="is not one that mail can be sent to"):
        mail(draft(person=replace(ANA, email=address)), ME, NOW)
    with pytest.raises(NotSent, match="not an address that mail can be sent from"):
        mail(draft(), replace(ME, addresses=(address,)), NOW)
