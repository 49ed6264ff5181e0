"""The views: what stands where, told the same of records that are only seen in passing and of those that are read."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.records.model import Item
from store.tray.changes import REMOVED, Add, Set
from store.tray.tray import Tray
from store.tray.views import NAMES, VIEWS, counts, rows, sent_before, standing, views_of

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
SENT = (
    "2026-03-07T22:15:00-08:00",
    "2026-03-08T05:00:00+01:00",
    "2026-03-08T06:30:00-07:00",
    "2025-06-01T08:00:00+00:00",
    None,
)


@pytest.fixture
def tray(tmp_path: Path) -> Tray:
    """An invitation of every kind: from either side, connected or not, decided or not, removed or not."""
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    cases = list(
        product(("incoming", "outgoing"), (None, "2026-03-09"), (None, "passed", "asked"), (False, True), SENT)
    )
    for number, (direction, connected, state, removed, sent) in enumerate(cases, 1):
        person, invitation = RecordId(number), RecordId(1000 + number)
        arrived = {"person": person, "direction": direction, "sent": sent}
        tray.commit(
            [
                Add("people", person, {"name": f"Guest {number}"} | ({"connected_on": connected} if connected else {})),
                Add("invitations", invitation, {name: value for name, value in arrived.items() if value is not None}),
            ],
            by="import",
        )
        tray.commit([Set("invitations", invitation, "state", state)] if state else [])
        tray.commit([Set("invitations", invitation, REMOVED, True)] if removed else [])
    return tray


def reopened(tray: Tray) -> Tray:
    """The same tray with all records unread."""
    tray.save()
    return Tray.open(tray.storage.path, tray.storage.path.parent / "state", lambda: NOON)


@pytest.mark.parametrize("view", NAMES)
def test_a_view_shows_what_stands_in_it_whether_it_was_read_or_seen_in_passing(tray: Tray, view: str) -> None:
    everything: list[Item] = [*tray.invitations(), *tray.drafts(), *tray.people()]
    expected = {item.id for item in everything if view in views_of(item)}

    assert set(rows(tray, view)) == expected
    assert rows(reopened(tray), view) == rows(tray, view)


def test_the_inbox_has_the_newest_first_whatever_the_offset_of_its_clock(tray: Tray) -> None:
    again = reopened(tray)
    moments = [again.item(row_id).sent for row_id in rows(again, "inbox")]  # type: ignore[union-attr]
    known = [moment for moment in moments if moment is not None]

    assert known == sorted(known, reverse=True)
    assert moments[: len(known)] == known
    assert len(moments) > len(known) > 0


def test_how_many_were_sent_before_a_moment_is_told_in_passing(tray: Tray) -> None:
    moment = datetime(2026, 3, 8, 4, 30, tzinfo=UTC)
    inbox = rows(tray, "inbox")
    sent = [tray.invitation(row_id).sent for row_id in inbox]
    before = sum(each is not None and each < moment for each in sent)

    assert sent_before(tray, inbox, moment) == sent_before(reopened(tray), inbox, moment) == before
    assert 0 < before < len(inbox)


def test_counts_are_the_lengths_of_the_views(tray: Tray) -> None:
    unread = reopened(tray)

    assert counts(unread) == {view.name: len(rows(unread, view.name)) for view in VIEWS}
    assert standing(unread) == standing(tray)


def invited(tray: Tray, sent: str) -> RecordId:
    """An invitation of mine to somebody new."""
    person, invitation = RecordId(5001), RecordId(5002)
    arrived = {"person": person, "direction": "outgoing", "sent": sent, "source": "hand"}
    tray.commit([Add("people", person, {"name": "Zoe Zed"}), Add("invitations", invitation, arrived)])
    return invitation


@pytest.mark.parametrize(("sent", "has_lapsed"), [("2025-09-09", False), ("2025-09-08", True)])
def test_a_request_that_nobody_answered_for_half_a_year_is_no_longer_waited_for(
    tray: Tray, sent: str, has_lapsed: bool
) -> None:
    invitation = invited(tray, f"{sent}T12:00:00+00:00")
    assert (tray.invitation(invitation).state, tray.invitation(invitation).has_lapsed) == ("waiting", has_lapsed)
    assert views_of(tray.invitation(invitation)) == {"all", "done" if has_lapsed else "waiting"}


def test_a_question_that_was_answered_comes_back_to_the_inbox_by_the_moment_of_the_answer(tray: Tray) -> None:
    invitation = RecordId(1001)
    tray.commit([Set("invitations", invitation, "state", "asked")])
    assert "waiting" in views_of(tray.invitation(invitation))
    tray.commit([Set("invitations", invitation, "answered", "2026-03-10T09:00:00+00:00")], by="import")
    assert views_of(tray.invitation(invitation)) >= {"inbox"}
    assert rows(tray, "inbox")[0] == invitation
