"""A person's page: everything that passed, in order, in plain words."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from store.keeping.contacts import dealings_of
from store.keeping.timeline import timeline
from store.records.ids import RecordId
from store.tray.changes import Add
from store.tray.events import Promise, note_event
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
TODAY = date(2026, 3, 10)
ANA = RecordId(7)


def test_everything_stands_in_order_whatever_it_was(tmp_path: Path) -> None:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    asked = {"person": ANA, "direction": "incoming", "channel": "linkedin", "sent": "2026-02-01T09:00:00+00:00"}
    tray.commit([Add("people", ANA, {"name": "Ana Park"}), Add("invitations", RecordId(11), asked)], by="import")
    Triage(tray, lambda invitation: {}).accept([RecordId(11)])
    Triage(tray, lambda invitation: {}).send_reply(
        NewDraft(ANA, "thanks", "email", "Thank you", invitation=RecordId(11))
    )
    talked = TODAY - timedelta(days=1)
    note_event(tray, ANA, "talk", talked, "tides", [Promise("send the chart", "me")])
    Triage(tray, lambda invitation: {}).done([tray.follow_ups()[0].id])
    assert timeline(tray, dealings_of(tray, ANA)) == [
        (date(2026, 2, 1), "they asked to connect"),
        (talked, "you talked: tides"),
        (TODAY, "you accepted"),
        (TODAY, "you thanked them: Thank you"),
        (TODAY, "you kept a promise: send the chart"),
    ]


def test_a_text_is_told_whole_however_long_it_is(tmp_path: Path) -> None:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    message = "May I ask about the tides? " * 40 + "That is all."
    asked = {"person": ANA, "direction": "incoming", "channel": "linkedin", "sent": "2026-02-01T09:00:00+00:00"}
    tray.commit(
        [Add("people", ANA, {"name": "Ana Park"}), Add("invitations", RecordId(11), {**asked, "message": message})]
    )
    assert timeline(tray, dealings_of(tray, ANA)) == [(date(2026, 2, 1), f"they asked to connect: {message}")]
