"""The invented tray: that it is whole, that it lives, and that it never looks old."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.joining.proposals import proposals
from store.places import Places
from store.sample.building import build, me
from store.session.resources import Resources
from store.settings import Settings
from store.tray import history, views
from store.tray.tray import Tray
from store.tray.triage import Triage

NOW = datetime(2026, 3, 7, 9, 0, tzinfo=UTC)


def built(folder: Path, now: datetime = NOW) -> Tray:
    places = Places(store=folder / "salver.json", config=folder / "config.toml", state=folder / "state")
    build(Resources(Settings(), places), now)
    return Tray.open(places.store, places.state, lambda: now)


@pytest.fixture(scope="module")
def tray(tmp_path_factory: pytest.TempPathFactory) -> Tray:
    return built(tmp_path_factory.mktemp("sample"))


def test_it_has_about_forty_invitations_and_people_around_them(tray: Tray) -> None:
    assert 40 <= len(tray.invitations()) <= 50
    assert len(tray.people()) > len(tray.invitations())


def test_every_view_has_something_to_show(tray: Tray) -> None:
    assert all(views.counts(tray).values())


def test_an_introduction_waits_for_one_of_the_two(tray: Tray) -> None:
    (introduction,) = tray.introductions()
    assert introduction.state == "asking"
    assert [consent.answer for consent in introduction.consents] == ["yes", None]


def test_two_people_may_be_one(tray: Tray) -> None:
    (proposal,) = proposals(tray)
    assert proposal.one.name == proposal.other.name == "Sunniva Grønli"


def test_every_state_occurs(tray: Tray) -> None:
    states = {invitation.state for invitation in tray.invitations()}
    assert states == {"open", "waiting", "asked", "snoozed", "accepted", "passed", "ignored", "withdrawn"}


def test_drafts_are_begun_scheduled_and_sent(tray: Tray) -> None:
    drafts = tray.drafts()
    assert any(draft.sent for draft in drafts)
    assert any(draft.due for draft in drafts)
    assert any(draft.sent is None and draft.due is None for draft in drafts)


@pytest.mark.parametrize("script", ["CJK", "HANGUL", "ARABIC", "CYRILLIC", "GREEK"])
def test_names_come_in_many_scripts(tray: Tray, script: str) -> None:
    from unicodedata import name

    assert any(script in name(letter, "") for person in tray.people() for letter in person.name)


def test_a_note_can_be_as_long_as_linkedin_lets_it(tray: Tray) -> None:
    lengths = [len(invitation.message.encode("utf-16-le")) // 2 for invitation in tray.invitations()]
    assert max(lengths) == 300


def test_a_hostile_sender_is_among_them(tray: Tray) -> None:
    hostile = [invitation for invitation in tray.invitations() if "\x1b" in invitation.message]
    assert hostile[0].person.name.startswith("Ops [/]")


def test_one_text_came_from_three_senders(tray: Tray) -> None:
    messages = [invitation.message for invitation in tray.invitations()]
    assert max(messages.count(message) for message in messages if message) == 3


def test_what_was_done_can_be_undone_step_by_step(tmp_path: Path) -> None:
    tray = built(tmp_path)
    steps = 0
    while history.undo(tray):
        steps += 1
    assert steps > 30
    untouched = {"open", "waiting", "accepted"}  # who was connected by an import stays so
    assert {invitation.state for invitation in tray.invitations()} <= untouched


def test_undo_ends_where_it_was_told_to(tmp_path: Path) -> None:
    tray = built(tmp_path)
    history.end_undo_here(tray)
    assert history.undo(tray) is None
    outcome = Triage(tray, lambda invitation: {}).tag([tray.people()[0].id], ["new"])
    assert outcome.changed
    assert history.undo(tray) is not None
    assert history.undo(tray) is None


@pytest.mark.parametrize("now", [NOW, NOW + timedelta(days=800, hours=15), datetime(2028, 2, 29, 23, 59, tzinfo=UTC)])
def test_it_looks_the_same_on_any_day(tmp_path: Path, now: datetime) -> None:
    tray = built(tmp_path, now)
    newest = max(invitation.sent for invitation in tray.invitations() if invitation.sent)
    assert timedelta() < now - newest < timedelta(hours=12)
    assert views.counts(tray) == views.counts(built(tmp_path / "again"))


def test_nothing_in_it_lies_in_the_future_but_what_is_due(tray: Tray) -> None:
    assert all(action.time < NOW.isoformat() for action in history.actions(tray))
    assert all(invitation.sent < NOW for invitation in tray.invitations() if invitation.sent)


def test_its_owner_is_known_by_name_and_sphere() -> None:
    assert me().names == ("Maren Holmvik",)
    assert "lighthouse" in me().sphere
