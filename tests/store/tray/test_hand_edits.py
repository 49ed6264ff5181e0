"""Edits made in the file with an editor, in a merge: taken in, logged, and never lost beside what a log knows."""

from pathlib import Path

import pytest

from store.file import form
from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray.merge import merge
from store.tray.tray import Tray

ANA, INVITATION = RecordId(7), RecordId(70)


def at(minute: int, session: str = "0aaa") -> Stamp:
    return Stamp(f"2026-03-10T12:{minute:02d}:00.000Z", session, 0)


def tray_of(person: Record, invitation: Record | None = None) -> Tables:
    tables = {**form.empty(), "people": {ANA: person}}
    return {**tables, "invitations": {INVITATION: invitation}} if invitation else tables


def edited(record: Record, **fields: object) -> Record:
    """The record with fields set in an editor, or taken out by None."""
    after = {name: value for name, value in {**record.fields, **fields}.items() if value is not None}
    return Record(record.arrived, after, record.log)


NOTED = Record({"name": "Ana Park"}).changed(at(1), "note", "met in Graz", {})
RENOTED = NOTED.changed(at(2), "note", "met in Wien", {})
OPEN = Record({"person": ANA, "direction": "incoming"})
PASSED = OPEN.changed(at(3), "state", "passed", {})


def test_an_edit_is_logged_with_what_the_field_was() -> None:
    base = tray_of(NOTED)
    merged = merge(tray_of(edited(NOTED, note="met in Linz")), base, base)["people"][ANA]
    assert merged.get("note") == "met in Linz"
    assert [entry for _, entry in merged.entries()][-1] == ("note", "met in Linz", "met in Graz", {"by": "hand"})


def test_an_edit_has_the_same_stamp_on_every_machine_and_however_often_it_is_taken_in() -> None:
    base, ours = tray_of(NOTED), tray_of(edited(NOTED, note="met in Linz"))
    theirs = tray_of(NOTED, PASSED)
    here, there = merge(ours, theirs, base), merge(theirs, ours, base)
    assert form.dump(here) == form.dump(there) == form.dump(merge(merge(here, ours, base), there, base))


def test_an_edit_and_a_note_from_elsewhere_are_both_kept() -> None:
    base = tray_of(NOTED)
    theirs = tray_of(NOTED.changed(at(5, "1bbb"), "note", "likes tea", {}))
    merged = merge(tray_of(edited(NOTED, note="met in Linz")), theirs, base)["people"][ANA]
    assert set(str(merged.get("note")).split("\n")) == {"met in Linz", "likes tea"}


def test_two_edits_that_differ_are_both_kept() -> None:
    base = tray_of(NOTED)
    ours, theirs = tray_of(edited(NOTED, company="Acme")), tray_of(edited(NOTED, company="Initech"))
    merged = merge(ours, theirs, base)["people"][ANA]
    assert {entry.new for _, entry in merged.entries() if entry.field == "company"} == {"Acme", "Initech"}
    assert merged.get("company") in ("Acme", "Initech")


def test_two_decisions_by_hand_come_back_as_a_question() -> None:
    base = tray_of(NOTED, OPEN)
    ours, theirs = tray_of(NOTED, edited(OPEN, state="passed")), tray_of(NOTED, edited(OPEN, state="asked"))
    assert merge(ours, theirs, base)["invitations"][INVITATION].get("state") == "asked|passed"


def test_with_the_ancestor_an_older_value_is_seen_to_be_an_edit() -> None:
    base, ours = tray_of(RENOTED), tray_of(edited(RENOTED, note="met in Graz"))
    assert merge(ours, base, base)["people"][ANA].get("note") == "met in Graz"
    assert merge(ours, base)["people"][ANA].get("note") == "met in Wien"


def test_with_the_ancestor_a_field_taken_out_is_seen_to_be_an_edit() -> None:
    base, ours = tray_of(NOTED, PASSED), tray_of(edited(NOTED, note=None), PASSED)
    merged = merge(ours, base, base)["people"][ANA]
    assert merged.get("note") is None
    assert "met in Graz" in str(merged.log)


def test_a_field_that_lags_behind_its_own_log_is_no_edit() -> None:
    base, ours = tray_of(NOTED), tray_of(edited(RENOTED, note="met in Graz"))
    assert merge(ours, base, base)["people"][ANA].get("note") == "met in Wien"


def test_words_replaced_in_field_and_log_alike_are_an_edit_of_the_field() -> None:
    base = tray_of(NOTED)
    ours = form.load(form.dump(base).replace(b"Graz", b"Grado"))
    merged = merge(ours, base, base)["people"][ANA]
    assert merged.get("note") == "met in Grado"
    assert [(entry.new, entry.was) for _, entry in merged.entries()] == [
        ("met in Graz", None),
        ("met in Grado", "met in Graz"),
    ]


def test_words_replaced_in_an_older_line_of_the_log_are_kept_and_count_for_nothing() -> None:
    base = tray_of(RENOTED)
    ours = form.load(form.dump(base).replace(b"Graz", b"Grado"))
    merged = merge(ours, base, base)["people"][ANA]
    assert merged.get("note") == "met in Wien"
    assert "met in Grado" in str(merged.log)


def test_without_the_ancestor_two_different_lines_at_one_stamp_are_both_kept() -> None:
    base = tray_of(NOTED)
    ours = form.load(form.dump(base).replace(b"Graz", b"Grado"))
    assert set(str(merge(ours, base)["people"][ANA].get("note")).split("\n")) == {"met in Grado", "met in Graz"}


@pytest.mark.parametrize("name", ["Ana Parker", "ana park"])
def test_an_edit_of_what_arrived_counts_and_the_log_keeps_what_it_was(name: str) -> None:
    base = tray_of(NOTED)
    ours = tray_of(Record({"name": name}, NOTED.fields, NOTED.log))
    for merged in (merge(ours, base, base), merge(base, ours, base)):
        assert merged["people"][ANA].get("name") == name
        assert "Ana Park" in str(merged["people"][ANA].log)


def test_an_edit_while_the_tray_is_open_is_not_lost_with_the_next_save(tmp_path: Path) -> None:
    path, state = tmp_path / "salver.json", tmp_path / "state"
    path.write_bytes(form.dump(tray_of(NOTED, OPEN)))
    tray = Tray.open(path, state)
    path.write_bytes(form.dump(tray_of(edited(NOTED, note="met in Linz"), OPEN)))
    tray.save()
    assert tray.person(ANA).note == "met in Linz"
    assert Tray.open(path, state).person(ANA).note == "met in Linz"


def test_a_change_after_a_rewritten_line_stands_alone_beside_the_words_that_were_rewritten() -> None:
    base = tray_of(NOTED)
    rewritten = form.load(form.dump(base).replace(b"Graz", b"Grado"))["people"][ANA]
    ours = tray_of(rewritten.changed(at(4), "note", "met in Linz", {}))
    merged = merge(ours, base, base)["people"][ANA]
    assert merged.get("note") == "met in Linz"
    assert "met in Graz" in str(merged.log)
    assert "met in Grado" in str(merged.log)
