"""One person, many traces: joined and kept apart by me, read as one, undone, and the same on every machine."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from store.file import form
from store.records.ids import RecordId
from store.records.model import MessageCount
from store.tray import history
from store.tray.changes import REMOVED, Add, Set
from store.tray.descriptions import describe_action
from store.tray.forgetting import forget
from store.tray.joining import join, keep_apart
from store.tray.merge import merge
from store.tray.sending import NewDraft
from store.tray.tray import Tray
from store.tray.triage import Triage
from store.tray.views import counts, rows

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
ANA, PARK, BO = RecordId(7), RecordId(8), RecordId(9)
"""Ana Park with her profile, A. Park by mail, and somebody else."""
SENT = {"channel": "linkedin", "sent": "2026-03-07T22:15:00-08:00"}

Opens = Callable[[str], Tray]


@pytest.fixture
def opens(tmp_path: Path) -> Opens:
    """Trays of several machines that began with the same people."""

    def opened(machine: str) -> Tray:
        tray = Tray.open(tmp_path / machine / "salver.json", tmp_path / machine / "state", lambda: NOON)
        tray.commit(
            [
                Add("people", PARK, {"name": "Ana Park", "url": "https://www.linkedin.com/in/ana-park"}),
                Add("people", ANA, {"name": "A. Park", "email": "ana@acme.example", "connected_on": "2026-01-05"}),
                Add("people", BO, {"name": "Bo Lind"}),
                Add("invitations", RecordId(70), {"person": ANA, "direction": "incoming", **SENT}),
                Add("invitations", RecordId(80), {"person": PARK, "direction": "incoming", **SENT}),
                Add("invitations", RecordId(90), {"person": BO, "direction": "incoming", **SENT}),
            ],
            by="import",
        )
        return tray

    return opened


@pytest.fixture
def tray(opens: Opens) -> Tray:
    return opens("here")


@pytest.fixture
def triage(tray: Tray) -> Triage:
    return Triage(tray, lambda invitation: {})


def test_who_was_joined_is_one_person_under_either_id(tray: Tray) -> None:
    join(tray, PARK, ANA)

    person = tray.person(PARK)
    assert person == tray.person(ANA)
    assert (person.id, person.name, person.email) == (ANA, "Ana Park", "ana@acme.example")
    assert person.also == ("A. Park",)
    assert person.url == "https://www.linkedin.com/in/ana-park"
    assert [each.id for each in tray.people()] == [ANA, BO]
    assert [each.id for each in tray.invitations_of(PARK)] == [70, 80]
    assert {tray.invitation(RecordId(number)).person.id for number in (70, 80)} == {ANA}
    assert tray.item(PARK) == person


def test_a_connection_of_one_trace_settles_the_invitations_of_the_other(tray: Tray) -> None:
    before = counts(tray)
    join(tray, ANA, PARK)

    assert tray.invitation(RecordId(80)).elsewhere
    assert counts(tray) == {**before, "inbox": before["inbox"] - 1, "done": before["done"] + 1}
    assert rows(tray, "network") == [ANA]
    assert rows(tray, "inbox") == [90]


def test_a_join_changes_no_record_of_a_person_and_is_undone_and_done_again(tray: Tray) -> None:
    before = form.dump({"people": tray.tables["people"], "invitations": tray.tables["invitations"]})
    join(tray, ANA, PARK)
    assert form.dump({"people": tray.tables["people"], "invitations": tray.tables["invitations"]}) == before

    action = history.undo(tray)
    assert action is not None
    assert describe_action(tray.tables, action) == "joined A. Park and Ana Park into one person"
    assert [person.id for person in tray.people()] == [PARK, ANA, BO]
    assert not tray.invitation(RecordId(80)).elsewhere
    history.redo(tray)
    assert tray.person(PARK).id == ANA
    history.undo(tray)
    join(tray, ANA, PARK)
    assert tray.person(PARK).id == ANA


def test_a_note_that_is_written_anew_takes_the_place_of_the_notes_on_all_traces(tray: Tray, triage: Triage) -> None:
    triage.note(ANA, "sings")
    triage.note(PARK, "plays chess")
    join(tray, ANA, PARK)
    assert tray.person(ANA).note == "sings\nplays chess"

    triage.note(PARK, "sings well")
    assert tray.person(ANA).note == "sings well"
    assert describe_action(tray.tables, history.actions(tray)[-1]) == "wrote a note on A. Park"
    history.undo(tray)
    assert tray.person(ANA).note == "sings\nplays chess"


def test_tags_and_facts_of_all_traces_are_those_of_the_person_and_can_be_taken_back(tray: Tray, triage: Triage) -> None:
    triage.tag([PARK], ["choir"])
    triage.set_facts(PARK, {"known": "yes"}, frozenset())
    join(tray, ANA, PARK)
    assert tray.person(ANA).tags == ("choir",)
    assert tray.person(ANA).facts["known"].value == "yes"

    triage.tag([ANA], remove=["choir"])
    triage.set_facts(ANA, {"known": None}, frozenset())
    assert tray.person(PARK).tags == ()
    assert "known" not in tray.person(PARK).facts


def test_what_i_set_myself_on_either_trace_goes_before_what_the_profile_says(tray: Tray) -> None:
    tray.commit([Set("people", PARK, "company", "Acme")], by="import")
    join(tray, ANA, PARK)
    tray.commit([Set("people", ANA, "company", "Tidal")])
    assert tray.person(ANA).company == "Tidal"
    tray.commit([Set("people", PARK, "company", "Moon")])
    assert tray.person(ANA).company == "Moon"
    history.undo(tray)
    assert tray.person(ANA).company == "Tidal"


def test_what_i_said_goes_before_what_was_imported(tray: Tray, triage: Triage) -> None:
    triage.set_facts(ANA, {"known": "no"}, frozenset())
    tray.commit([Set("people", PARK, "fact.known", "yes")], by="import")
    join(tray, ANA, PARK)
    assert tray.person(ANA).facts["known"].value == "no"


def test_correspondence_under_all_traces_is_counted_together(tray: Tray) -> None:
    tray.commit([Set("people", ANA, "received", [2, "2026-01-05", "2026-02-01"])], by="import")
    tray.commit([Set("people", PARK, "received", [3, "2025-11-30", "2026-01-09"])], by="import")
    join(tray, ANA, PARK)
    assert tray.person(ANA).received == MessageCount(5, date(2025, 11, 30), date(2026, 2, 1))


def test_drafts_to_either_trace_are_drafts_to_the_person(tray: Tray, triage: Triage) -> None:
    draft = triage.begin_draft(NewDraft(PARK, "thanks", "email", "Thank you"))
    join(tray, ANA, PARK)
    assert tray.draft(draft).person.id == ANA


def test_three_traces_are_one_person_however_they_were_joined(tray: Tray) -> None:
    join(tray, BO, PARK)
    join(tray, PARK, ANA)
    assert {tray.person(RecordId(number)).id for number in (ANA, PARK, BO)} == {ANA}
    assert join(tray, BO, ANA).refused[0].reason == "they are already one person"

    keep_apart(tray, ANA, BO)
    assert (tray.person(PARK).id, tray.person(BO).id) == (ANA, BO)
    assert tray.joins.are_apart(BO, PARK)


def test_who_is_kept_apart_stays_so_and_may_be_joined_all_the_same(tray: Tray) -> None:
    keep_apart(tray, PARK, ANA)
    assert tray.joins.are_apart(ANA, PARK)
    assert keep_apart(tray, ANA, PARK).refused[0].reason == "they are already kept apart"
    assert describe_action(tray.tables, history.actions(tray)[-1]) == "kept A. Park and Ana Park apart"
    join(tray, ANA, PARK)
    assert not tray.joins.are_apart(ANA, PARK)
    history.undo(tray)
    history.undo(tray)
    assert not tray.joins.are_apart(ANA, PARK)
    assert tray.person(PARK).id == PARK


def test_nobody_is_joined_to_or_kept_apart_from_their_own_trace(tray: Tray) -> None:
    assert join(tray, ANA, ANA).action is None
    assert keep_apart(tray, ANA, ANA).action is None
    with pytest.raises(KeyError):
        join(tray, ANA, RecordId(12345))


def test_a_trace_that_is_out_of_sight_is_no_part_of_the_person_until_it_is_back(tray: Tray) -> None:
    join(tray, ANA, PARK)
    tray.person(PARK)
    tray.commit([Set("people", ANA, REMOVED, True)])
    assert (tray.person(PARK).id, tray.person(PARK).email) == (PARK, None)
    tray.commit([Set("people", ANA, REMOVED, None)])
    assert tray.person(PARK).id == ANA
    assert tray.invitation(RecordId(80)).person.id == ANA


def test_machines_that_join_in_different_directions_come_to_the_same(opens: Opens) -> None:
    here, there = opens("here"), opens("there")
    join(here, ANA, PARK)
    join(there, PARK, ANA)
    join(there, PARK, BO)
    keep_apart(here, PARK, BO)
    merged = merge(here.tables, there.tables)
    assert form.dump(merged) == form.dump(merge(there.tables, here.tables))
    here.merge_in(there.tables)
    there.merge_in(merged)
    assert [person.id for person in here.people()] == [person.id for person in there.people()]
    assert here.person(PARK).id == there.person(PARK).id == ANA


def test_a_join_survives_the_file(opens: Opens, tmp_path: Path) -> None:
    tray = opens("here")
    join(tray, ANA, PARK)
    tray.save()
    again = Tray.open(tray.storage.path, tmp_path / "here" / "state", lambda: NOON)
    assert [person.id for person in again.people()] == [ANA, BO]
    assert counts(again) == counts(tray)
    assert form.load(tray.storage.path.read_bytes()) == tray.tables


def test_forgetting_a_person_forgets_every_trace(tray: Tray) -> None:
    join(tray, ANA, PARK)
    tray.save()
    gone = forget(tray, PARK)
    assert gone.records == 4
    assert [person.id for person in tray.people()] == [BO]
    assert tray.is_erased(ANA)
    assert b"Park" not in tray.storage.path.read_bytes()


def test_who_was_joined_here_and_forgotten_there_is_forgotten_whole(opens: Opens) -> None:
    here, there = opens("here"), opens("there")
    join(here, ANA, PARK)
    forget(there, PARK)
    here.merge_in(there.tables)
    assert [person.id for person in here.people()] == [BO]
    assert here.is_erased(ANA)
    assert describe_action(here.tables, history.actions(here)[-1]) == "joined somebody and somebody into one person"
