"""A letter that asks nothing."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import context, speaks


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
