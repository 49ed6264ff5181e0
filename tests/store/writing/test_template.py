"""Template files: how they are read, and how a broken one is refused."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.writing.errors import TemplateError
from store.writing.fields import FORMS, filled
from store.writing.purposes import PURPOSES
from store.writing.template import Template, parse_template, read_template, templates

GOOD = """when: known:no
channel: linkedin-message, email
subject: Hello {first_name}
by hand: where_met

Hello {first_name}, we met at {where_met}.

Yours, {my_first_name}
%
Dear {first_name}, {where_met} was a pleasure.
"""


def parse(written: str, name: str = "thanks.txt") -> None:
    parse_template(written, Path(name))


def test_a_template_is_a_header_a_blank_line_and_wordings() -> None:
    template = parse_template(GOOD, Path("thanks.met.txt"))
    assert template.name == "thanks.met"
    assert template.purpose == "thanks"
    assert template.channels == ("linkedin-message", "email")
    assert template.subject == "Hello {first_name}"
    assert template.by_hand == ("where_met",)
    assert template.texts == (
        "Hello {first_name}, we met at {where_met}.\n\nYours, {my_first_name}",
        "Dear {first_name}, {where_met} was a pleasure.",
    )


def test_a_file_from_windows_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "thanks.met.txt"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_template(path).texts == parse_template(GOOD, path).texts


def test_a_file_of_ones_own_takes_the_place_of_a_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "leave.txt").write_text("channel: email\n\nServus {first_name}!\n", encoding="utf-8")
    found = templates(tmp_path)
    assert found["leave"].texts == ("Servus {first_name}!",)
    assert found.keys() == templates().keys()


def test_a_file_of_ones_own_adds_a_variant(tmp_path: Path) -> None:
    (tmp_path / "thanks.friend.txt").write_text("when: how:friend\nchannel: email\n\nDanke!\n", encoding="utf-8")
    assert "thanks.friend" in templates(tmp_path)


def test_a_template_is_in_english_unless_it_says_otherwise() -> None:
    assert parse_template(GOOD, Path("thanks.txt")).language == "en"
    assert parse_template(f"language: pt\n{GOOD}", Path("thanks.txt")).language == "pt"


def test_a_folder_of_ones_own_may_be_missing(tmp_path: Path) -> None:
    assert templates(tmp_path / "templates").keys() == templates().keys()


@pytest.mark.parametrize(
    ("name", "written", "complaint"),
    [
        ("thank.txt", GOOD, "thank.txt: 'thank' is no purpose; did you mean 'thanks'?"),
        (
            "leave.txt",
            "chanel: email\n\nHi",
            "leave.txt, line 1: 'chanel' is no line of a header; did you mean 'channel'?",
        ),
        ("leave.txt", "Hello there,\n\nHi", "leave.txt, line 1: 'Hello there,' is no line of a header; it can be"),
        (
            "leave.txt",
            "channel: email\nchannel: email\n\nHi",
            "leave.txt, line 2: 'channel' stands in the header twice",
        ),
        ("leave.txt", "subject: Hi\n\nHi", "leave.txt, line 1: its header names no channel; it can be: email, "),
        (
            "leave.txt",
            "subject: Hi\nchannel: mail\n\nHi",
            "leave.txt, line 2: 'mail' is no channel; did you mean 'email'?",
        ),
        ("leave.txt", "channel: email\nwhen: knwon:no\n\nHi", "leave.txt, line 2: "),
        ("leave.txt", "channel: email\nlanguage: German\n\nHi", "leave.txt, line 2: 'German' is no language; write"),
        ("leave.txt", "channel: email\n", "leave.txt: a wording is empty"),
        ("leave.txt", "channel: email\n\nHi\n%\n\n", "leave.txt: a wording is empty"),
        (
            "leave.txt",
            "channel: email\n\nHi {frist_name}",
            "leave.txt, line 3: the tray knows no {frist_name}; did you mean",
        ),
        ("leave.txt", "channel: email\n\nHi\n{First Name}", "leave.txt, line 4: '{First Name}' is no field"),
        ("leave.txt", "channel: email\n\nHi {first_name", "leave.txt, line 3: '{' is no field"),
        ("leave.txt", "channel: email\nby hand: why\n\nHi", "leave.txt, line 2: no text uses {why}"),
    ],
)
def test_a_broken_file_is_refused_with_what_is_wrong(name: str, written: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as refusal:
        parse(written, name)
    assert str(refusal.value).startswith(complaint)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leave.txt"
    path.write_bytes(b"channel: email\n\n\xff\xfe")
    with pytest.raises(TemplateError, match=r"leave\.txt: is not UTF-8 text"):
        read_template(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "leave.txt").mkdir()
    with pytest.raises(TemplateError, match=r"leave\.txt: cannot be read: "):
        templates(tmp_path)


@given(st.text())
def test_whatever_stands_in_a_file_it_is_a_template_or_refused_as_none(written: str) -> None:
    try:
        template = parse_template(f"channel: email\n{written}", Path("leave.txt"))
    except TemplateError:
        return
    assert all(text.strip() for text in template.texts)


def test_every_purpose_has_a_template_that_fits_everybody() -> None:
    assert {template.purpose for template in templates().values() if template.when is None} == set(PURPOSES)


def test_every_template_has_several_wordings() -> None:
    assert [name for name, template in templates().items() if len(template.texts) < 2] == []


def test_no_wording_stands_in_two_templates() -> None:
    texts = [text for template in templates().values() for text in template.texts]
    assert len(texts) == len(set(texts))


def in_full(template: Template) -> list[str]:
    """The wordings of a template as a reader would get them, everything filled in."""
    known = {
        "first_name": "Ana",
        "name": "Ana Park",
        "company": "Tindholm Harbour",
        "sent": "3 May",
        "my_first_name": "Maren",
        "my_name": "Maren Holmvik",
        "my_email": "maren@lights.example",
    }
    examples = {name: example for name, (_, example) in FORMS.items()}
    return [filled(text, known | examples) for text in template.texts]


EVERY = pytest.mark.parametrize("template", templates().values(), ids=templates().keys())


@EVERY
def test_every_field_that_is_filled_in_by_hand_has_one_form_and_an_example(template: Template) -> None:
    assert set(template.by_hand) <= FORMS.keys()
    assert all("{" not in text for text in in_full(template))


@EVERY
def test_english_sentences_begin_with_a_capital_and_end_once(template: Template) -> None:
    if template.language != "en":
        return
    for text in in_full(template):
        for paragraph in text.split("\n\n"):
            assert not paragraph[0].islower(), paragraph
        assert not re.search(r"[.?!] +[a-z]|[.?!,]{2}| ,", text), text


@EVERY
def test_a_request_asks_to_connect_and_a_pass_asks_nothing(template: Template) -> None:
    if template.language != "en":
        return
    for text in in_full(template):
        if template.purpose == "request":
            assert "connect" in text
        if template.purpose == "pass":
            assert "?" not in text


@EVERY
def test_no_english_template_is_written_in_translated_words(template: Template) -> None:
    """What native speakers corrected in earlier wordings."""
    if template.language != "en":
        return
    banned = (
        r"Good day|[Gg]reetings|by voice|of all people|corner|that button|What should you know|in advance, so to speak|"
        r"better prospects|silence is an answer|plain reasons|goes? out only|somebody from my"
    )
    for text in template.texts:
        assert not re.search(banned, text), text


def test_texts_are_tidy() -> None:
    for template in templates().values():
        for text in template.texts:
            assert text == text.strip()
            assert "  " not in text
