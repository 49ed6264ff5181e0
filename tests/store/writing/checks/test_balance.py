"""Whether a letter has two sides."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import context, speaks

SELF = "Hello Ana, I am a painter. I won my first prize at ten, I sell my work in Rome and I love my studio. Connect?"


def test_a_letter_that_speaks_of_nobody_but_me_is_told_so() -> None:
    assert speaks("about-me", SELF, context("request"))
    assert not speaks("about-me", SELF, context("pass"))
    both = (
        "Hello Ana, I paint, and your quay is in three of my pictures. Would you like to see them before I show them?"
    )
    assert not speaks("about-me", both, context("request"))


def test_who_asks_for_something_offers_something() -> None:
    asks = "Hello Ana, would you open our exhibition with a talk on the flood?"
    assert speaks("no-offer", asks, context("pitch"))
    assert not speaks("no-offer", f"{asks} In return you may keep the boat for the summer.", context("pitch"))


def test_to_connect_is_no_favour_that_has_to_be_returned() -> None:
    assert not speaks("no-offer", "Hello Ana, your talk on knots was a joy. May I add you?", context("request"))


@pytest.mark.parametrize("purpose", ["thanks", "ask-why", "request", "check-in"])
def test_a_letter_that_wants_an_answer_asks_or_invites(purpose: Purpose) -> None:
    assert speaks("no-question", "Hello Ana, it is good to have found you here.", context(purpose))
    assert not speaks("no-question", "Hello Ana, it is good to have found you here. How are you?", context(purpose))
    assert not speaks("no-question", "Hello Ana, tell me how the boat is.", context(purpose))


@pytest.mark.parametrize("purpose", ["pass", "leave", "congratulation", "introduction-pass"])
def test_a_letter_that_wants_none_needs_no_question(purpose: Purpose) -> None:
    assert not speaks(
        "no-question", "Hello Ana, thank you for asking. I wish you well with the boat.", context(purpose)
    )


def test_a_line_to_a_colleague_may_be_plain() -> None:
    assert not speaks("no-question", "Hi Ana, hello from the third floor.", context("request", relation="colleague"))
