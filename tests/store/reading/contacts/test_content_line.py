"""A line of a vCard gives its name, its parameters and its value, whatever stands in them, and at once."""

from binascii import b2a_base64, b2a_qp
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.reading.contacts.content_line import ContentLine, read_content_line
from tests.pace import paces


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("FN:Ana Park", ContentLine("FN", {}, "Ana Park")),
        ("fn:", ContentLine("FN", {}, "")),
        ("item1.X-ABLabel:a:b;c", ContentLine("X-ABLABEL", {}, "a:b;c")),
        ("EMAIL;type=work;TYPE=pref:a", ContentLine("EMAIL", {"TYPE": ["work", "pref"]}, "a")),
        ("EMAIL;TYPE=work,pref:a", ContentLine("EMAIL", {"TYPE": ["work", "pref"]}, "a")),
        ('N;SORT-AS="Park,Ana":a', ContentLine("N", {"SORT-AS": ["Park,Ana"]}, "a")),
        ('N;X="a;b:c","",d:e', ContentLine("N", {"X": ["a;b:c", "", "d"]}, "e")),
        ("URL;X-USER=a=b==:c", ContentLine("URL", {"X-USER": ["a=b=="]}, "c")),
        ("URL;X=:c", ContentLine("URL", {"X": [""]}, "c")),
        ("URL;X=Ü:c", ContentLine("URL", {"X": ["Ü"]}, "c")),
        ("EMAIL;INTERNET;PREF:a", ContentLine("EMAIL", {"TYPE": ["INTERNET", "PREF"]}, "a")),
        ("EMAIL;;TYPE=work;:a", ContentLine("EMAIL", {"TYPE": ["work"]}, "a")),
        ("FN;QUOTED-PRINTABLE:M=C3=BC", ContentLine("FN", {"ENCODING": ["QUOTED-PRINTABLE"]}, "Mü")),
        ("FN;ENCODING=b:TcO8", ContentLine("FN", {"ENCODING": ["b"]}, "Mü")),
        ("FN;ENCODING=8bit:M=C3", ContentLine("FN", {"ENCODING": ["8bit"]}, "M=C3")),
        ("FN;LABEL=^'a^nb^^n^x^':c", ContentLine("FN", {"LABEL": ['"a\nb^n^x"']}, "c")),
    ],
)
def test_a_line_is_read(raw: str, line: ContentLine) -> None:
    assert read_content_line(raw.encode()) == line


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "FN",
        ":Ana",
        "F N:Ana",
        "FÜ:Ana",
        "a.b.FN:Ana",
        ".FN:Ana",
        "FN;=:Ana",
        "FN;=a:Ana",
        "FN;X Y=a:Ana",
        "FN;TYPE=a",
        'FN;X="a:Ana',
        'FN;X=a"b:Ana',
        'FN;X="a"b:Ana',
        "FN;ENCODING=b:A",
        "FN;BASE64;QUOTED-PRINTABLE:QQ==",
    ],
)
def test_what_is_no_line_of_a_card_is_refused(raw: str) -> None:
    with pytest.raises(ValueError, match=r"^it |base64"):
        read_content_line(raw.encode())


@pytest.mark.parametrize(
    ("head", "value", "text"),
    [
        ("FN", "Mü".encode(), "Mü"),
        ("FN", b"M\xfc", "Mü"),
        ("FN;CHARSET=windows-1252", "Mü".encode(), "Mü"),
        ("FN;CHARSET=iso-8859-5", b"\xb0\xdd\xd0", "Ана"),
        ("FN;CHARSET=shift_jis;ENCODING=QUOTED-PRINTABLE", b"=83A=83i", "アナ"),
        ("FN;CHARSET=iso-8859-2;ENCODING=QUOTED-PRINTABLE", b"=C3=BC", "Ăź"),
        ("FN;CHARSET=zip;ENCODING=QUOTED-PRINTABLE", b"=C3=BC", "ü"),
        ("FN", b"M\x81\xff", "M\ufffd\ufffd"),
    ],
)
def test_a_value_is_in_the_charset_that_it_says_or_in_one_that_fits(head: str, value: bytes, text: str) -> None:
    assert read_content_line(head.encode() + b":" + value).text == text


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("", [""]),
        (";", ["", ""]),
        (";Ana;", ["", "Ana", ""]),
        ("Park\\, Lund;Ana", ["Park, Lund", "Ana"]),
        ("a\\;b;c\\\\;d", ["a;b", "c\\", "d"]),
        ("a\\nb\\Nc;d\\xe;\\", ["a\nb\nc", "d\\xe", "\\"]),
        ('https\\://a.example;\\"', ["https://a.example", '"']),
    ],
)
def test_semicolons_without_a_backslash_separate_the_fields_of_a_value(value: str, fields: list[str]) -> None:
    assert read_content_line(f"N:{value}".encode()).fields == fields


NAMES = st.from_regex(r"[A-Z0-9-]+", fullmatch=True)
PARAMETERS = st.dictionaries(
    NAMES.filter(lambda name: name not in ("ENCODING", "CHARSET")),
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1),
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    ";ENCODING=QUOTED-PRINTABLE": lambda data: b2a_qp(data, istext=False).replace(b"=\n", b""),
    ";BASE64": lambda data: b2a_base64(data, newline=False),
}


def written(name: str, parameters: dict[str, list[str]], fields: list[str], encoding: str) -> bytes:
    """A line as RFC 6350 and RFC 6868 write it, in an encoding of the versions before."""
    carets = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})
    told = [
        f";{parameter}=" + ",".join('"' + each.translate(carets) + '"' for each in values)
        for parameter, values in parameters.items()
    ]
    backslashes = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
    value = ";".join(each.translate(backslashes) for each in fields)
    return f"{name}{''.join(told)}{encoding}:".encode() + ENCODERS[encoding](value.encode())


@given(NAMES, PARAMETERS, st.lists(TEXTS, min_size=1), st.sampled_from(sorted(ENCODERS)))
def test_what_is_written_is_read_again(
    name: str, parameters: dict[str, list[str]], fields: list[str], encoding: str
) -> None:
    line = read_content_line(written(name, parameters, fields, encoding))
    assert (line.name, line.fields) == (name, fields)
    assert {parameter: line.parameters[parameter] for parameter in parameters} == parameters


@given(st.lists(st.sampled_from([b'"', b",", b";", b":", b"=", b"a", b"\\", b"^", b"\xff", b'=","', b";a=b"])))
@example([b"a", *[b"="] * 60, b'"'])
@example([b";a=,,,"] * 1_600)
@example([b';a="'] * 2_500)
@example([*[b';a=","'] * 1_600, b"\xff"])
@example([b'="a"'] * 2_500)
def test_a_line_is_read_or_refused_at_once(pieces: list[bytes]) -> None:
    def read() -> None:
        with suppress(ValueError):
            read_content_line(b"FN" + b"".join(pieces))

    assert paces(read) < 24
