"""A tray with one row of every kind, for tests that press every key and run every verb on each."""

from datetime import date, timedelta
from pathlib import Path

from store.places import Places
from store.records.ids import RecordId
from store.tray import introducing
from store.tray.changes import Add, Set
from store.tray.events import Promise, note_event
from store.tray.tray import Tray
from tests.tui.screens.running_app import ANA, BO, CLEO, FINN, GITA, NOW, lay_out

DRAFT, SENT, TO_ME = map(RecordId, (1001, 1002, 1003))
TOMORROW = NOW.date() + timedelta(days=1)


def of_every_kind(folder: Path) -> tuple[Places, dict[str, tuple[str, RecordId]]]:
    """Write a tray; return its places, and by the kind of row the key of a view and the id of such a row there."""
    places = lay_out(folder)
    tray = Tray.open(places.store, places.state, lambda: NOW)
    text = {"purpose": "other", "channel": "email", "text": "Dear Gita, hello. Mira", "begun": NOW.isoformat()}
    tray.commit(
        [
            Add("drafts", DRAFT, {"person": GITA.person, **text}),
            Add("drafts", SENT, {"person": FINN.person, **text, "sent": NOW.isoformat()}),
            Add(
                "invitations",
                TO_ME,
                {"person": CLEO.person, "by": ANA.person, "kind": "introduction", "direction": "incoming",
                 "channel": "email", "sent": NOW.isoformat(), "source": "mail"},
            ),
        ]
    )  # fmt: skip
    asking = _begun(tray, ANA.person, BO.person)
    ready = _begun(tray, BO.person, CLEO.person)
    for person in (BO.person, CLEO.person):
        introducing.answer(tray, ready, person, "yes")
    declined = _begun(tray, ANA.person, CLEO.person)
    introducing.answer(tray, declined, ANA.person, "no")
    _, promise, kept = note_event(
        tray, GITA.person, "talk", NOW.date(), "tides", [Promise("a chart", "me", TOMORROW), Promise("a pilot", "them")]
    ).changed
    _keep(tray, kept)
    tray.save()
    return places, {
        "invitation": ("1", ANA.invitation),
        "invitation of mine": ("2", FINN.invitation),
        "introduction to me": ("4", TO_ME),
        "introduction that asks": ("4", asking),
        "introduction that is ready": ("4", ready),
        "introduction that was declined": ("8", declined),
        "draft": ("3", DRAFT),
        "text that was sent": ("8", SENT),
        "promise": ("6", promise),
        "kept promise": ("8", kept),
        "person": ("7", GITA.person),
    }


def _begun(tray: Tray, one: RecordId, other: RecordId) -> RecordId:
    return introducing.begin(tray, one, other, "both map one coast", ("a chart", "a pilot")).changed[0]


def _keep(tray: Tray, promise: RecordId) -> None:
    tray.commit([Set("followups", promise, "done", date.isoformat(NOW.date()))])
