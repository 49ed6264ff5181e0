"""The receipt of some work: counts alone, in few lines, of what stands at the end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.changes import Add, Change, Set
from store.tray.history import undo
from store.tray.receipt import receipt
from store.tray.tray import Tray
from tests.store.git.dotfiles import ANA, BO, a_tray, at, changed

INVITATION, NEW = RecordId(ANA * 10), RecordId(9)
NOON = "2026-03-10T12:00:00+00:00"
SECRET = "Xanthippe"
"""Stands in every text, and must stand in no receipt."""


def worked(*changes: Change, before: Tables | None = None) -> list[str]:
    """The receipt of one session's changes on a tray."""
    tables = before or a_tray()
    tray = Tray.open(Path("/nonexistent/salver.json"), Path("/nonexistent/state"))
    tray.merge_in(tables)
    old = {table: dict(records) for table, records in tray.tables.items()}
    tray.commit(changes)
    assert receipt(old, tray.tables, "0000") == []
    assert receipt(old, tray.tables, tray.session_name) == receipt(old, tray.tables)
    return receipt(old, tray.tables)


CHANGES: dict[str, tuple[list[Change], str]] = {
    "accepting": ([Set("invitations", INVITATION, "state", "accepted")], "1 accepted"),
    "ignoring": ([Set("invitations", INVITATION, "state", "ignored")], "1 left pending"),
    "reopening": ([Set("invitations", INVITATION, "state", "open")], "1 reopened"),
    "carrying out": ([Set("invitations", INVITATION, "carried_out", "2026-03-10")], "1 carried out"),
    "a fact": ([Set("invitations", INVITATION, "fact.salesy", "yes")], "1 with facts"),
    "facts": ([Set("people", ANA, "fact.known", "yes"), Set("people", ANA, "fact.mutual", 3)], "1 with facts"),
    "tags": ([Set("people", ANA, "tag.family", True), Set("people", BO, "tag.work", True)], "2 tagged"),
    "notes": ([Set("people", ANA, "note", SECRET), Set("people", BO, "note", SECRET)], "2 notes"),
    "a contact": ([Set("people", ANA, "email", "x@example.org"), Set("people", ANA, "company", SECRET)], "1 detail"),
    "somebody": ([Add("people", NEW, {"name": SECRET})], "1 person"),
    "a text": ([Add("drafts", NEW, {"person": ANA, "text": SECRET}), Set("drafts", NEW, "text", "b")], "1 begun"),
    "a letter": ([Add("drafts", NEW, {"person": ANA}), Set("drafts", NEW, "sent", NOON)], "1 begun, 1 sent"),
    "a promise": ([Add("followups", NEW, {"person": ANA, "text": SECRET})], "1 promise"),
    "an introduction": ([Add("introductions", NEW, {"person": ANA, "counterpart": BO})], "1 introduction"),
    "an event": ([Add("events", NEW, {"person": ANA, "what": "talk", "on": "2026-03-10"})], "1 contact"),
    "removing": ([Set("invitations", INVITATION, "removed", True)], "1 removed"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_work_of_one_kind_is_one_line_that_counts_it(name: str) -> None:
    changes, said = CHANGES[name]
    assert worked(*changes) == [f"Tray: {said}"]


def test_work_of_several_kinds_has_a_subject_and_a_line_for_each() -> None:
    changes = [*CHANGES["accepting"][0], *CHANGES["notes"][0], *CHANGES["a letter"][0]]
    assert worked(*changes, *CHANGES["somebody"][0])[:2] == ["Tray: 1 arrived, 1 decided, 2 written, 2 noted", ""]
    assert worked(*changes)[2:] == ["Decided: 1 accepted", "Written: 1 begun, 1 sent", "Noted: 2 notes"]


def test_what_was_undone_and_what_came_and_went_does_not_count(tmp_path: Path) -> None:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    tray.merge_in(a_tray())
    old = {table: dict(records) for table, records in tray.tables.items()}
    tray.commit(CHANGES["accepting"][0])
    undo(tray)
    tray.commit(CHANGES["a text"][0])
    undo(tray)
    assert receipt(old, tray.tables) == []


def test_what_somebody_else_did_meanwhile_is_not_in_the_receipt_of_a_session() -> None:
    theirs = changed(a_tray(), "people", BO, at(3, "2ccc"), note="written there")
    tray = Tray.open(Path("/nonexistent/salver.json"), Path("/nonexistent/state"))
    tray.merge_in(a_tray())
    old = {table: dict(records) for table, records in tray.tables.items()}
    tray.commit(CHANGES["accepting"][0])
    tray.merge_in(theirs)
    assert receipt(old, tray.tables, tray.session_name) == ["Tray: 1 accepted"]
    assert receipt(old, tray.tables) == ["Tray: 1 decided, 1 noted", "", "Decided: 1 accepted", "Noted: 1 note"]


def test_a_first_commit_counts_what_is_there_but_not_what_the_file_says_of_itself() -> None:
    assert receipt({}, form.empty()) == []
    assert receipt({}, a_tray()) == ["Tray: 2 invitations, 2 people"]


def test_a_line_has_the_most_first_and_sums_up_what_it_has_no_room_for() -> None:
    old, new = form.empty(), form.empty()
    states = ["accepted", "asked", "passed", "ignored", "snoozed", "withdrawn", "open"]
    for number in map(RecordId, range(7 * 1000)):
        record = Record({"person": 1, "direction": "incoming"})
        old["invitations"][number] = record
        new["invitations"][number] = record.changed(at(1), "state", states[number % 7 if number % 10 else 0], {})
    (line,) = receipt(old, new)
    assert line == "Tray: 1,600 accepted, 900 asked, 900 left pending, 3,600 more"


STATES = st.sampled_from(["accepted", "asked", "passed", "ignored", "snoozed", "withdrawn", "open"])
WORK = st.one_of(
    st.builds(Set, st.just("invitations"), st.integers(1, 40).map(lambda at: at * 10), st.just("state"), STATES),
    st.builds(Set, st.just("people"), st.integers(1, 40), st.sampled_from(["note", "email"]), st.just(SECRET)),
    st.builds(Set, st.just("people"), st.integers(1, 40), st.just(f"tag.{SECRET}"), st.just(True)),
    st.builds(Set, st.just("drafts"), st.integers(1, 40).map(lambda at: at * 1000), st.just("sent"), st.just("2026")),
)


@given(st.lists(WORK, max_size=80), st.sampled_from([1, 1000]))
def test_no_receipt_is_long_wide_or_names_anybody(work: list[Set], times: int) -> None:
    before = form.empty()
    for person in map(RecordId, range(1, 41)):
        before["people"][person] = Record({"name": SECRET})
        before["invitations"][RecordId(person * 10)] = Record({"person": person, "direction": "incoming"})
        before["drafts"][RecordId(person * 1000)] = Record({"person": person, "text": SECRET})
    after = {table: dict(records) for table, records in before.items()}
    for minute, change in enumerate(work):
        stamp = at(minute % 60)._replace(place=minute)
        record = after[change.table][change.id]
        after[change.table][change.id] = record.changed(stamp, change.field, change.value, {})
    lines = receipt(before, after)
    assert len(lines) <= 5
    assert all(len(line) <= 72 for line in lines)
    assert SECRET not in "\n".join(lines)
    assert not lines or (lines[0].startswith("Tray: ") and lines[1:2] in ([], [""]))
