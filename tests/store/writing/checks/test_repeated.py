"""Silence is answered once, and nobody is invited twice."""

import pytest

from store.records.model import Invitation
from store.writing.purposes import Purpose
from tests.store.writing.checks.contexts import ANA, BO, NOW, context, day, invited, remarks, sent


@pytest.mark.parametrize("purpose", ["follow-up", "pitch", "referral"])
def test_whoever_left_a_follow_up_unanswered_is_not_asked_again(purpose: Purpose) -> None:
    (remark,) = remarks("second-follow-up", "Hello", context(purpose, sent=(sent("pitch", 40), sent("follow-up", 20))))
    assert "2026-05-12 (2 weeks ago)" in remark.because


def test_a_follow_up_to_what_was_asked_twice_is_a_second_one() -> None:
    on = context("follow-up", sent=(sent("pitch", 40), sent("pitch", 20)))
    assert remarks("second-follow-up", "Hello", on)


def test_the_first_follow_up_is_right() -> None:
    assert remarks("second-follow-up", "Hello", context("follow-up", sent=(sent("pitch", 20),))) == []


def test_what_they_wrote_since_makes_a_new_beginning() -> None:
    on = context("follow-up", sent=(sent("pitch", 40), sent("follow-up", 20)), last_heard=day(10))
    assert remarks("second-follow-up", "Hello", on) == []


def test_a_follow_up_to_somebody_else_does_not_count() -> None:
    on = context("follow-up", sent=(sent("follow-up", 20, person=BO),))
    assert remarks("second-follow-up", "Hello", on) == []


@pytest.mark.parametrize("purpose", ["check-in", "letter", "congratulation"])
def test_other_ways_stay_open_after_a_follow_up(purpose: Purpose) -> None:
    assert remarks("second-follow-up", "Hello", context(purpose, sent=(sent("follow-up", 120),))) == []


@pytest.mark.parametrize(
    ("invitation", "told"),
    [
        (invited("waiting", 90), "on 2026-03-03 (2 months ago), and the invitation still waits"),
        (invited("ignored", 90), "they did not want to connect"),
        (
            invited("withdrawn", 90, decided=10),
            "withdrew that on 2026-05-22 (10 days ago), and LinkedIn",
        ),
        (invited("withdrawn", 90, decided=60), "and withdrew that on 2026-04-02 (8 weeks ago); other"),
        (Invitation(id=1, person=ANA, direction="outgoing", state="waiting"), "you invited them before"),
    ],
)
def test_nobody_is_invited_twice(invitation: Invitation, told: str) -> None:
    (remark,) = remarks("re-invite", "Hello", context(invitations=(invitation,)))
    assert told in remark.because
    assert "other ways are" in remark.because


def test_who_accepted_once_may_be_invited_again() -> None:
    assert remarks("re-invite", "Hello", context(invitations=(invited("accepted", 90, decided=60),))) == []


def test_their_own_invitation_is_none_of_mine_and_another_text_no_invitation() -> None:
    theirs = Invitation(id=1, person=ANA, direction="incoming", sent=NOW)
    assert remarks("re-invite", "Hello", context(invitations=(theirs,))) == []
    assert remarks("re-invite", "Hello", context("pitch", invitations=(invited("waiting", 9),))) == []
