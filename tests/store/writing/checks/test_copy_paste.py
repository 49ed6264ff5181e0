"""The same text to two people."""

import pytest

from store.records.ids import RecordId
from store.writing.fields import filled
from store.writing.purposes import Purpose
from store.writing.template import templates
from tests.store.writing.checks.contexts import BO, context, remarks, sent

TO_BO = (
    "Hi Bo, I read your paper on fog and how the people of Brenner Bridges sound their horns in it. "
    "We are about to choose a horn for the outer mole. Which one would you take, and why? Best, Maren"
)
TO_ANA = (
    "Dear Ana,\n\nI read your paper on fog and how the people of Tindholm Harbour sound their horns in it. "
    "We are about to choose a horn for the outer mole. Which one would you take, and why?\n\nKind regards, Maren"
)
OWN = (
    "Hello Ana, you wrote that a horn is only as good as its silence. Ours is broken in both respects. "
    "Is there a builder whom you trust? I can offer a weekend on the rock in return. Best, Maren"
)


def test_the_same_text_with_another_name_and_company_is_told_with_whom_and_when() -> None:
    (remark,) = remarks("copy-paste", TO_ANA, context(sent=(sent("request", RecordId(9), TO_BO, BO),)))
    assert remark.because.startswith("Bo Lindqvist got nearly the same text on 23 May 2026")


def test_a_word_or_two_of_difference_make_no_other_text() -> None:
    on = context(sent=(sent("request", RecordId(9), TO_BO, BO),))
    assert remarks("copy-paste", TO_ANA.replace("outer mole", "new pier").replace("about to", "going to"), on)


def test_a_text_of_its_own_is_left_alone() -> None:
    assert remarks("copy-paste", OWN, context(sent=(sent("request", RecordId(9), TO_BO, BO),))) == []


def test_a_text_to_the_same_person_is_no_copy() -> None:
    assert remarks("copy-paste", TO_ANA, context(sent=(sent("request", RecordId(9), TO_ANA),))) == []


@pytest.mark.parametrize("purpose", ["pass", "ask-why", "leave"])
def test_what_courtesy_repeats_may_repeat(purpose: Purpose) -> None:
    assert remarks("copy-paste", TO_ANA, context(purpose, sent=(sent(purpose, RecordId(9), TO_BO, BO),))) == []


def test_short_thanks_may_repeat_and_long_ones_may_not() -> None:
    short = "Thank you for the pictures, they made my day."
    assert remarks("copy-paste", short, context("thanks", sent=(sent("thanks", RecordId(9), short, BO),))) == []
    assert remarks("copy-paste", TO_ANA, context("thanks", sent=(sent("thanks", RecordId(9), TO_BO, BO),)))


@pytest.mark.parametrize("name", ["welcome", "thanks", "check-in", "request", "pitch", "follow-up"])
def test_two_letters_of_one_shipped_template_filled_each_in_its_own_way_are_no_copies(name: str) -> None:
    template = templates()[name]
    for text in template.texts:
        to_bo = filled(text, dict.fromkeys(template.by_hand, "the bridge over the gorge, which I crossed in May"))
        to_ana = filled(text, dict.fromkeys(template.by_hand, "how harbours sound in fog; my ears are still ringing"))
        on = context(template.purpose, sent=(sent(template.purpose, RecordId(9), to_bo, BO),))
        assert remarks("copy-paste", to_ana, on) == []
