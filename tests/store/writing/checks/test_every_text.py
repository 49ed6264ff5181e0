"""What holds of all checks, whatever is written."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.records.ids import RecordId
from store.records.model import Channel
from store.writing.draft_checks import check_draft
from store.writing.fields import filled
from store.writing.letter_languages import letter_language
from store.writing.purposes import PURPOSES, Purpose
from store.writing.template import Template, templates
from tests.store.writing.checks.contexts import BO, context, marked, sent

PIECES = (
    "Hello Ana,", "Dear Dr.", "Bo", "I'd like to connect.", "{first_name}", "[Name]", "<", ">", "(", "{", "«", "%",
    "___", "+43 664 555 0123", "@", "bo@x.example", "12 Harbour Road", "his", "seperate", "the and you for",
    "\n", "\n\n", ".", " and ", ", ", "İ", "ﬃ", "e\u0301", "🚀", "\u202e", "\ud800", "\x00", "山田", "Best, Maren",
    "next year I might need",
)  # fmt: skip
TEXTS = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@given(TEXTS, st.sampled_from(PURPOSES), st.sampled_from(get_args(Channel)))
@example("{" * 500, "request", "linkedin-note")
@example("Dr. " * 200, "pitch", "inmail")
@example("1 " * 500, "introduction", "email")
def test_no_check_fails_and_every_mark_lies_within_the_text(text: str, purpose: Purpose, channel: Channel) -> None:
    on = context(
        purpose, channel=channel, subject="b" * 300, sent=(sent("request", RecordId(9), "Hello Bo", BO),), muted=False
    )
    for remark in check_draft(text, on):
        start, end = remark.span or (0, 0)
        assert 0 <= start <= end <= len(text)
        assert remark.span is None or start < end
        assert "\n" not in remark.because


@pytest.mark.parametrize("template", templates().values(), ids=lambda template: template.name)
def test_no_shipped_template_is_blamed_once_its_fields_are_filled(template: Template) -> None:
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
        "ways": language.one_of(language.ways),
    } | {name: field.example for name, field in language.forms.items()}
    is_to_a_friend = template.when is not None and "known:yes" in template.when.text
    facts = {"known": "yes"} if is_to_a_friend else {}
    on = context(template.purpose, channel=template.channels[0], subject=template.subject, facts=facts)
    for text in template.texts:
        assert check_draft(filled(text, known), on) == []


@pytest.mark.parametrize("check", ["salesy", "favour", "calling-out", "colleagues", "tone"])
def test_a_language_that_is_not_read_is_left_alone(check: str) -> None:
    text = "Hej Ana, jag har en fråga till dig om ASAP och free trial för att du inte har svarat!!!"
    assert not marked(check, text, context("request"))
