"""Saying where two people met."""

import pytest

from tests.store.writing.checks.letters import context, speaks


@pytest.mark.parametrize(
    "text",
    ["Hi Ana, it was nice meeting you. How are you?", "Hello Ana, we have met before. Shall we stay in touch?"],
)
def test_an_acquaintance_is_told_where_we_met(text: str) -> None:
    assert speaks("where-met", text, context("request", known="yes", how="met"))


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ana, we met at last month's networking happy hour. I'd love to exchange career advice.",
        "Hi Ana, it was nice meeting you on the ferry. How are you?",
        "Hello Ana, we met during the strike. Did you get home?",
        "Hallo Ana, wir haben uns auf der Messe in Graz kennengelernt. Wie war die Heimreise?",
    ],
)
def test_who_says_where_we_met_is_left_alone(text: str) -> None:
    assert not speaks("where-met", text, context("request", known="yes", how="met"))


def test_a_colleague_knows_where_we_met() -> None:
    text = "Hi Ana, it was nice meeting you. Shall we stay in touch?"
    assert not speaks("where-met", text, context("request", relation="colleague", known="yes"))
