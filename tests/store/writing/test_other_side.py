"""What is said about the other side, before a decision is taken."""

from typing import get_args

import pytest

from store.records.ids import RecordId
from store.records.model import Channel, Direction, Invitation, Person, State
from store.writing.other_side import other_side

POSSIBLE: dict[Direction, frozenset[State]] = {
    "incoming": frozenset({"open", "asked", "snoozed", "accepted", "passed", "ignored"}),
    "outgoing": frozenset({"waiting", "snoozed", "accepted", "ignored", "withdrawn"}),
}


def invitation(direction: Direction, channel: Channel) -> Invitation:
    return Invitation(
        id=RecordId(1), person=Person(id=RecordId(2), name="Ana Park"), direction=direction, channel=channel
    )


@pytest.mark.parametrize("channel", get_args(Channel))
@pytest.mark.parametrize("direction", get_args(Direction))
def test_every_decision_that_is_possible_has_its_sentence(direction: Direction, channel: Channel) -> None:
    for decision in POSSIBLE[direction]:
        assert other_side(invitation(direction, channel), decision)


@pytest.mark.parametrize("direction", get_args(Direction))
def test_a_decision_that_is_impossible_is_refused(direction: Direction) -> None:
    for decision in set(get_args(State)) - POSSIBLE[direction]:
        with pytest.raises(ValueError, match=f"an {direction} invitation cannot be {decision}"):
            other_side(invitation(direction, "linkedin"), decision)


def test_on_linkedin_nobody_is_told_of_a_quiet_pass() -> None:
    assert other_side(invitation("incoming", "linkedin"), "passed", quietly=True) == "LinkedIn: they are not told."


def test_a_pass_by_mail_is_read_by_them() -> None:
    assert other_side(invitation("incoming", "email"), "passed") == "Email: they receive your note."


def test_who_withdraws_is_told_how_long_they_cannot_invite_again() -> None:
    assert "three weeks" in other_side(invitation("outgoing", "linkedin"), "withdrawn")
