"""Loading beside what is loaded: the same records and refusals as loading alone, and what is shared is shared."""

import pytest
from hypothesis import given

from store.file import form
from store.file.errors import Damaged, NewerFormat
from store.file.incremental_load import load_incrementally
from store.records.ids import RecordId
from store.records.record import Record
from tests.store.tray.diverged_trays import Family, families

TRAY = {**form.empty(), "people": {RecordId(7): Record({"name": "Ana Park"}), RecordId(8): Record({"name": "Bo Lind"})}}
KNOWN = form.load(form.dump(TRAY))
OTHER = form.dump({**TRAY, "people": {**TRAY["people"], RecordId(8): Record({"name": "Cleo Marsh"})}})


@given(families(2))
def test_it_is_what_loading_alone_gives(family: Family) -> None:
    before, after = (form.dump(tables) for tables in family.states)
    assert load_incrementally(after, form.load(before)) == form.load(after)
    assert load_incrementally(after, {}) == form.load(after)
    assert form.dump(load_incrementally(after, form.load(before))) == after


def test_records_of_the_same_text_are_the_same_records() -> None:
    loaded = load_incrementally(OTHER, KNOWN)
    assert loaded["people"][RecordId(7)] is KNOWN["people"][RecordId(7)]
    assert loaded["people"][RecordId(8)] == Record({"name": "Cleo Marsh"})


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", Damaged),
        (OTHER[:-3], Damaged),
        (OTHER + OTHER, Damaged),
        (OTHER.replace(b'"Cleo Marsh"', b"NaN"), Damaged),
        (OTHER.replace(b'"Cleo Marsh"', b"7"), Damaged),
        (OTHER.replace(b'"8": {', b'"7": {'), Damaged),
        (OTHER.replace(b'"name": "Cleo Marsh"', b'"name": "Cleo Marsh",\n        "name": "x"'), Damaged),
        (OTHER.replace(b'"drafts": {}', b'"people": {}'), Damaged),
        (OTHER.replace(b'"meta"', b'"beta"'), Damaged),
        (b"[]", Damaged),
        (OTHER.replace(b'"format": 1', b'"format": 2'), NewerFormat),
    ],
)
def test_what_loading_alone_refuses_is_refused_in_the_same_words(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as alone:
        form.load(data)
    with pytest.raises(error) as beside:
        load_incrementally(data, KNOWN)
    assert str(beside.value) == str(alone.value)


def test_another_layout_of_the_same_is_loaded() -> None:
    relaid = OTHER.replace(b"\n", b"\n ")
    assert load_incrementally(relaid, KNOWN) == form.load(OTHER)
