"""`both-consents`, `naming-consent`, `asked-often`: nobody is introduced, named or asked against their will."""

import pytest
from msgspec.structs import replace

from store.records.ids import RecordId
from store.records.model import Consent, Introduction
from tests.store.writing.checks.contexts import ANA, BO, OTHERS, context, marked, remarks

TWO = Introduction(RecordId(31), ANA, BO, "both map one coast", (Consent(ANA), Consent(BO)))
READY = replace(TWO, consents=(Consent(ANA, answer="yes"), Consent(BO, answer="yes")))
WITH_BO = context("request", others=replace(OTHERS, full_names={"bo lindqvist": 8, "ana park": 7}))


def test_an_introduction_is_stopped_until_both_said_yes() -> None:
    text = "Dear Ana, dear Bo, you have both agreed to meet."
    found = remarks("both-consents", text, context("introduction", introduction=TWO))
    assert [(each.level, each.because) for each in found] == [
        ("stop", "Dr. Ana Park and Bo Lindqvist have not said yes to being introduced")
    ]
    assert not remarks("both-consents", text, context("introduction", introduction=READY))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana, dear Bo, as agreed with each of you, here you are.",
        "Hi both, you both told me that you would like to talk.",
        "Hello Ana and Bo, thank you both for agreeing to be introduced.",
        "Liebe Ana, lieber Bo, wie mit euch beiden besprochen stelle ich euch einander vor.",
    ],
)
def test_without_a_kept_introduction_the_text_has_to_say_that_both_agreed(text: str) -> None:
    assert not remarks("both-consents", text, context("introduction"))
    assert remarks("both-consents", "Dear Ana, meet Bo. I leave you to it.", context("introduction"))


@pytest.mark.parametrize("purpose", ["request", "pitch", "letter"])
def test_whoever_is_named_must_have_said_that_they_may_be(purpose: str) -> None:
    text = "Hello Ana, Bo Lindqvist thought that we should meet."
    on = replace(WITH_BO, purpose=purpose)
    assert marked("naming-consent", text, on) == ["Bo Lindqvist"]
    assert not remarks("naming-consent", text, replace(on, may_name=frozenset({8})))


@pytest.mark.parametrize(
    "text",
    ["Hello Ana, Bo says hello.", "Dear Ana Park, shall we connect?", "Hello Ana, Lindqvist bridges are famous."],
)
def test_a_first_name_the_reader_and_half_a_name_name_nobody_else(text: str) -> None:
    assert not remarks("naming-consent", text, WITH_BO)


def test_a_referral_names_whom_it_is_about_freely() -> None:
    assert not remarks("naming-consent", "Hello Ana, you know Bo Lindqvist.", replace(WITH_BO, purpose="referral"))


@pytest.mark.parametrize(("lately", "warned"), [(0, False), (1, False), (2, True), (5, True)])
def test_whoever_was_asked_twice_in_a_quarter_is_spared(lately: int, warned: bool) -> None:
    for purpose in ("referral", "naming-consent", "introduction-ask"):
        on = context(purpose, asked_lately=lately)
        assert [each.level for each in remarks("asked-often", "May I ask you?", on)] == ["warn"] * warned
