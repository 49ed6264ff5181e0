"""Selling, favours, telling off, and pressing colleagues."""

import pytest

from store.writing.purposes import Purpose
from store.writing.remark import Check
from tests.store.writing.checks.letters import HEARD, context, pointed_at, speaks


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
    ],
)
def test_what_only_sounds_like_a_favour_is_left_alone(text: str) -> None:
    assert not speaks("favour", text, context("request"))


@pytest.mark.parametrize("purpose", ["referral", "introduction-ask", "closing-question"])
def test_who_asks_for_an_introduction_on_purpose_is_left_alone(purpose: Purpose) -> None:
    assert not speaks("favour", "Hi Ana, would you introduce me to Lars Ekman?", context(purpose))


def test_a_favour_right_after_the_click_is_as_early() -> None:
    assert speaks("favour", "Thanks, Ana! Could you refer me for the job?", context("thanks"))


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
        "I would not like to be one of those who only write when they need something, Ana.",
        "Someone who only read my headline would not find me, Ana; what made you write?",
        "This is not something that I can do for you, Ana, and not the end of a conversation either.",
    ],
)
def test_honest_reasons_and_praise_are_no_telling_off(text: str) -> None:
    assert not speaks("calling-out", text, context("pass"))


@pytest.mark.parametrize(
    "text",
    [
        "Dear all, I am adding everyone in the department.",
        "Hi Ana, as your manager I expect you to accept.",
        "Hi Ana, everyone else on the team has already accepted.",
        "Liebe Kolleginnen und Kollegen, ich bin jetzt auch hier.",
    ],
)
def test_colleagues_are_neither_asked_as_a_crowd_nor_pressed(text: str) -> None:
    assert speaks("colleagues", text, context("request", relation="report", known="yes"))


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ana, as we work on the lock together: shall we connect here too? No need to, if you keep this for friends.",
        "Hi Ana, your soup at the summer party was the talk of our floor. Are you here too?",
    ],
)
def test_a_plain_line_to_one_colleague_is_left_alone(text: str) -> None:
    assert not speaks("colleagues", text, context("request", relation="colleague", known="yes"))


@pytest.mark.parametrize("check", ["salesy", "favour", "calling-out", "colleagues", "tone"])
def test_a_language_that_is_not_read_is_left_alone(check: Check) -> None:
    text = "Hej Ana, jag har en fråga till dig om ASAP och free trial för att du inte har svarat!!!"
    assert not speaks(check, text, context("request"))
