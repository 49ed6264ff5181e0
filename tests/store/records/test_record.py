"""Records: what arrived stays, the log is the authority."""

import pytest
from msgspec import Raw

from store.file.form import record_text
from store.records.folding import fold_log
from store.records.ids import RecordId
from store.records.record import Glimpse, Record, Stamp

FIRST = Stamp("2026-03-07T22:15:00.000Z", "k7m2", 0)
SECOND = Stamp("2026-03-07T22:16:00.000Z", "0aaa", 0)


def holds_what_was_read(record: Record) -> bool:
    """Whether a record keeps what was read in its text."""
    try:
        object.__getattribute__(record, "fields")
    except AttributeError:
        return False
    return True


def test_a_change_leaves_what_arrived_and_says_what_the_field_was() -> None:
    record = Record({"company": "Acme"}).changed(FIRST, "company", "Borealis", {})

    assert record.arrived == {"company": "Acme"}
    assert record.get("company") == "Borealis"
    assert record.log == {str(FIRST): ["company", "Borealis", "Acme"]}


def test_what_a_record_has_let_go_is_read_in_its_text_again() -> None:
    made = Record({"company": "Acme"}).changed(FIRST, "note", "kind", {})
    texts = {RecordId(7): Raw(record_text(made))}
    (record,) = Record.unread(texts, {RecordId(7): Glimpse()}).values()
    assert record == made
    for _ in range(2):
        record.let_go()
        assert not holds_what_was_read(record)
    assert record == made


def test_a_record_that_was_not_read_in_a_text_lets_nothing_go() -> None:
    record = Record({"company": "Acme"}).changed(FIRST, "note", "kind", {})
    record.let_go()
    assert record.document() == {
        "arrived": {"company": "Acme"},
        "note": "kind",
        "log": {str(FIRST): ["note", "kind", None]},
    }


def test_setting_a_field_to_none_takes_it_back_to_what_arrived() -> None:
    record = Record({"company": "Acme"}).changed(FIRST, "company", "Borealis", {}).changed(SECOND, "company", None, {})

    assert record.fields == {}
    assert record.get("company") == "Acme"
    assert record.log[str(SECOND)] == ["company", None, "Borealis"]


def test_the_context_of_a_change_stands_in_its_line() -> None:
    record = Record({}).changed(FIRST, "state", "passed", {"advice": "pass"})

    assert record.log[str(FIRST)] == ["state", "passed", None, {"advice": "pass"}]


def test_the_fields_are_what_the_log_folds_to_whatever_the_order_of_its_lines() -> None:
    record = Record({}).changed(FIRST, "state", "passed", {}).changed(SECOND, "state", "accepted", {})

    assert fold_log(record.log) == record.fields
    assert fold_log(dict(reversed(list(record.log.items())))) == record.fields


def test_places_within_an_action_are_ordered_as_numbers() -> None:
    log = {str(FIRST._replace(place=place)): ["company", str(place), None] for place in (10, 9, 2)}

    assert fold_log(log) == {"company": "10"}


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-03-07T22:15:00.000Z.k7m2", "2026-03-07T22:15:00.000Z.k7m2.x", "a.b.1"]
)
def test_what_is_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a stamp"):
        Stamp.read(text)


@pytest.mark.parametrize("field", ["arrived", "log"])
def test_no_field_takes_the_name_of_a_part_of_the_record(field: str) -> None:
    with pytest.raises(ValueError, match="cannot be called"):
        Record({}).changed(FIRST, field, "x", {})
