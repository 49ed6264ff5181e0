"""What is due in one tray, under its headings."""

from datetime import UTC, date, datetime
from pathlib import Path

from store.records.ids import RecordId
from store.session.due_list import DueList
from store.settings import Settings
from store.tray.changes import Add
from store.tray.tray import Tray
from store.tray.triage import Triage

ANA, ASKED = RecordId(1), RecordId(11)


def test_a_snooze_stands_under_its_own_heading_until_it_has_ended(tmp_path: Path) -> None:
    now = [datetime(2026, 3, 10, 12, tzinfo=UTC)]
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: now[0])
    arrived = {"person": ANA, "direction": "incoming", "channel": "linkedin", "sent": "2026-03-09T10:00:00+00:00"}
    tray.commit([Add("people", ANA, {"name": "Ana Park"}), Add("invitations", ASKED, arrived)], by="import")
    Triage(tray, lambda invitation: {}).snooze([ASKED], date(2026, 3, 13))
    headings = []
    for day in (12, 13, 14):
        now[0] = datetime(2026, 3, day, 12, tzinfo=UTC)
        due = DueList(tray, Settings())
        due.prepare()
        headings.append(due.heading_of(ASKED))
    assert headings == ["Snoozed", "Today", "Overdue"]
