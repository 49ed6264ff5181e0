"""Folding: what one machine knew of takes the place of what was; what it did not know of stands beside it."""

import pytest

from store.records.folding import fold_log, rewritten, versions
from store.records.record import Record, Stamp


def at(minute: int, session: str) -> Stamp:
    return Stamp(f"2026-03-07T22:{minute:02d}:00.000Z", session, 0)


def both(first: Record, second: Record) -> dict[str, list[object]]:
    return {**first.log, **second.log}


HERE, THERE, ELSEWHERE = "0aaa", "1bbb", "2ccc"
OPEN = Record({"direction": "incoming"})
PASSED = OPEN.changed(at(1, HERE), "state", "passed", {})
ASKED = OPEN.changed(at(2, THERE), "state", "asked", {})


def test_two_decisions_that_knew_nothing_of_each_other_stand_both() -> None:
    log = both(PASSED, ASKED)

    assert fold_log(log) == {"state": "asked|passed"}
    assert [entry.new for _, entry in versions(log, "state")] == ["passed", "asked"]


def test_the_same_decision_twice_is_no_question() -> None:
    log = both(PASSED, OPEN.changed(at(2, THERE), "state", "passed", {}))

    assert fold_log(log) == {"state": "passed"}


def test_a_decision_on_a_decision_takes_its_place() -> None:
    assert fold_log(PASSED.changed(at(2, THERE), "state", "accepted", {}).log) == {"state": "accepted"}


def test_whoever_chooses_between_two_ends_the_question() -> None:
    disputed = Record(OPEN.arrived, {"state": "asked|passed"}, both(PASSED, ASKED))
    chosen = disputed.changed(at(5, HERE), "state", "asked", {})

    assert fold_log(chosen.log) == {"state": "asked"}
    assert len(versions(chosen.log, "state")) == 1


def test_a_choice_that_is_undone_leaves_both_in_question_again() -> None:
    disputed = Record(OPEN.arrived, {"state": "asked|passed"}, both(PASSED, ASKED))
    chosen = disputed.changed(at(5, HERE), "state", "asked", {})
    undone = chosen.changed(at(6, HERE), "state", "asked|passed", {"undo": at(5, HERE).action})

    assert fold_log(undone.log) == {"state": "asked|passed"}
    assert versions(undone.log, "state") == versions(disputed.log, "state")

    again = undone.changed(at(7, HERE), "state", "passed", {})
    assert fold_log(again.log) == {"state": "passed"}


def test_a_choice_that_another_machine_made_otherwise_is_a_question_again() -> None:
    disputed = Record(OPEN.arrived, {"state": "asked|passed"}, both(PASSED, ASKED))
    here = disputed.changed(at(5, HERE), "state", "asked", {})
    there = disputed.changed(at(6, THERE), "state", "passed", {})
    undone = there.changed(at(7, THERE), "state", "asked|passed", {"undo": at(6, THERE).action})

    assert fold_log(both(here, there)) == {"state": "asked|passed"}
    assert [stamp for stamp, _ in versions(both(here, there), "state")] == [at(5, HERE), at(6, THERE)]
    assert fold_log(both(here, undone)) == {"state": "asked|passed"}
    assert len(versions(both(here, undone), "state")) == 2


def test_a_third_decision_that_knew_the_first_leaves_the_second_in_question() -> None:
    log = both(PASSED.changed(at(3, HERE), "state", "accepted", {}), ASKED)

    assert fold_log(log) == {"state": "accepted|asked"}


def test_three_decisions_that_knew_nothing_of_each_other_stand_all_three() -> None:
    third = OPEN.changed(at(3, ELSEWHERE), "state", "accepted", {})

    assert fold_log({**both(PASSED, ASKED), **third.log}) == {"state": "accepted|asked|passed"}


def test_what_was_taken_back_there_does_not_contest_what_was_decided_here() -> None:
    undone = PASSED.changed(at(3, HERE), "state", None, {"undo": at(1, HERE).action})

    assert fold_log(both(undone, ASKED)) == {"state": "asked"}


def test_all_lines_of_two_notes_are_kept() -> None:
    before = Record({}).changed(at(0, HERE), "note", "met in Graz", {})
    here = before.changed(at(1, HERE), "note", "met in Graz\nlikes tea", {})
    there = before.changed(at(2, THERE), "note", "met in Graz\nsings", {})

    assert fold_log(both(here, there)) == {"note": "met in Graz\nlikes tea\nsings"}


@pytest.mark.parametrize("field", ["fact.known", "company", "text"])
def test_of_another_field_the_newest_counts_and_both_stay_versions(field: str) -> None:
    here = Record({}).changed(at(1, HERE), field, "yes", {})
    there = Record({}).changed(at(2, THERE), field, "no", {})
    log = both(here, there)

    assert fold_log(log) == {field: "no"}
    assert [entry.new for _, entry in versions(log, field)] == ["yes", "no"]


@pytest.mark.parametrize(
    ("seen", "typed", "standing", "kept"),
    [
        ("", "sings", "", "sings"),
        ("sings", "sings\n\nsings", "sings", "sings\n\nsings"),
        ("sings", "sings", "sings\nin Graz", "sings\nin Graz"),
        ("", "sings", "in Graz", "in Graz\nsings"),
        ("sings", "sings loudly", "sings\nin Graz", "in Graz\nsings loudly"),
        ("sings\nin Graz", "sings loudly\nin Graz", "in Graz", "sings loudly\nin Graz"),
        ("sings", "", "", ""),
    ],
)
def test_a_note_that_is_rewritten_keeps_what_came_into_it_meanwhile(
    seen: str, typed: str, standing: str, kept: str
) -> None:
    assert rewritten(seen, typed, standing) == kept
