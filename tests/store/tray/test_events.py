"""Talks, promises and favours: noted in one step, undone, forgotten, and never of a day to come."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.tray import history
from store.tray.changes import Add
from store.tray.descriptions import describe_action
from store.tray.events import PROMISE_DUE_AFTER, Promise, note_event
from store.tray.forgetting import forget
from store.tray.tray import Tray
from store.tray.triage import Triage

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ANA = RecordId(7)


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    tray.commit([Add("people", ANA, {"name": "Ana Park"})], by="import")
    return tray


def newest(tray: Tray) -> str:
    return describe_action(tray.tables, history.actions(tray)[-1])


def test_a_talk_brings_its_promises_due_in_a_week_or_on_their_day(tray: Tray) -> None:
    talked = TODAY - timedelta(days=2)
    note_event(
        tray,
        ANA,
        "talk",
        talked,
        "The basin at Tindholm.",
        [Promise("send the chart", "me"), Promise("name a pilot", "them", date(2026, 4, 1))],
    )
    assert [(event.what, event.on, event.text) for event in tray.events()] == [
        ("talk", talked, "The basin at Tindholm.")
    ]
    promised = sorted(tray.follow_ups(), key=lambda follow_up: follow_up.promised_by)
    assert [(each.text, each.promised_by, each.due) for each in promised] == [
        ("send the chart", "me", talked + PROMISE_DUE_AFTER),
        ("name a pilot", "them", date(2026, 4, 1)),
    ]
    assert {each.event for each in promised} == {tray.events()[0].id}
    assert newest(tray) == "noted a talk with Ana Park"


def test_a_day_to_come_is_refused(tray: Tray) -> None:
    assert note_event(tray, ANA, "gave", TODAY + timedelta(days=1)).refused
    assert tray.events() == []


def test_a_promise_is_kept_once_and_put_off(tray: Tray) -> None:
    note_event(tray, ANA, "talk", TODAY, promises=[Promise("send the chart", "me")])
    promise = tray.follow_ups()[0].id
    triage = Triage(tray, lambda invitation: {})
    assert triage.snooze([promise], TODAY + timedelta(days=30)).changed == [promise]
    assert tray.follow_up(promise).due == TODAY + timedelta(days=30)
    assert triage.done([promise]).changed == [promise]
    assert (tray.follow_up(promise).done, newest(tray)) == (TODAY, "kept a promise to Ana Park")
    assert triage.done([promise]).refused[0].reason == "it has already been kept"


def test_undo_takes_a_talk_back_with_its_promises(tray: Tray) -> None:
    note_event(tray, ANA, "talk", TODAY, promises=[Promise("send the chart", "me")])
    history.undo(tray)
    assert (tray.events(), tray.follow_ups()) == ([], [])
    history.redo(tray)
    assert (len(tray.events()), len(tray.follow_ups())) == (1, 1)


def test_to_forget_a_person_erases_events_and_promises(tray: Tray) -> None:
    note_event(tray, ANA, "talk", TODAY, promises=[Promise("send the chart", "me")])
    forget(tray, ANA)
    assert not tray.tables["events"]
    assert not tray.tables["followups"]


@pytest.mark.parametrize(
    ("what", "phrase"),
    [
        ("gave", "noted something given to Ana Park"),
        ("congratulate", "noted congratulations to Ana Park"),
        ("mute", "muted Ana Park"),
        ("remove", "removed Ana Park from the connections"),
    ],
)
def test_the_history_names_the_event(tray: Tray, what: str, phrase: str) -> None:
    note_event(tray, ANA, what, TODAY)  # type: ignore[arg-type]
    assert newest(tray) == phrase
