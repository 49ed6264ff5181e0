"""Letters as they were meant, whatever a mail says of its charset: wrong names, unknown names, wider sisters."""

import base64
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.charsets import codec_of, text_in
from store.reading.mail.message import Party, read_message
from tests.store.reading.mail.reading_mails import introduction_of

NAMES = {
    "iso-8859-8-i": ("iso8859-8", "דנה לוי"),
    "windows-874": ("cp874", "สมชาย ใจดี"),
    "TIS-620": ("cp874", "สมชาย ใจดี"),
    "gb2312": ("gb18030", "李镕安"),
    "x-gbk": ("gb18030", "李镕安"),
    "x-sjis": ("cp932", "髙橋①"),
    "shift_jis": ("cp932", "髙橋①"),
    "ks_c_5601-1987": ("cp949", "홍길똠"),
    "big5": ("big5hkscs", "許功蓋"),
    "cn-big5": ("big5hkscs", "許功蓋"),
    "koi8-r": ("koi8-r", "Иван Лугов"),
    "win-1251": ("cp1251", "Иван Лугов"),
    "iso-8859-1": ("cp1252", "Zoë “Œuvre” €"),
    "latin1": ("cp1252", "Zoë – Œuvre"),
    "iso-8859-9": ("cp1254", "Şule – Gök"),
    "iso-8859-2": ("cp1250", "Žofie Dvořák"),
    "iso-8859-5": ("cp1251", "Ђорђе Јовић"),
    "iso-8859-7": ("cp1253", "Ελένη Ά – ω"),
    "hz-gb-2312": ("hz", "李安"),
    "iso-2022-jp": ("iso2022_jp", "高橋さん"),
    "x-mac-roman": ("mac-roman", "Renée Müller"),
    "'utf-8'": ("utf-8", "Žofie Dvořák"),
    "utf-8*en": ("utf-8", "Žofie Dvořák"),
    "x-unknown": ("utf-8", "Žofie Dvořák"),
    "us-ascii": ("utf-8", "Žofie Dvořák"),
    "us-ascii ": ("cp1252", "Zoë"),
}
NOTE = "Hi Pat, please meet {}. I'll leave it to you two."


def introducing(name: str, charset: str, data: bytes, encoded: str = "") -> bytes:
    """An introduction of somebody whose name stands in these bytes, in the head as an encoded word."""
    word = encoded or f"=?{charset}?B?{base64.b64encode(data).decode()}?="
    head = (
        f"From: Rachel Stone <rachel@stone.example>\nTo: Pat Example <pat@example.org>, {word} <guest@there.example>\n"
        "Subject: Introduction\nDate: Wed, 04 Feb 2026 10:00:00 +0000\n"
        f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'
    )
    before, after = NOTE.split("{}")
    return head.encode() + before.encode() + data + after.encode() + b"\n"


@pytest.mark.parametrize("charset", NAMES)
def test_a_charset_is_known_by_its_other_names_and_read_as_its_wider_sister(charset: str) -> None:
    codec, name = NAMES[charset]
    row = introduction_of(introducing(name, charset.strip(), name.encode(codec)))
    assert row.people == ((name, "guest@there.example"),)
    assert row.text == NOTE.format(name)


@pytest.mark.parametrize("charset", ["cp-1251", "windows1251", "win-1251", "x-cp1251", "CP_1251", "windows 1251"])
def test_a_code_page_is_known_by_its_number(charset: str) -> None:
    assert text_in("Иван".encode("cp1251"), charset) == "Иван"


def test_a_code_page_of_dos_and_what_outlook_writes_around_a_charset_are_known() -> None:
    assert text_in("Kühn".encode("cp850"), "cp-850") == "Kühn"
    assert text_in("田中".encode("iso2022_jp"), "_iso-2022-jp$ESC") == "田中"


@pytest.mark.parametrize("name", ["Žofie Dvořák", "Иван Лугов", "李镕安", "Zoé", "😀 Kim"])
@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "iso-8859-2", "koi8-r", "shift_jis", "us-ascii"])
def test_utf_8_is_read_as_such_whatever_it_is_called(charset: str, name: str) -> None:
    row = introduction_of(introducing(name, charset, name.encode()))
    assert row.people[0][0] == name
    assert name in row.text


@pytest.mark.parametrize("charset", ["gb2312", "big5", "euc-kr", "iso-2022-jp", "utf-7", "utf-16"])
def test_letters_of_three_bytes_tell_utf_8_from_the_charsets_of_east_asia(charset: str) -> None:
    assert text_in("李镕安 及 홍길동".encode(), charset) == "李镕安 及 홍길동"


@pytest.mark.parametrize("name", ["李", "李安", "王芳", "김", "홍길동"])
def test_a_short_name_in_a_charset_of_east_asia_is_read_as_said(name: str) -> None:
    for charset, codec in (("gb2312", "gb18030"), ("euc-kr", "cp949")):
        try:
            data = name.encode(codec)
        except UnicodeEncodeError:
            continue
        assert text_in(data, charset) == name


def test_letters_that_windows_put_into_iso_2022_jp_are_read() -> None:
    data = b"\x1b$B9b66\x1b(B \x1b$B\x2d\x21\x2d\x6a\x1b(B san"
    assert text_in(data, "iso-2022-jp") == "高橋 ①㈱ san"


def test_latin_letters_that_are_called_utf_8_are_read() -> None:
    assert text_in("Zoë Köhler".encode("cp1252"), "utf-8") == "Zoë Köhler"
    assert text_in("Zoë Köhler, Žofie".encode() + b"\xff", "utf-8") == "Zoë Köhler, Žofie\ufffd"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<meta charset="windows-1251">',
        "<META CHARSET=windows-1251 />",
        "<meta  charset = 'cp1251'>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
@pytest.mark.parametrize("kind", ["text/html", "text/html; charset=us-ascii", "text/html; charset=x-unknown"])
def test_a_page_says_its_own_charset_where_the_headers_do_not(meta: str, kind: str) -> None:
    page = f"<html><head>{meta}</head><body><p>Здравствуйте</p></body></html>".encode("cp1251")
    mail = read_message(b"From: a@b.example\nContent-Type: " + kind.encode() + b"\n\n" + page)
    assert "Здравствуйте" in mail.text


def test_what_the_headers_say_goes_before_what_the_page_says() -> None:
    page = '<meta charset="windows-1251"><p>Příliš</p>'.encode("cp1250")
    mail = read_message(b"From: a@b.example\nContent-Type: text/html; charset=windows-1250\n\n" + page)
    assert "Příliš" in mail.text


def test_bare_letters_in_a_header_are_in_the_charset_of_the_body() -> None:
    head = "From: Иван Лугов <ivan@lugov.example>\nContent-Type: text/plain; charset=windows-1251\n\nЗдравствуйте"
    mail = read_message(head.encode("cp1251"))
    assert mail.sender == Party("Иван Лугов", "ivan@lugov.example")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("=?utf-8?Q?Ku=C4=8Dera,_B=C4=9Bla?=", "Kučera, Běla"),
        ("=?utf-8?Q?Ku=C4=8Dera, B=C4=9Bla?=", "Kučera, Běla"),
        ("=?utf-8?Q?Kučera, Běla?=", "Kučera, Běla"),
        ('=?utf-8?Q?B=C4=9Bla_"Bea"_K?=', 'Běla "Bea" K'),
        ("=?utf-8?Q?Kim_<K>?=", "Kim <K>"),
        ("=?utf-8?Q?Kim@Work,_Inc.?=", "Kim@Work, Inc."),
        ("=?utf-8?B?xb1vZmllIER2bw==?=\n =?utf-8?B?xZnDoWs=?=", "Žofie Dvořák"),
        ('"=?windows-1250?Q?Dvo=F8=E1k,?= =?windows-1250?Q?_Jan?="', "Dvořák, Jan"),
        ("=?windows-1252?Q?Zo=EB?==?utf-8?Q?_K=C3=B6hler?=", "Zoë Köhler"),
    ],
)
def test_commas_and_quotes_within_an_encoded_word_part_nobody(written: str, name: str) -> None:
    mail = read_message(f"From: {written} <kim@ships.example>, Ola <ola@ny.example>\n\n".encode())
    assert mail.senders == (Party(name, "kim@ships.example"), Party("Ola", "ola@ny.example"))


def test_a_broken_encoded_word_stays_as_it_is() -> None:
    mail = read_message(
        b"From: =?utf-8?B?!!!!?= <kim@ships.example>\nSubject: =?nope?Q?=FF?= \xee\x80\x800\xee\x80\x80\n\n"
    )
    assert mail.sender.address == "kim@ships.example"
    assert mail.subject


def test_quoted_printable_and_base64_are_undone_before_the_charset() -> None:
    for way, data in (
        ("quoted-printable", quopri.encodestring("Žofie".encode("cp1250"))),
        ("base64", base64.b64encode("Žofie".encode("cp1250"))),
    ):
        head = f"From: a@b.example\nContent-Type: text/plain; charset=iso-8859-2\nContent-Transfer-Encoding: {way}\n\n"
        assert read_message(head.encode() + data).text.strip() == "Žofie"


@given(st.binary(max_size=200), st.sampled_from([*NAMES, "utf-7", "utf-16", "punycode", "", "\0", "x" * 99]))
def test_any_bytes_in_any_charset_give_a_text(data: bytes, charset: str) -> None:
    assert text_in(data, charset).encode("utf-8").decode() == text_in(data, charset)


@given(st.text(max_size=60), st.sampled_from(sorted({codec for codec, _ in NAMES.values()} - {"hz", "iso2022_jp"})))
def test_utf_8_is_read_back_whatever_it_is_called(text: str, codec: str) -> None:
    said = text.encode("utf-8", "replace").decode()
    if any(ord(character) > 0x7FF for character in said) or codec.startswith(("cp125", "iso", "koi", "utf")):
        assert text_in(said.encode(), codec) == said


def test_names_that_mean_nothing_are_none() -> None:
    assert (
        codec_of(None) is codec_of("") is codec_of("us-ascii") is codec_of("x-nothing") is codec_of("punycode") is None
    )
