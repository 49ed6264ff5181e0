"""Colleagues as a crowd, and pressure on them."""

import pytest

from tests.store.writing.checks.letters import context, speaks


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
