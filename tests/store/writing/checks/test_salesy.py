"""Selling."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import context, pointed_at, speaks


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Hi Ana, we help companies like yours grow. Shall we talk?", "we help companies"),
        ("Hi Ana, would you like a free trial of it?", "free trial"),
        ("Hello Ana, I can double your sales by June.", "double your sales"),
        ("Hi Ana, when can I book a quick demo with you?", "book a quick demo"),
        ("Guten Tag, wir bieten Ihnen eine kostenlose Beratung an.", "kostenlose Beratung"),
        ("Bonjour Ana, nous vous proposons un audit gratuit de votre site.", "audit gratuit"),
    ],
)
def test_selling_is_pointed_at_word_by_word(text: str, phrase: str) -> None:
    assert phrase in pointed_at("salesy", text, context("request"))


def test_what_sellers_say_among_others_has_to_come_twice() -> None:
    assert not speaks("salesy", "Hi Ana, you use our software, I hear. What do you miss in it?", context("request"))
    assert speaks(
        "salesy", "Hi Ana, our software and our services are what you want. Shall we talk?", context("request")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ana, I do not want to sell you anything, I only want to know who made the gate.",
        "Dear Ana, could I show you how we sort our finds? You would save a week.",
        "Hello Ana, your offer is kind, and I have the first week free. I would love to see your business in Graz.",
        "Hello Ana, I grow leeks on the demonstration field next to your station. May I use the hose?",
    ],
)
def test_an_offer_between_neighbours_is_no_sale(text: str) -> None:
    assert not speaks("salesy", text, context("pitch"))


@pytest.mark.parametrize("purpose", ["pass", "ask-why", "leave", "introduction-pass"])
def test_an_answer_may_name_what_the_other_side_sells(purpose: Purpose) -> None:
    assert not speaks(
        "salesy", "Hi Ana, thank you for the free trial you offer. I have no need of it.", context(purpose)
    )


def test_an_answer_that_sells_in_its_turn_is_told_so() -> None:
    text = "Hi Ana, I'll pass. Our services would cut your costs by half though, shall I book you a demo with our team?"
    assert speaks("salesy", text, context("pass"))
