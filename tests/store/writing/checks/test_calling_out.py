"""Telling people off."""

import pytest

from store.writing.purposes import Purpose
from tests.store.writing.checks.letters import context, speaks


@pytest.mark.parametrize(
    "text",
    [
        "Ana, you didn't even bother to say who you are.",
        "I do not connect with people like you.",
        "You should be ashamed.",
        "You never once answered me.",
        "That was rude.",
        "Frau Park, das ist eine Frechheit, Sie haben sich nicht einmal die Mühe gemacht.",
        "Vous devriez avoir honte de votre message.",
    ],
)
@pytest.mark.parametrize("purpose", ["pass", "ask-why", "follow-up"])
def test_nobody_is_told_off(purpose: Purpose, text: str) -> None:
    assert speaks("calling-out", text, context(purpose))


@pytest.mark.parametrize(
    "text",
    [
        "Hello Ana, I do not know you, and you gave no reason for writing, so I am going to pass.",
        "Hello Ana, we have been looking for people like you for years. Would you like to see the tower?",
        "Hello Ana, thank you for your kind words. You clearly love the marsh.",
        "You have no idea how much your letter helped me, Ana.",
        "Next time, could you ask me first? Then I can say yes with all my heart.",
        "It was rude of me to leave so early, Ana. Forgive me.",
        "None of it is your fault, Ana.",
        "Some people have asked me about your lamp, Ana. I would love to work with people like you.",
        "Someone like you who knows the marsh would be a great help, Ana, and this is not the way to the pier.",
        "Wie können Sie mir mit der Laterne helfen, Ana? Es wäre schön, wenn du schreiben könntest.",
        "You have used Python for years, Ana, so how could you give a short answer to that? Take your time.",
        "I would not like to be one of those who only write when they need something, Ana.",
        "Someone who only read my headline would not find me, Ana; what made you write?",
        "This is not something that I can do for you, Ana, and not the end of a conversation either.",
    ],
)
def test_honest_reasons_and_praise_are_no_telling_off(text: str) -> None:
    assert not speaks("calling-out", text, context("pass"))
