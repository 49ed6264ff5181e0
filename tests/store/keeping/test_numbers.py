"""Numbers that one looks at: weeks, answers, notes with and without a line, decisions against the advice."""

from datetime import UTC, date, datetime, timedelta

import pytest

from store.judging.replay import Past
from store.keeping.numbers import WEEKS, numbers
from store.records.ids import RecordId
from store.records.model import Draft, Invitation, Person, State

TODAY = date(2026, 3, 11)
NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
ANA = Person(RecordId(7), "Ana Park")


def came(days: int, **said: object) -> Invitation:
    return Invitation(days, ANA, "incoming", sent=NOON - timedelta(days=days), **said)  # type: ignore[arg-type]


def mine(days: int, message: str, state: State) -> Invitation:
    return Invitation(RecordId(100 + days), ANA, "outgoing", "linkedin", state, NOON - timedelta(days=days), message)


def test_invitations_are_counted_by_the_week_they_came_in() -> None:
    found = numbers([came(0), came(1), came(7), came(400)], [], [], TODAY)
    assert found.weeks.came[-2:] == (1, 2)
    assert (len(found.weeks.came), sum(found.weeks.came)) == (WEEKS, 3)
    assert found.weeks.first.weekday() == 0


def test_answers_are_counted_with_the_median_of_their_days() -> None:
    asked = [
        came(30, state="asked", carried_out=TODAY - timedelta(days=20), answered=NOON - timedelta(days=18)),
        came(31, state="accepted", carried_out=TODAY - timedelta(days=20), answered=NOON - timedelta(days=14)),
        came(32, state="asked", carried_out=False),
    ]
    found = numbers(asked, [], [], TODAY).answers
    assert (found.asked, found.answered, found.accepted, found.days) == (3, 2, 1, 4)


def test_requests_with_a_line_of_their_own_stand_apart_from_bare_ones() -> None:
    sent = [mine(1, "We met in Graz.", "accepted"), mine(2, "We met.", "waiting"), mine(3, " ", "accepted")]
    found = numbers(sent, [], [], TODAY).notes
    assert (found.with_note, found.with_note_accepted, found.without, found.without_accepted) == (2, 1, 1, 1)


@pytest.mark.parametrize("text", ["I'd like to add you to my professional network on LinkedIn.", "Hi Ana,"])
def test_a_default_text_is_no_personal_line(text: str) -> None:
    found = numbers([mine(1, text, "accepted")], [], [], TODAY).notes
    assert (found.with_note, found.without, found.without_accepted) == (0, 1, 1)


def test_decisions_are_held_against_the_advice_of_their_day() -> None:
    past = [
        Past(came(1), "accepted", NOON, {"advice": "accept"}),
        Past(came(2), "passed", NOON, {"advice": "accept"}),
        Past(came(3), "ignored", NOON, {"advice": "pass"}),
        Past(came(4), "passed", NOON, {"advice": "look"}),
    ]
    found = numbers([], [], past, TODAY)
    assert (found.agreed, found.against) == (2, 1)


def test_only_notes_of_this_month_count_against_the_budget() -> None:
    notes = [
        Draft(RecordId(1), ANA, "request", "linkedin-note", "Hello", sent=NOON),
        Draft(RecordId(2), ANA, "request", "linkedin-note", "Hello", sent=NOON - timedelta(days=20)),
        Draft(RecordId(3), ANA, "request", "email", "Hello", sent=NOON),
    ]
    assert numbers([], notes, [], TODAY).notes_this_month == 1
