"""What sounds rude, pushy or shouted."""

import pytest

from tests.store.writing.checks.letters import context, pointed_at, speaks


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ana, STOP WRITING TO ME about the boats.", "STOP WRITING TO ME"),
        ("Hello Ana, answer me please!!!", "!!!"),
        ("Hi Ana, I need this ASAP, can you call?", "ASAP"),
        ("Ana, will you leave me alone, please.", "leave me alone"),
        ("Ana, is it too much to ask for a line?", "is it too much to ask"),
        ("Hallo Ana, lassen Sie mich in Ruhe, bitte.", "lassen Sie mich in Ruhe"),
    ],
)
def test_rudeness_is_pointed_at_word_by_word(text: str, place: str) -> None:
    assert place in pointed_at("tone", text, context("pass"))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana, my answer is no, with thanks for asking! I wish you well.",
        "Hello Ana, I thought of you immediately when the letter came, and the finally mended boat is yours.",
        "Hello Ana, could you spare me a few minutes? In case my letter got lost, here it is again.",
        "Hello Ana, is the IEEE PES meeting at TU WIEN the one you spoke at? The UN FAO had it listed.",
        "Please don't bother to answer if you are busy, Ana; I know what spring is like.",
        "This may be a stupid question, Ana, but where does the rubbish boat land?",
        "Until I have your yes I leave you out of it, Ana, and a no needs no reasons.",
        "Hello Ana, I think you are right about the lock, and it has nothing to do with the rain.",
        "Hello Ana, it has nothing to do with you: my English is not good enough for a talk.",
        "Hello Ana, I will report back as soon as the boats are in. Do you think I could visit before that?",
        "I do not play chess, Ana, but I do need you at the table. I was too busy to write in May.",
        "I suppose you are busy with the harvest, Ana. How often do I hear of such a thing!",
        "Call me or I will take the later ferry, Ana. I write today to ask which suits you.",
        "I will write only this once, Ana, and for the last time: I will not keep knocking.",
    ],
)
def test_a_kind_letter_is_left_alone(text: str) -> None:
    assert not speaks("tone", text, context("follow-up"))


def test_joy_may_have_its_marks() -> None:
    assert not speaks("tone", "You did it, Ana, and in the rain!!!", context("congratulation"))
    assert speaks("tone", "You did it, Ana, and in the rain!!!", context("request"))
