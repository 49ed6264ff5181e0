"""The tray: changes in, model values out, and everything that was ever said kept in the log."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.records import ids
from store.records.ids import RecordId
from store.tray import history
from store.tray.changes import Add, Change, Set
from store.tray.last_contact import last_days
from store.tray.tray import Tray
from store.tray.typed_ids import UnknownId
from tests.store.records.test_record import holds_what_was_read

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA, INVITATION = RecordId(7), RecordId(70)


class Hands:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Hands:
    return Hands()


@pytest.fixture
def tray(tmp_path: Path, clock: Hands) -> Tray:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", clock)
    tray.commit(
        [
            Add("people", ANA, {"name": "Ana Park", "company": "Acme"}),
            Add(
                "invitations",
                INVITATION,
                {"person": ANA, "direction": "incoming", "channel": "linkedin", "sent": "2026-03-07T22:15:00-08:00"},
            ),
        ],
        by="import",
    )
    return tray


def decide(tray: Tray, *changes: tuple[str, object]) -> str | None:
    return tray.commit([Set("invitations", INVITATION, field, value) for field, value in changes])  # type: ignore[arg-type]


def reopened(tray: Tray, clock: Hands) -> Tray:
    tray.save()
    return Tray.open(tray.storage.path, tray.storage.path.parent / "state", clock)


def test_an_untouched_invitation_is_open_and_a_decision_shows_at_once(tray: Tray) -> None:
    assert tray.invitation(INVITATION).state == "open"
    decide(tray, ("state", "passed"))

    assert tray.invitation(INVITATION).state == "passed"
    assert tray.invitation(INVITATION).carried_out is False
    decided = tray.invitation(INVITATION).decided
    assert decided is not None
    assert decided.replace(microsecond=0) == NOON


def test_what_was_done_is_there_after_a_restart(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "passed"))

    assert reopened(tray, clock).invitation(INVITATION) == tray.invitation(INVITATION)


def test_who_is_connected_was_accepted_elsewhere(tray: Tray) -> None:
    tray.commit([Set("people", ANA, "connected_on", "2026-03-09")], by="import")
    invitation = tray.invitation(INVITATION)

    assert (invitation.state, invitation.elsewhere, invitation.carried_out) == ("accepted", True, None)


def test_a_connection_after_a_pass_settles_it_and_one_before_does_not(tray: Tray) -> None:
    decide(tray, ("state", "passed"))
    tray.commit([Set("people", ANA, "connected_on", "2026-03-01")], by="import")
    assert tray.invitation(INVITATION).state == "passed"
    tray.commit([Set("people", ANA, "connected_on", "2026-03-11")], by="import")
    assert (tray.invitation(INVITATION).state, tray.invitation(INVITATION).elsewhere) == ("accepted", True)


def test_a_connection_carries_out_what_was_accepted_here(tray: Tray) -> None:
    decide(tray, ("state", "accepted"))
    assert tray.invitation(INVITATION).carried_out is False
    tray.commit([Set("people", ANA, "connected_on", "2026-03-11")], by="import")

    assert tray.invitation(INVITATION).carried_out == date(2026, 3, 11)
    assert not tray.invitation(INVITATION).elsewhere


def test_a_snoozed_invitation_comes_back_on_its_day(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "snoozed"), ("due", "2026-03-12"))
    assert tray.invitation(INVITATION).state == "snoozed"
    clock.now += timedelta(days=2)

    assert tray.invitation(INVITATION).state == "open"
    assert tray.invitation(INVITATION).due == date(2026, 3, 12)


def test_a_fact_has_the_source_and_the_date_of_the_change_that_said_it(tray: Tray) -> None:
    tray.commit([Set("people", ANA, "fact.photo", "no")], by="import")
    tray.commit([Set("people", ANA, "fact.known", "yes")])
    facts = tray.person(ANA).facts

    assert (facts["photo"].source, facts["known"].source) == ("import", "you")
    assert facts["known"].on == date(2026, 3, 10)


def test_an_invitation_sees_what_changes_about_its_person(tray: Tray) -> None:
    assert tray.invitation(INVITATION).person.company == "Acme"
    tray.commit([Set("people", ANA, "company", "Borealis")])

    assert tray.invitation(INVITATION).person.company == "Borealis"


def test_setting_what_is_so_already_is_no_action(tray: Tray) -> None:
    assert tray.commit([Set("people", ANA, "company", "Acme")]) is None
    assert [action for action in history.actions(tray) if action.by_me] == []


def test_an_id_that_is_taken_is_not_given_away(tray: Tray) -> None:
    with pytest.raises(ValueError, match="already"):
        tray.commit([Add("people", ANA, {"name": "Bo Lind"})])


def test_stamps_go_forward_where_the_clock_goes_back(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "passed"))
    clock.now -= timedelta(days=400)
    again = reopened(tray, clock)
    decide(again, ("state", "accepted"))

    assert again.invitation(INVITATION).state == "accepted"


def test_any_number_of_steps_is_undone_and_done_again_after_a_restart(tray: Tray, clock: Hands) -> None:
    states = ["passed", "asked", "accepted"]
    for state in states:
        decide(tray, ("state", state))
    again = reopened(tray, clock)

    for expected in ["asked", "passed", "open"]:
        assert history.undo(again) is not None
        assert again.invitation(INVITATION).state == expected
    assert history.undo(again) is None
    again = reopened(again, clock)
    for expected in states:
        assert history.redo(again) is not None
        assert again.invitation(INVITATION).state == expected
    assert history.redo(again) is None


def test_what_undo_or_redo_gives_back_has_the_day_on_which_it_was_said(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "asked"), ("fact.known", "no"))
    clock.now += timedelta(days=10)
    decide(tray, ("state", "passed"), ("fact.known", "yes"))
    clock.now += timedelta(days=10)

    history.undo(tray)
    asked = tray.invitation(INVITATION)
    assert (asked.state, asked.decided and asked.decided.date()) == ("asked", NOON.date())
    assert asked.facts["known"].on == NOON.date()
    history.redo(tray)
    passed = tray.invitation(INVITATION)
    assert (passed.state, passed.decided and passed.decided.date()) == ("passed", NOON.date() + timedelta(days=10))
    assert passed.facts["known"].on == NOON.date() + timedelta(days=10)


def test_a_decision_that_was_undone_lends_its_day_to_no_other(tray: Tray, clock: Hands) -> None:
    for state in ("asked", "passed", "asked"):
        decide(tray, ("state", state))
        clock.now += timedelta(days=10)
    history.undo(tray)
    history.undo(tray)
    asked = tray.invitation(INVITATION)
    assert (asked.state, asked.decided and asked.decided.date()) == ("asked", NOON.date())


def test_undoing_everything_leaves_the_fields_as_they_arrived(tray: Tray) -> None:
    tray.commit([Set("people", ANA, "company", "Borealis"), Set("people", ANA, "note", "met in Graz")])
    history.undo(tray)

    assert tray.record("people", ANA).fields == {}
    assert tray.person(ANA).company == "Acme"


def test_what_is_done_after_an_undo_ends_what_could_be_done_again(tray: Tray) -> None:
    decide(tray, ("state", "passed"))
    history.undo(tray)
    decide(tray, ("state", "accepted"))

    assert history.redo(tray) is None


def test_many_rows_at_once_are_undone_as_one(tray: Tray) -> None:
    changes: list[Change] = [Set("invitations", INVITATION, "state", "passed"), Set("people", ANA, "note", "kind")]
    tray.commit(changes)
    history.undo(tray)

    assert tray.invitation(INVITATION).state == "open"
    assert tray.person(ANA).note == ""


def test_an_import_is_not_undone(tray: Tray) -> None:
    assert history.undo(tray) is None


def test_an_addition_by_hand_is_undone_and_comes_back(tray: Tray) -> None:
    tray.commit([Add("people", RecordId(8), {"name": "Bo Lind"})])
    history.undo(tray)
    assert [person.name for person in tray.people()] == ["Ana Park"]
    history.redo(tray)
    assert {person.name for person in tray.people()} == {"Ana Park", "Bo Lind"}


def test_two_sessions_with_one_tray_see_each_others_decisions(tray: Tray, clock: Hands) -> None:
    other = reopened(tray, clock)
    tray.commit([Set("people", ANA, "note", "met in Graz")])
    tray.save()
    other.commit([Set("invitations", INVITATION, "state", "passed")])
    other.save()

    assert other.person(ANA).note == "met in Graz"
    assert other.invitation(INVITATION).state == "passed"


def test_a_field_edited_by_hand_is_taken_in_and_logged(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "passed"))
    tray.save()
    path = tray.storage.path
    path.write_text(path.read_text().replace('"state": "passed"', '"state": "accepted"'))
    again = Tray.open(path, path.parent / "state", clock)

    assert again.invitation(INVITATION).state == "accepted"
    assert [action.by_me for action in history.actions(again)] == [True, False]


def test_undo_and_redo_leave_what_was_written_over_it_in_an_editor(tray: Tray, clock: Hands) -> None:
    tray.commit([Set("people", ANA, "note", "met in Graz")])
    tray.save()
    path = tray.storage.path
    path.write_text(path.read_text().replace('"note": "met in Graz"', '"note": "met in Graz, sings"'))
    again = Tray.open(path, path.parent / "state", clock)
    again.commit([Set("people", ANA, "note", "")])

    assert [history.undo(again) is not None for _ in range(3)] == [True, True, False]
    assert again.person(ANA).note == "met in Graz, sings"
    history.redo(again)
    assert again.person(ANA).note == "met in Graz, sings"


def test_a_field_with_an_older_value_is_the_trace_of_a_text_merge_and_the_log_wins(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "passed"))
    decide(tray, ("state", "accepted"))
    tray.save()
    path = tray.storage.path
    path.write_text(path.read_text().replace('      "state": "accepted"', '      "state": "passed"'))

    assert Tray.open(path, path.parent / "state", clock).invitation(INVITATION).state == "accepted"


def test_looking_changes_nothing_in_the_file(tray: Tray, clock: Hands) -> None:
    decide(tray, ("state", "passed"))
    tray.save()
    before = tray.storage.path.read_bytes()
    again = Tray.open(tray.storage.path, tray.storage.path.parent / "state", clock)
    again.invitations()
    again.save()

    assert tray.storage.path.read_bytes() == before


def test_any_unique_beginning_of_an_id_finds_it(tray: Tray) -> None:
    number = ids.parsed("k7m2q9xw3rd"[::-1]) % 2**53
    tray.commit([Add("people", RecordId(number), {"name": "Bo Lind"})])
    word = ids.spelled(number)

    assert tray.find(word) == ("people", number)
    assert tray.find(word[:4].upper()) == ("people", number)


def test_a_beginning_that_several_share_is_refused_with_all_of_them(tray: Tray) -> None:
    with pytest.raises(UnknownId, match=r"'0000' could be any of 2: .*00000000007"):
        tray.find("0000")
    with pytest.raises(UnknownId, match="nothing here has an id"):
        tray.find("zzzz")
    with pytest.raises(UnknownId, match="is not an id"):
        tray.find("!")


def test_one_decision_changes_a_handful_of_lines(tray: Tray) -> None:
    tray.save()
    before = tray.storage.path.read_text().splitlines()
    decide(tray, ("state", "snoozed"), ("due", "2026-03-12"))
    tray.save()
    after = tray.storage.path.read_text().splitlines()
    gone, come = [line for line in before if line not in after], [line for line in after if line not in before]

    assert len(gone) + len(come) <= 8


def test_a_file_that_this_machine_saved_is_not_checked_again_until_somebody_touches_it(
    tray: Tray, clock: Hands
) -> None:
    decide(tray, ("state", "passed"))
    again = reopened(tray, clock)
    assert again.storage.newest_stamp == "2026-03-10T12:00:00.001Z"
    path = tray.storage.path
    path.write_text(path.read_text().replace('"state": "passed"', '"state": "accepted"'))

    edited = Tray.open(path, path.parent / "state", clock)
    assert edited.storage.newest_stamp is None
    assert Tray.open(path, path.parent / "state", clock).storage.newest_stamp is None
    edited.save()
    assert Tray.open(path, path.parent / "state", clock).storage.newest_stamp is not None


def test_a_file_that_came_from_elsewhere_is_checked_once(tray: Tray, clock: Hands) -> None:
    tray.save()
    path = tray.storage.path
    assert Tray.open(path, path.parent / "another state", clock).storage.newest_stamp is None
    assert Tray.open(path, path.parent / "another state", clock).storage.newest_stamp is not None


def test_models_history_and_last_days_keep_nothing_of_records_without_changes(tmp_path: Path) -> None:
    path = tmp_path / "salver.json"
    tray = Tray.open(path, tmp_path / "state")
    guests = [Add("people", RecordId(number), {"name": f"Guest {number}"}) for number in range(1, 11)]
    tray.commit(guests, by="import")
    tray.save()
    again = Tray.open(path, tmp_path / "state")
    assert len(again.people()) == 10
    history.actions(again)
    last_days(again)
    assert not any(holds_what_was_read(record) for record in again.tables["people"].values())
