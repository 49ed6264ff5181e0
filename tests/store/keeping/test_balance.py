"""What was given and asked, who may be let go, and the steps of leaving kindly."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.keeping.balance import asks_lately, balance
from store.keeping.contacts import dealings_of
from store.keeping.pruning import next_step, reason, suggestions
from store.records.ids import RecordId
from store.tray import introducing
from store.tray.changes import Add, Set
from store.tray.events import note_event
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ANA, BO = RecordId(7), RecordId(8)


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    connected = {"connected_on": "2021-05-01"}
    tray.commit(
        [Add("people", ANA, {"name": "Ana Park", **connected}), Add("people", BO, {"name": "Bo Lindqvist"})],
        by="import",
    )
    return tray


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, lambda invitation: {})


def test_what_was_given_and_asked_stands_side_by_side(tray: Tray, triage: Triage) -> None:
    note_event(tray, ANA, "gave", TODAY - timedelta(days=9), "an article on tides")
    note_event(tray, ANA, "endorse", TODAY - timedelta(days=3))
    note_event(tray, ANA, "asked", TODAY - timedelta(days=1), "a chart of the basin")
    triage.send_reply(NewDraft(ANA, "referral", "email", "Dear Ana", names=BO))
    found = balance(dealings_of(tray, ANA))
    assert [entry.what for entry in found.gave] == ["an article on tides", "an endorsement"]
    assert [entry.what for entry in found.asked] == ["a chart of the basin", "a referral to Bo Lindqvist"]


def test_an_introduction_counts_as_given_to_both(tray: Tray, triage: Triage) -> None:
    number = introducing.begin(tray, ANA, BO, "Both map.", ("charts", "pilots")).changed[0]
    for person in (ANA, BO):
        introducing.answer(tray, number, RecordId(person), "yes")
    triage.send_reply(NewDraft(ANA, "introduction", "email", "Dear both", introduction=number))
    assert balance(dealings_of(tray, ANA)).gave[0].what == "an introduction to Bo Lindqvist"
    assert balance(dealings_of(tray, BO)).gave[0].what == "an introduction to Ana Park"


def test_only_what_was_asked_in_the_last_quarter_counts_as_lately(tray: Tray) -> None:
    for days in (0, 90, 91, 200):
        note_event(tray, ANA, "asked", TODAY - timedelta(days=days))
    assert asks_lately(dealings_of(tray, ANA), TODAY) == 2


def test_a_connection_that_was_never_in_touch_for_two_years_may_be_let_go(tray: Tray) -> None:
    assert [(each.person.id, each.because) for each in suggestions(tray, TODAY)] == [
        (ANA, "Connected 4 years ago, never in touch.")
    ]


@pytest.mark.parametrize("field", ["tag.mentor", "note", "tag.trusted"])
def test_whoever_is_tagged_noted_or_trusted_is_not_suggested(tray: Tray, field: str) -> None:
    tray.commit([Set("people", ANA, field, "Knows the pilots." if field == "note" else True)])
    assert suggestions(tray, TODAY) == []


def test_a_contact_within_two_years_keeps_a_connection(tray: Tray) -> None:
    tray.commit([Set("people", ANA, "received", [3, "2021-06-01", "2024-06-01"])], by="import")
    assert reason(dealings_of(tray, ANA), TODAY) == ""
    assert reason(dealings_of(tray, ANA), date(2026, 7, 1)) == "Last in touch 2 years ago."


def test_leaving_goes_in_steps(tray: Tray, triage: Triage) -> None:
    assert next_step(dealings_of(tray, ANA)) == "mute"
    note_event(tray, ANA, "mute", TODAY)
    assert next_step(dealings_of(tray, ANA)) == "message"
    triage.send_reply(NewDraft(ANA, "leave", "linkedin-message", "Dear Ana"))
    assert next_step(dealings_of(tray, ANA)) == "remove"
    note_event(tray, ANA, "remove", TODAY)
    assert next_step(dealings_of(tray, ANA)) == "left"
