"""Which text is put in place for an invitation."""

from datetime import date

import pytest
from msgspec.structs import replace

from store.records.ids import RecordId
from store.records.model import Invitation, Person
from store.writing.advised import advised_purpose

OPEN = Invitation(id=RecordId(1), person=Person(id=RecordId(2), name="Ana Park"), direction="incoming")


@pytest.mark.parametrize(
    ("advice", "purpose"),
    [
        ("accept", "thanks"),
        ("ask", "ask-why"),
        ("pass", "pass"),
        ("look", None),
        ("yours", None),
        ("wait", None),
        (None, None),
    ],
)
def test_an_open_invitation_gets_the_text_of_its_advice(advice: str | None, purpose: str | None) -> None:
    assert advised_purpose(OPEN, advice) == purpose


def test_what_was_decided_counts_more_than_what_is_advised() -> None:
    assert advised_purpose(replace(OPEN, state="passed", carried_out=False), "accept") == "pass"
    assert advised_purpose(replace(OPEN, state="accepted", carried_out=False), "pass") == "thanks"


def test_a_question_is_written_once_and_then_the_answer_decides() -> None:
    asked = replace(OPEN, state="asked", carried_out=False)
    assert advised_purpose(asked, "wait") == "ask-why"
    written = replace(asked, carried_out=date(2026, 3, 7))
    assert advised_purpose(written, "wait") is None
    assert advised_purpose(written, "pass") == "pass"


@pytest.mark.parametrize(
    "owed_nothing",
    [
        replace(OPEN, state="ignored"),
        replace(OPEN, state="passed", quietly=True),
        replace(OPEN, direction="outgoing", state="waiting"),
        replace(OPEN, direction="outgoing", state="withdrawn"),
    ],
)
def test_nothing_is_written_where_no_text_is_owed(owed_nothing: Invitation) -> None:
    assert advised_purpose(owed_nothing, "accept") is None


def test_who_was_accepted_elsewhere_is_welcomed() -> None:
    assert advised_purpose(replace(OPEN, state="accepted", elsewhere=True), None) == "welcome"


def test_who_accepted_my_invitation_is_thanked() -> None:
    assert advised_purpose(replace(OPEN, direction="outgoing", state="accepted", elsewhere=True), None) == "thanks"
