"""The last day with everybody, in one pass over the records: the same as one person at a time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.keeping.contacts import dealings_of, last_day
from store.records.ids import RecordId
from store.tray.changes import ADDED, Add, Change
from store.tray.last_contact import last_days
from store.tray.tray import Tray

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA = RecordId(1)
OLD, NEW = "2026-01-05", "2026-03-01"
LATE = f"{NEW}T23:30:00-08:00"
"""The evening of one day there, and the next day in the user's zone."""
EMAIL = {"channel": "email", "purpose": "other", "text": "Hello", "begun": LATE}
LINKEDIN = {"channel": "linkedin", "direction": "incoming"}


def tray_of(tmp_path: Path, *changes: Change) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    tray.commit(list(changes), by="import")
    return tray


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ({}, []),
        ({"connected_on": NEW}, []),
        ({"connected_on": OLD, "written": [3, OLD, NEW]}, []),
        ({"connected_on": NEW, "received": [1, OLD, OLD]}, []),
        ({}, [("invitations", {**LINKEDIN, "sent": LATE})]),
        ({}, [("invitations", {**LINKEDIN, "sent": f"{OLD}T10:00:00+00:00", "answered": LATE})]),
        ({}, [("drafts", {**EMAIL, "sent": LATE})]),
        ({}, [("drafts", EMAIL)]),
        ({"connected_on": OLD}, [("events", {"what": "talk", "on": NEW})]),
        ({"connected_on": OLD}, [("events", {"what": "mute", "on": NEW})]),
    ],
)
def test_one_pass_finds_the_day_that_is_found_for_one_person(
    tmp_path: Path, said: dict[str, object], others: list[tuple[str, dict[str, object]]]
) -> None:
    about = [Add(table, RecordId(10 + at), {**each, "person": ANA}) for at, (table, each) in enumerate(others)]
    tray = tray_of(tmp_path, Add("people", ANA, {"name": "Ana Park", "source": ADDED, **said}), *about)
    assert last_days(tray).get(ANA) == last_day(dealings_of(tray, ANA))
