"""Asking a favour at first contact."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import HEARD, context, speaks


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ana, could you review my CV?",
        "Hi Ana, can you put in a good word for me at Tidewell?",
        "Hello Ana, would you please forward my resume to the manager?",
        "Hi Ana, could you lend me 200 euros until May?",
        "Hi Ana, would you introduce me to your director?",
        "Hi Ana, may I pick your brain?",
        "Hallo Ana, könntest du dir meinen Lebenslauf ansehen?",
    ],
)
def test_a_favour_is_too_much_for_a_first_contact(text: str) -> None:
    assert speaks("favour", text, context("request"))
    assert not speaks("favour", text, context("check-in", HEARD))
    assert not speaks("favour", text, context("request", known="yes"))


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ana, I am not asking for money, only for an hour of daylight in your tower.",
        "Hello Ana, I applied last week and sent my CV to your office. May I call?",
        "Hello Ana, the survey of the harbour is finished. Do you want to see it?",
        "Hello Ana, I read your book, an introduction to tides, on the train to Graz. Which chapter came first?",
    ],
)
def test_what_only_sounds_like_a_favour_is_left_alone(text: str) -> None:
    assert not speaks("favour", text, context("request"))


@pytest.mark.parametrize("purpose", ["referral", "introduction-ask", "closing-question"])
def test_who_asks_for_an_introduction_on_purpose_is_left_alone(purpose: Purpose) -> None:
    assert not speaks("favour", "Hi Ana, would you introduce me to Lars Ekman?", context(purpose))


def test_a_favour_right_after_the_click_is_as_early() -> None:
    assert speaks("favour", "Thanks, Ana! Could you refer me for the job?", context("thanks"))
