"""Decisions that two machines took without knowing of each other: a question, until one is chosen."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.records.ids import RecordId
from store.records.model import Invitation, State
from store.tray import history
from store.tray.changes import Add, Set
from store.tray.descriptions import describe_action
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.tray.views import rows, views_of

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA, FROM_ANA, TO_ANA = RecordId(7), RecordId(70), RecordId(71)
SOON = date(2026, 3, 20)

Verb = Callable[[Triage], object]


class Machine:
    """A tray on a machine of its own, whose clock is some hours on."""

    def __init__(self, folder: Path, hours: int) -> None:
        self.tray = Tray.open(folder / "salver.json", folder / "state", lambda: NOON + timedelta(hours=hours))
        self.triage = Triage(self.tray, lambda invitation: {})

    @property
    def ana(self) -> Invitation:
        return self.tray.invitation(FROM_ANA)

    def meets(self, other: "Machine") -> "Machine":
        """Have both merged."""
        self.tray.merge_in(other.tray.tables)
        other.tray.merge_in(self.tray.tables)
        return self


@pytest.fixture
def machines(tmp_path: Path) -> list[Machine]:
    """Three machines with one tray, each an hour later than the one before."""
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state", lambda: NOON)
    rows = {FROM_ANA: "incoming", TO_ANA: "outgoing"}
    tray.commit(
        [
            Add("people", ANA, {"name": "Ana Park"}),
            *(
                Add("invitations", RecordId(row), {"person": ANA, "direction": direction})
                for row, direction in rows.items()
            ),
        ],
        by="import",
    )
    tray.save()
    return [Machine(tmp_path, hours) for hours in range(1, 4)]


@pytest.fixture
def disputed(machines: list[Machine]) -> Machine:
    """A machine on which it was passed quietly and carried out, and on another asked."""
    machines[0].triage.pass_on([FROM_ANA], quietly=True)
    machines[0].triage.done([FROM_ANA])
    machines[1].triage.ask([FROM_ANA])
    return machines[2].meets(machines[0]).meets(machines[1])


def test_both_decisions_come_back_to_the_inbox_as_a_question(disputed: Machine) -> None:
    assert disputed.ana.state == "open"
    assert views_of(disputed.ana) == {"inbox", "all"}
    assert [(version.state, version.quietly, version.carried_out) for version in disputed.ana.versions] == [
        ("passed", True, NOON.date()),
        ("asked", False, None),
    ]
    assert [version.decided for version in disputed.ana.versions] == [NOON + timedelta(hours=hours) for hours in (1, 2)]


def test_a_question_about_my_own_invitation_comes_into_the_inbox_too(machines: list[Machine]) -> None:
    machines[0].triage.pass_on([TO_ANA])
    machines[1].triage.ignore([TO_ANA])
    here = machines[2].meets(machines[0]).meets(machines[1])
    assert here.tray.invitation(TO_ANA).state == "waiting"
    assert TO_ANA in rows(here.tray, "inbox")


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (lambda triage: triage.keep([FROM_ANA], newest=False), "passed"),
        (lambda triage: triage.keep([FROM_ANA], newest=True), "asked"),
        (lambda triage: triage.ask([FROM_ANA]), "asked"),
        (lambda triage: triage.accept([FROM_ANA]), "accepted"),
        (lambda triage: triage.snooze([FROM_ANA], SOON), "snoozed"),
        (lambda triage: triage.reopen([FROM_ANA]), "open"),
    ],
)
def test_any_verb_settles_it_and_undo_asks_again(disputed: Machine, verb: Verb, state: State) -> None:
    before = disputed.ana
    verb(disputed.triage)
    assert (disputed.ana.state, disputed.ana.versions) == (state, ())
    undone = history.undo(disputed.tray)
    assert undone is not None
    assert "Ana Park" in describe_action(disputed.tray.tables, undone)
    assert disputed.ana.versions == before.versions
    assert "inbox" in views_of(disputed.ana)
    history.redo(disputed.tray)
    assert (disputed.ana.state, disputed.ana.versions) == (state, ())


def test_the_decision_that_is_kept_is_as_it_was_taken(disputed: Machine) -> None:
    disputed.triage.keep([FROM_ANA], newest=False)
    assert (disputed.ana.quietly, disputed.ana.carried_out) == (True, NOON.date())
    history.undo(disputed.tray)
    disputed.triage.keep([FROM_ANA], newest=True)
    assert (disputed.ana.quietly, disputed.ana.carried_out) == (False, False)


def test_what_another_session_carried_out_counts_for_the_decision_it_was_about(
    machines: list[Machine], tmp_path: Path
) -> None:
    machines[0].triage.pass_on([FROM_ANA])
    machines[1].triage.ask([FROM_ANA])
    machines[0].tray.save()
    later = Machine(tmp_path, 5)
    later.triage.done([FROM_ANA])
    here = machines[2].meets(later).meets(machines[1])
    assert [version.carried_out for version in here.ana.versions] == [NOON.date(), None]

    history.undo(later.tray)
    here.meets(later)
    assert [version.carried_out for version in here.ana.versions] == [None, None]


def test_a_snooze_that_is_kept_is_until_its_day(machines: list[Machine]) -> None:
    machines[0].triage.snooze([FROM_ANA], SOON)
    machines[1].triage.ignore([FROM_ANA])
    here = machines[2].meets(machines[0]).meets(machines[1])
    here.triage.keep([FROM_ANA], newest=False)
    assert (here.ana.state, here.ana.due) == ("snoozed", SOON)


def test_a_choice_reaches_the_other_machines(disputed: Machine, machines: list[Machine]) -> None:
    disputed.triage.keep([FROM_ANA], newest=False)
    for other in machines:
        other.meets(disputed)
        assert (other.ana.state, other.ana.versions) == ("passed", ())


def test_of_two_machines_that_decided_alike_there_is_one_version(machines: list[Machine]) -> None:
    machines[0].triage.pass_on([FROM_ANA])
    machines[1].triage.ask([FROM_ANA])
    machines[2].triage.pass_on([FROM_ANA])
    here = machines[2].meets(machines[0]).meets(machines[1])
    assert [version.state for version in here.ana.versions] == ["asked", "passed"]


def test_undoing_one_of_two_disputed_decisions_leaves_the_other(disputed: Machine) -> None:
    undone = history.undo(disputed.tray)
    assert undone is not None
    assert describe_action(disputed.tray.tables, undone) == "asked Ana Park why"
    assert (disputed.ana.state, disputed.ana.versions) == ("passed", ())


def test_undoing_a_note_and_doing_it_again_leave_what_another_machine_noted_meanwhile(machines: list[Machine]) -> None:
    here, there, _ = machines
    there.tray.commit([Set("people", ANA, "note", "met in Graz")])
    here.tray.commit([Set("people", ANA, "note", "sings")])
    here.meets(there)
    assert set(here.tray.person(ANA).note.split("\n")) == {"met in Graz", "sings"}
    history.undo(here.tray)
    assert here.tray.person(ANA).note == "sings"
    history.redo(here.tray)
    assert set(here.tray.person(ANA).note.split("\n")) == {"met in Graz", "sings"}


def test_where_nothing_is_disputed_there_is_nothing_to_keep(machines: list[Machine]) -> None:
    outcome = machines[0].triage.keep([FROM_ANA], newest=True)
    assert outcome.action is None
    assert [refusal.reason for refusal in outcome.refused] == ["no two machines disagree about it"]


def test_what_was_settled_on_the_other_side_is_no_question_any_more(disputed: Machine) -> None:
    tomorrow = NOON.date() + timedelta(days=1)
    disputed.tray.commit([Set("people", ANA, "connected_on", tomorrow.isoformat())], by="import")
    assert (disputed.ana.state, disputed.ana.elsewhere, disputed.ana.versions) == ("accepted", True, ())
