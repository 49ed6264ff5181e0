"""What a request to somebody who hires refers to."""

import pytest

from tests.store.writing.checks.letters import context, speaks


@pytest.mark.parametrize("relation", ["recruiter", "hiring-manager"])
def test_who_hires_is_reminded_of_a_conversation_a_role_or_an_interest(relation: str) -> None:
    on = context("request", relation=relation)
    assert speaks("recruiter-context", "Hi Ana, I would like to add you. Have a nice day!", on)
    assert not speaks("recruiter-context", "Hi Ana, I enjoyed speaking at the job fair. Are there still places?", on)
    assert not speaks("recruiter-context", "Hi Ana, I applied for the night warden post. May I add you?", on)
    assert not speaks("recruiter-context", "Hi Ana, I'm interested in new opportunities on the coast. May I ask?", on)


def test_nobody_else_has_to_be_told_of_a_role() -> None:
    assert not speaks("recruiter-context", "Hi Ana, I would like to add you.", context("request"))
