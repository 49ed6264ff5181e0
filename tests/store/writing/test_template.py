"""Template files: how they are read, and how a broken one is refused."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.writing.errors import TemplateError
from store.writing.fields import filled
from store.writing.letter_languages import letter_language, letter_languages
from store.writing.purposes import PURPOSES
from store.writing.template import Template, parse_template, read_template, templates
from tests.store.writing.shipped import each_language

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
        ("thank.txt", GOOD, "thank.txt: 'thank' is not a purpose; did you mean 'thanks'?"),
        (
            "leave.txt",
            "chanel: email\n\nHi",
            "leave.txt, line 1: 'chanel' is not a line of a header; did you mean 'channel'?",
        ),
        ("leave.txt", "Hello there,\n\nHi", "leave.txt, line 1: 'Hello there,' is not a line of a header; it can be"),
        (
            "leave.txt",
            "channel: email\nchannel: email\n\nHi",
            "leave.txt, line 2: 'channel' is in the header twice",
        ),
        ("leave.txt", "subject: Hi\n\nHi", "leave.txt, line 1: its header names no channel; it can be: email, "),
        (
            "leave.txt",
            "subject: Hi\nchannel: mail\n\nHi",
            "leave.txt, line 2: 'mail' is not a channel; did you mean 'email'?",
        ),
        ("leave.txt", "channel: email\nwhen: knwon:no\n\nHi", "leave.txt, line 2: "),
        ("leave.txt", "channel: email\nlanguage: German\n\nHi", "leave.txt, line 2: 'German' is not a language; write"),
        ("leave.txt", "channel: email\n", "leave.txt: a wording is empty"),
        ("leave.txt", "channel: email\n\nHi\n%\n\n", "leave.txt: a wording is empty"),
        (
            "leave.txt",
            "channel: email\n\nHi {frist_name}",
            "leave.txt, line 3: the tray knows no {frist_name}; did you mean",
        ),
        ("leave.txt", "channel: email\n\nHi\n{First Name}", "leave.txt, line 4: '{First Name}' is not a field"),
        ("leave.txt", "channel: email\n\nHi {first_name", "leave.txt, line 3: '{' is not a field"),
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
    language = letter_language(template.language)
    known = {
        "first_name": "Ana",
        "name": "Ana Park",
        "formal_name": "Ana Park",
        "company": "Tindholm Harbour",
        "shared_school": "the Tindholm School of Navigation",
        "shared_company": "Skarvøy Lights",
        "shared_interest": "fog signals",
        "interest": "fog signals",
        "mutual": "three connections",
        "sent": language.named(date(2026, 5, 3)),
        "my_first_name": "Maren",
        "my_name": "Maren Holmvik",
        "my_email": "maren@lights.example",
        "ways": "an email, an InMail or a short call",
    }
    examples = {name: field.example for name, field in language.forms.items()}
    return [filled(text, known | examples) for text in template.texts]


CONNECT = {
    "en": ("connect",),
    "de": ("vernetzen",),
    "fr": ("contact",),
    "es": ("conectar", "conectamos", "conectemos"),
    "it": ("contatti",),
    "pt": ("conectar",),
    "nl": ("contact",),
}
"""The words by which a request asks to connect."""


@each_language
def test_every_field_that_is_filled_in_by_hand_has_one_form_and_an_example(written: list[Template]) -> None:
    for template in written:
        assert set(template.by_hand) <= letter_language(template.language).forms.keys()
        assert all("{" not in text for text in in_full(template))


@each_language
def test_sentences_begin_with_a_capital_and_end_once(written: list[Template]) -> None:
    for template in written:
        for text in in_full(template):
            for number, paragraph in enumerate(text.split("\n\n")):
                is_after_a_comma = number == 1 and template.language in ("de", "it")  # as these languages go on
                assert is_after_a_comma or not paragraph[0].islower(), paragraph
            ends = r"[.?] +[a-z]|[.?!,]{2}| ," if template.language == "fr" else r"[.?!] +[a-z]|[.?!,]{2}| ,| [?!]"
            assert not re.search(ends, text), text


@each_language
def test_a_request_asks_to_connect_and_a_pass_asks_nothing(written: list[Template]) -> None:
    for template in written:
        for text in in_full(template):
            if template.purpose == "request":
                assert any(word in text.lower() for word in CONNECT[template.language]), text
            if template.purpose == "pass":
                assert "?" not in text


@each_language
def test_a_shipped_template_lies_in_the_folder_of_its_language(written: list[Template]) -> None:
    for template in written:
        assert template.path.parent.name == template.language
        assert template.language == "en" or template.name.endswith(f".{template.language}")


@pytest.mark.parametrize("language", [language for language in letter_languages() if language != "en"])
def test_the_eight_most_used_purposes_are_worded_in_every_language_for_friends_and_for_strangers(language: str) -> None:
    found = [template for template in templates().values() if template.language == language]
    most_used = {"ask-why", "pass", "thanks", "welcome", "request", "follow-up", "check-in", "congratulation"}
    assert {template.purpose for template in found if template.when is None} == most_used
    assert {
        template.purpose for template in found if template.when and template.when.text == "tag:informal"
    } == most_used


@each_language
def test_only_informal_templates_are_familiar(written: list[Template]) -> None:
    """How somebody is spoken to is one thing throughout a text: formally, but to those who are tagged `informal`."""
    familiar = {
        "de": r"\b[Dd](u|ich|ir|ein\w*)\b",
        "fr": r"\b([Tt](u|e|oi|on|a|es)|t')\b",
        "es": r"\b([Tt][uúei]|[Tt]us|contigo)\b",
        "it": r"\b([Tt](u|i|e|uo|ua|uoi)|dimmi)\b",
        "nl": r"\b([Jj](e|ij|ou|ouw))\b",
    }
    formal = {
        "de": r"\b(Sie|Ihnen|Ihre?[nmrs]?)\b",
        "fr": r"\b[Vv](ous|otre|os)\b",
        "es": r"\b([Uu]sted|[Ss]u|[Ll]e)\b",
        "it": r"\b(Lei|Suo|Sua|Le)\b",
        "nl": r"\b([Uu]|[Uu]w)\b",
    }
    for template in written:
        banned = formal if "informal" in template.name else familiar
        for text in template.texts if template.language in banned else ():
            assert not re.search(banned[template.language], text), text


@each_language
def test_a_text_names_nobody_s_gender(written: list[Template]) -> None:
    """Neither the user's nor theirs is known, and other languages than English show it in many words."""
    gendered = {
        "de": r"\b(Herr|Frau|Liebe|Lieber|Sehr geehrte)\b",
        "fr": r"\b(Monsieur|Madame|Cher|Chère|ravie?|heureux|heureuse|content|contente)\b",
        "es": r"\b([Ee]stimad[oa]|(?<!la )[Bb]ienvenid[oa]s?|encantad[oa]|agradecid[oa])\b",
        "it": r"\b(Egregi[oa]|Car[oa]|[Bb]envenuta|liet[oa]|content[oa]|grat[oa])\b",
        "pt": r"\b([Oo]brigad[oa]|[Bb]em-vind[oa]|Prezad[oa]|Car[oa]|gratos?|senhora?)\b",
        "nl": r"\b([Gg]eachte heer|mevrouw)\b",
    }
    for template in written:
        for text in template.texts if template.language in gendered else ():
            assert not re.search(gendered[template.language], text), text


def test_no_english_template_is_written_in_translated_words() -> None:
    """What native speakers corrected in earlier wordings."""
    banned = (
        r"Good day|[Gg]reetings|by voice|of all people|corner|that button|What should you know|in advance, so to speak|"
        r"better prospects|silence is an answer|plain reasons|goes? out only|somebody from my"
    )
    written = [text for template in templates().values() if template.language == "en" for text in template.texts]
    assert [text for text in written if re.search(banned, text)] == []


def test_texts_are_tidy() -> None:
    for template in templates().values():
        for text in template.texts:
            assert text == text.strip()
            assert "  " not in text
