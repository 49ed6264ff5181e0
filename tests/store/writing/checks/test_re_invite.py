"""Inviting somebody twice."""

import pytest
from msgspec.structs import replace

from store.records.ids import RecordId
from store.records.model import Invitation
from tests.store.writing.checks.contexts import ANA, NOW, context, invited, remarks


@pytest.mark.parametrize(
    ("invitation", "told"),
    [
        (invited("waiting", 90), "on 3 Mar 2026 (2 months ago), and the invitation is still waiting"),
        (invited("ignored", 90), "they did not want to connect"),
        (
            invited("withdrawn", 90, decided=10),
            "withdrew that on 22 May 2026 (10 days ago), and LinkedIn",
        ),
        (invited("withdrawn", 90, decided=60), "and withdrew that on 2 Apr 2026 (8 weeks ago); other"),
        (Invitation(id=RecordId(1), person=ANA, direction="outgoing", state="waiting"), "you invited them before"),
    ],
)
def test_nobody_is_invited_twice(invitation: Invitation, told: str) -> None:
    (remark,) = remarks("re-invite", "Hello", context(invitations=(invitation,)))
    assert told in remark.because
    assert "other ways are" in remark.because


def test_a_lapsed_invitation_asks_for_a_new_reason() -> None:
    lapsed = replace(invited("waiting", 200), has_lapsed=True)
    (remark,) = remarks("re-invite", "Hello", context(invitations=(lapsed,)))
    assert (remark.level, "has probably lapsed" in remark.because) == ("stop", True)
    assert "a reason that is new since then" in remark.because


def test_who_accepted_once_may_be_invited_again() -> None:
    assert remarks("re-invite", "Hello", context(invitations=(invited("accepted", 90, decided=60),))) == []


def test_their_own_invitation_is_none_of_mine_and_another_text_no_invitation() -> None:
    theirs = Invitation(id=RecordId(1), person=ANA, direction="incoming", sent=NOW)
    assert remarks("re-invite", "Hello", context(invitations=(theirs,))) == []
    assert remarks("re-invite", "Hello", context("pitch", invitations=(invited("waiting", 9),))) == []
