"""One message out of its bytes: encodings, parts, dates, senders; broken ones too."""

import base64
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from store.reading.errors import MailError
from store.reading.mail.message import Party, read_message
from store.reading.mail.parts import DEPTH, PARTS, TEXT_BYTES
from tests.pace import paces


def head(*lines: str) -> bytes:
    """The headers of a message."""
    return "\n".join(lines).encode() + b"\n\n"


def test_names_and_subjects_are_decoded() -> None:
    mail = read_message(
        head(
            "From: =?utf-8?q?J=C3=B6rg?= Berg <jb@x.example>",
            'To: "Park, Ana" <a@x.example>',
            "Subject: =?koi8-r?B?8NLJ18XU?=",
        )
    )
    assert mail.sender == Party("Jörg Berg", "jb@x.example")
    assert mail.to == (Party("Park, Ana", "a@x.example"),)
    assert mail.subject == "Привет"


def test_a_subject_over_several_lines_is_one_line() -> None:
    assert (
        read_message(b"Subject: Pat, please\r\n add me =?utf-8?q?=C3=A9?=\r\n =?utf-8?q?t=C3=A9?=\r\n\r\n").subject
        == "Pat, please add me été"
    )


@pytest.mark.parametrize("raw", ["ö".encode(), "ö".encode("latin-1")])
def test_bare_bytes_in_headers_and_texts_are_read(raw: bytes) -> None:
    mail = read_message(b"Subject: J" + raw + b"rg\n\nJ" + raw + b"rg\n")
    assert (mail.subject, mail.text.strip()) == ("Jörg", "Jörg")


@pytest.mark.parametrize("charset", ["x-unknown", "punycode", "unicode_escape", "base64", "rot13", "", "utf-8\0"])
def test_an_encoding_that_no_mail_has_is_read_as_utf_8(charset: str) -> None:
    data = head(f'Content-Type: text/plain; charset="{charset}"') + "né \\u0041 x".encode()
    assert read_message(data).text == "né \\u0041 x"


@pytest.mark.parametrize("said", ["", "Content-Transfer-Encoding: 7bit"])
@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Zo=C3=AB greets", "Zoë greets"),
        ("a long lin=\ne goes on", "a long line goes on"),
        ("a long lin=\r\ne goes on=", "a long line goes on"),
        ("https://x.example/?a=3Db", "https://x.example/?a=b"),
        ("1 =3D 1 and a=b", "1 =3D 1 and a=b"),
        ("https://x.example/?id=73123&n=20", "https://x.example/?id=73123&n=20"),
        ("Title\n=====\nx =\n", "Title\n=====\nx ="),
        ("Zoë = a, b=\nc", "Zoë = a, b=\nc"),
    ],
)
def test_quoted_printable_is_undone_where_no_header_says_so_but_the_whole_text_does(
    body: str, text: str, said: str
) -> None:
    assert read_message(head(said) + body.encode()).text.rstrip() == text


def test_quoted_printable_is_undone_once() -> None:
    mail = head("Content-Transfer-Encoding: quoted-printable") + b"write =3D3D for =3D=\n, and =3DC3=3DA9"
    assert read_message(mail).text == "write =3D for =, and =C3=A9"


def test_broken_quoted_printable_and_base64_leave_what_can_be_read() -> None:
    assert "a=ZZb" in read_message(head("Content-Transfer-Encoding: quoted-printable") + b"a=ZZb=").text
    whole = base64.b64encode(b"Hello there")
    assert read_message(head("Content-Transfer-Encoding: base64") + whole).text == "Hello there"
    assert read_message(head("Content-Transfer-Encoding: base64") + whole[:-3]).text == "Hello the"
    assert read_message(head("Subject: =?utf-8?B?broken?= x")).subject


def test_html_alone_is_shown_as_text_with_the_targets_of_links() -> None:
    page = b"<style>p {}</style><p>Hi <b>P</b>at,<br>look</p><table><tr><td>Kim</td><td><a href='https://x.example/y'>here</a></td></tr></table>"
    text = read_message(head("Content-Type: text/html") + page).text
    assert [line for line in text.split("\n") if line] == ["Hi Pat,", "look", "Kim", "here <https://x.example/y>"]


def test_what_html_hides_is_not_shown() -> None:
    page = b"<div style='visibility:hidden'>preview</div><p style='display:none'>trick</p><script>x()</script><p>Seen"
    assert read_message(head("Content-Type: text/html") + page).text.split() == ["Seen"]


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"<a href='https://x.example/\x01&#2;'>x</a>&#1;\x01&#xFFFF;",
        b"<!-- -->",
        b"<p>x<b style='mso-hide:all'>y</b>&#1;z",
        b"<",
        b"\0",
        b"<?xml version='1.0' encoding='utf-16'?><p>x",
    ],
)
def test_html_with_nothing_in_it_is_no_error(page: bytes) -> None:
    assert isinstance(read_message(head("Content-Type: text/html") + page).text, str)


def test_attachments_and_mails_within_the_mail_are_left_alone() -> None:
    body = (
        b"--b\nContent-Type: text/plain\nContent-ID: text-body\n\nBody\n"
        b"--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nAttached\n"
        b"--b\nContent-Type: message/rfc822\n\nSubject: Within\n\nInside\n--b--\nAfter\n"
    )
    assert read_message(head("Content-Type: multipart/mixed; boundary=b") + body).text == "Body"


def test_a_message_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    assert (
        read_message(head("Content-Type: multipart/mixed; boundary=b") + b"--b\nContent-Type: text/plain\n\nHal").text
        == "Hal"
    )


def test_of_a_long_text_only_the_beginning_is_looked_at() -> None:
    assert len(read_message(head("Subject: x") + b"a" * (TEXT_BYTES * 3)).text) == TEXT_BYTES


def nested(depth: int) -> bytes:
    """Parts within parts."""
    lines = [f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}' for level in range(depth)]
    return "\n".join([*lines, "Content-Type: text/plain\n\nDeep\n"]).encode()


def test_parts_may_lie_so_deep_and_no_deeper() -> None:
    assert read_message(nested(DEPTH)).text.strip() == "Deep"
    with pytest.raises(MailError, match="deeper than 20"):
        read_message(nested(DEPTH + 1))


def test_there_may_be_so_many_parts_and_no_more() -> None:
    parts = b"--b\n\nx\n"
    assert read_message(head("Content-Type: multipart/mixed; boundary=b") + parts * PARTS)
    with pytest.raises(MailError, match="more than 10,000 parts"):
        read_message(head("Content-Type: multipart/mixed; boundary=b") + parts * (PARTS + 1))


def test_the_date_is_that_of_the_mail_else_of_its_first_hop() -> None:
    received = "Received: from a by b; Tue, 3 May 2016 10:00:00 +0200"
    first = "Received: from x by a; Tue, 3 May 2016 09:59:00 +0200"
    assert read_message(head(received, first, "Date: Mon, 2 May 2016 19:34:46 -0700")).sent == datetime(
        2016, 5, 3, 2, 34, 46, tzinfo=UTC
    )
    assert read_message(head(received, first, "Date: yesterday")).sent == datetime(2016, 5, 3, 7, 59, tzinfo=UTC)
    assert read_message(head(received)).sent == datetime(2016, 5, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "date",
    [
        "",
        "Mon, 99 Foo 2016",
        "Tue, 1 Jan 1901 00:00:00 +2359",
        "Fri, 1 Jan 99999 00:00:00 +0000",
        "1 Jan 2020 00:00:00 +9999999999",
    ],
)
def test_a_mail_without_a_date_that_can_be_has_none(date: str) -> None:
    assert read_message(head(f"Date: {date}")).sent is None


def test_a_date_without_a_zone_is_utc() -> None:
    assert read_message(head("Date: Mon, 2 May 2016 19:34:46")).sent == datetime(2016, 5, 2, 19, 34, 46, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [
        head("To: " + "(" * 100_000),
        head("From: " + "a@b.example, " * 100_000),
        head("Subject: " + "=?a?q?" * 50_000),
        head("Content-Type: multipart/mixed; boundary=" + ";" * 100_000),
        head("Content-Type: text/plain; " + 'a="' * 30_000),
        head('Content-Type: multipart/mixed; boundary="b"') + b"--b\n" * 300_000,
        b"X: y\n" * 100_000,
        b"\n" * 2_000_000,
        head("Content-Type: text/html") + b"<div>" * 200_000,
        head("Content-Type: text/html") + b"<table><tr><td>" * 60_000,
        head("Content-Type: text/html") + b"<a href=https://x.example>x</a>" * 30_000,
        head("Content-Type: text/html") + b"<" * 1_000_000,
        head("Content-Type: text/plain; charset=utf-7") + b"+AAA" * 250_000,
        head("Content-Transfer-Encoding: x-uuencode") + b"begin 644 /etc/x\n" + b"M" * 900_000,
    ],
    ids=lambda data: repr(bytes(data[:40])),
)
def test_hostile_messages_are_read_or_refused_in_a_moment(data: bytes) -> None:
    def read() -> None:
        with suppress(MailError):
            assert isinstance(read_message(data).text, str)

    assert paces(read) < 400
