"""Merging: in any order, any number of times, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from store.file import form
from store.file.form import Tables
from store.records.folding import fold_log
from store.records.ids import RecordId
from store.records.record import Record, Stamp
from store.tray.merge import merge

FIELDS = ("state", "note", "fact.known")
SESSIONS = ("0aaa", "1bbb", "2ccc")


@st.composite
def states(draw: st.DrawFn) -> Tables:
    """A state of one tray: some of its people, each with some of the changes that some session made."""
    tables = form.empty()
    for number in draw(st.sets(st.integers(1, 4))):
        record = Record({"name": f"Person {number}"} if draw(st.booleans()) else {"company": "Acme"})
        for minute in sorted(draw(st.sets(st.integers(0, 9), max_size=4))):
            session = draw(st.sampled_from(SESSIONS))
            stamp = Stamp(f"2026-03-07T22:{minute:02d}:00.000Z", session, 0)
            record = record.changed(stamp, FIELDS[minute % 3], f"{minute} by {session}", {})
        tables["people"][RecordId(number)] = record
    return tables


@given(states(), states())
def test_the_order_of_the_two_does_not_matter(ours: Tables, theirs: Tables) -> None:
    assert form.dump(merge(ours, theirs)) == form.dump(merge(theirs, ours))


@given(states())
def test_merging_with_itself_changes_nothing(tables: Tables) -> None:
    assert merge(tables, tables) == tables


@given(states(), states(), states())
def test_three_merge_the_same_whichever_two_come_first(first: Tables, second: Tables, third: Tables) -> None:
    assert merge(merge(first, second), third) == merge(first, merge(second, third))


@given(states(), states())
def test_every_change_of_both_is_in_the_log_and_the_fields_are_what_it_folds_to(ours: Tables, theirs: Tables) -> None:
    merged = merge(ours, theirs)["people"]

    for tables in (ours, theirs):
        for number, record in tables["people"].items():
            assert record.log.keys() <= merged[number].log.keys()
            assert record.arrived.keys() <= merged[number].arrived.keys()
    assert all(fold_log(record.log) == record.fields for record in merged.values())
