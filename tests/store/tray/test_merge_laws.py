"""The laws of merging, over decisions, notes, drafts, additions, erasures and edits made in an editor."""

from typing import Any

from hypothesis import given

from store.file import form
from store.file.form import Tables
from store.records.folding import fold_log
from store.records.ids import RecordId
from store.records.record import Record, canonical
from store.tray import hand_edits
from store.tray.joins import Joins, with_whole_people_erased
from store.tray.merge import ERASED, merge, without_erased
from tests.store.tray.diverged_trays import PEOPLE, TABLES, Family, families, typed


def loaded(tables: Tables) -> Tables:
    """The tables as they come from a file."""
    return form.load(form.dump({table: dict(records) for table, records in tables.items()}))


@given(families(2))
def test_the_order_of_two_does_not_matter(family: Family) -> None:
    ours, theirs = family.states
    assert form.dump(merge(ours, theirs)) == form.dump(merge(theirs, ours))
    assert form.dump(merge(ours, theirs, family.base)) == form.dump(merge(theirs, ours, family.base))


@given(families(2))
def test_merging_again_changes_nothing(family: Family) -> None:
    ours, theirs = family.states
    once = form.dump(merge(ours, theirs))
    assert form.dump(merge(form.load(once), theirs)) == once
    assert form.dump(merge(form.load(once), form.load(once))) == once


@given(families(3))
def test_three_come_to_the_same_whichever_two_are_first(family: Family) -> None:
    first, second, third = family.states
    assert form.dump(merge(merge(first, second), third)) == form.dump(merge(first, merge(second, third)))


@given(families(2, by_hand=False))
def test_without_edits_by_hand_the_ancestor_does_not_matter(family: Family) -> None:
    ours, theirs = family.states
    assert form.dump(merge(ours, theirs, family.base)) == form.dump(merge(ours, theirs))


@given(families(2))
def test_nothing_that_was_typed_is_lost(family: Family) -> None:
    ours, theirs = family.states
    for base in (family.base, {}):
        merged = merge(ours, theirs, base)
        erased = {ERASED: merged[ERASED]}
        kept = typed(without_erased(ours | erased)) | typed(without_erased(theirs | erased))
        assert kept <= typed(merged)


@given(families(2))
def test_what_comes_out_loads_and_is_what_its_log_says(family: Family) -> None:
    ours, theirs = family.states
    merged = merge(ours, theirs, family.base)
    assert loaded(merged) == merged
    assert all(hand_edits.agrees(record) for records in merged.values() for record in records.values())


@given(families(3))
def test_who_is_one_person_does_not_depend_on_the_order(family: Family) -> None:
    first, second, third = family.states
    some, others = merge(merge(first, second), third), merge(merge(third, second), first)
    assert [Joins(some).traces(RecordId(person)) for person in PEOPLE] == [
        Joins(others).traces(RecordId(person)) for person in PEOPLE
    ]
    assert form.dump(with_whole_people_erased(some)) == form.dump(with_whole_people_erased(others))


@given(families(2))
def test_who_is_erased_stays_so(family: Family) -> None:
    ours, theirs = family.states
    merged = merge(ours, theirs, family.base)
    assert merged[ERASED].keys() == ours[ERASED].keys() | theirs[ERASED].keys()
    for table in TABLES:
        assert not merged[ERASED].keys() & merged[table].keys()
        for field in ("person", "counterpart"):
            assert not merged[ERASED].keys() & {record.get(field) for record in merged[table].values()}


@given(families(1))
def test_the_state_that_nobody_else_touched_comes_out_as_it_is_with_its_edits_logged(family: Family) -> None:
    (ours,) = family.states
    merged = merge(ours, family.base, family.base)
    assert typed(without_erased(family.base | {ERASED: ours[ERASED]})) <= typed(merged)
    for table, records in ours.items():
        for number, record in records.items():
            if table != ERASED:
                kept = _where_the_log_wins(record, family.base[table].get(number, Record({})))
                assert merged[table][number].current() == {**record.current(), **kept}


def _where_the_log_wins(record: Record, base: Record) -> dict[str, Any]:
    """The fields that a verb has set since the ancestor, and an editor then took away or put back to an older value:
    that is what a merge of text lines leaves behind, too.
    """
    logged = {line[0] for stamp, line in record.log.items() if stamp not in base.log}
    known = {(line[0], canonical(value)) for line in record.log.values() for value in (None, *line[1:3])}
    return {
        name: value
        for name, value in fold_log(record.log).items()
        if name in logged and (name, canonical(record.fields.get(name))) in known
    }
