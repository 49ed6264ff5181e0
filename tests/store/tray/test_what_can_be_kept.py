"""What the tray takes is what its file can hold: nothing that Salver writes is a damaged file to it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.file import form
from store.file.errors import Damaged, Unkept
from store.records.ids import RecordId
from store.records.record import Record
from store.tray.changes import Add, Change, Set, check
from store.tray.tray import Tray

ANA = RecordId(7)
STAMP = "2026-03-07T22:15:00.000Z.k7m2.0"
FIELDS = {
    "people": "name email connected_on birthday cadence other_emails written trusted tag.a fact.mutual handled.thanks",
    "invitations": "person direction state kind sent due quietly off.x",
    "drafts": "person invitation text sent due consent off.tone",
    "introductions": "person counterpart because asked_person consent_person",
    "followups": "person text promised_by due",
    "events": "person what on text",
    "joins": "one other same",
    "erased": "on",
    "meta": "headline names profile_checked",
    "plans": "of_a_later_version",
}
ODD_FIELDS = ["", "log", "arrived", "tag.", "x.y", "\udc80", "\x00", "[/]", "removed"]
ODD_TEXTS = [
    "2026-02-29",
    "9998-01-01",
    "0999-12-31",
    "2026-03-07T22:15",
    "2026-W10-1",
    "02-30",
    "\ud83d",
    "\x00",
    "yes",
]
TRICKY: list[Any] = [
    float("nan"),
    float("inf"),
    -0.0,
    1e300,
    2**53,
    -(2**53),
    2**53 - 1,
    3661,
    0,
    True,
    None,
    "",
    [],
    {},
]

days = st.dates().map(lambda day: day.isoformat())
moments = st.builds(
    lambda when, offset: f"{when.isoformat()}{offset}",
    st.datetimes(),
    st.sampled_from(["", "Z", "+00:00", "-12:00", "+23:59", "+24:00", "-00:00:30", "+05:30:15.000001"]),
)
texts = st.text(st.characters(codec=None)) | days | moments | st.sampled_from(ODD_TEXTS)
scalars = st.sampled_from(TRICKY) | st.integers() | st.floats() | st.booleans() | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
nested = st.integers(1, 25).map(lambda depth: json.loads("[" * depth + "]" * depth))
tables = st.sampled_from(sorted(FIELDS))


def fields(table: str) -> st.SearchStrategy[str]:
    return st.sampled_from([*FIELDS[table].split(), *ODD_FIELDS])


def additions(record_ids: st.SearchStrategy[int]) -> st.SearchStrategy[Add]:
    def of(table: str) -> st.SearchStrategy[Add]:
        likely = {"person": st.just(ANA), "direction": st.just("incoming"), "what": st.just("talk"), "on": days}
        named = FIELDS[table].split()
        usual = st.fixed_dictionaries({name: likely[name] for name in named if name in likely})
        more = st.dictionaries(fields(table), values | nested, max_size=3)
        arrived = st.builds(lambda some, others: {**some, **others}, usual, more)
        return st.builds(Add, st.just(table), record_ids.map(RecordId), arrived)

    return tables.flatmap(of)


def settings_of(record_ids: st.SearchStrategy[int]) -> st.SearchStrategy[Set]:
    contexts: st.SearchStrategy[dict[str, Any]] = st.just({}) | st.dictionaries(
        st.sampled_from(["undo", "redo", "by", "because"]), values, max_size=2
    )
    return tables.flatmap(
        lambda table: st.builds(Set, st.just(table), record_ids.map(RecordId), fields(table), values | nested, contexts)
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(additions(st.integers(2, 5)) | settings_of(st.integers(2, 5)), max_size=6))
def test_whatever_is_taken_is_read_back_and_whatever_is_refused_leaves_all_as_it_was(
    tmp_path: Path, changes: list[Change]
) -> None:
    path = tmp_path / "salver.json"
    path.unlink(missing_ok=True)
    tray = Tray.open(path, tmp_path / "state")
    tray.commit([Add("people", ANA, {"name": "Ana Park"})])
    for change in changes:
        before = {table: dict(records) for table, records in tray.tables.items()}
        try:
            tray.commit([Set("people", ANA, "note", str(change.id)), change])
        except Unkept:
            assert tray.tables == before
        except (KeyError, ValueError):  # there is no such record, or there is one already
            continue
    tray.save()

    read = form.load(path.read_bytes())
    assert spelled(read) == spelled(tray.tables)


def spelled(tables: form.Tables) -> str:
    """All that the tables hold, in a spelling that tells true from 1."""
    documents = {
        table: {str(record_id): record.document() for record_id, record in records.items()}
        for table, records in tables.items()
        if records
    }
    return json.dumps(documents, sort_keys=True)


def is_read(change: Change) -> bool:
    """Whether Salver reads a file that holds what a change brings, and finds in it just that."""
    if isinstance(change, Add):
        document: dict[str, Any] = {"arrived": change.arrived}
    else:
        line = [change.field, change.value, None, change.context]
        needed = {"person": 7, "counterpart": 8, "direction": "incoming", "what": "talk", "on": "2026-03-07"}
        document = {"arrived": {**needed, "one": 7, "other": 8}, "log": {STAMP: line}}
        if change.table not in ("invitations", "drafts", "introductions", "followups", "events", "joins"):
            document["arrived"] = {}
    tables = {"meta": {"1": {"arrived": {"format": 1}}}, change.table: {str(change.id): document}}
    if change.table == "meta":
        tables["meta"]["1"] = {"arrived": {"format": 1}}
    try:
        read = form.load(json.dumps(tables).encode())
    except Damaged:
        return False
    written = json.dumps(document, sort_keys=True, ensure_ascii=False)
    held = read[change.table][change.id].document()
    return json.dumps({"arrived": {}, **held}, sort_keys=True, ensure_ascii=False) == written


@given(additions(st.integers(-3, 2**60)) | settings_of(st.integers(-3, 2**60)))
@example(Add("people", RecordId(2), {"log": {"a": 1}}))
@example(Add("people", RecordId(2**53), {}))
@example(Add("events", RecordId(2), {"person": 7, "what": "talk"}))
@example(Add("events", RecordId(2), {"person": 7, "what": "talk", "on": "0999-12-31"}))
@example(Set("invitations", RecordId(2), "due", "9998-01-01"))
@example(Set("people", RecordId(2), "", float("nan")))
@example(Add("people", RecordId(2), {"": 2**70}))
@example(Set("invitations", RecordId(2), "due", None, {"undo": 5}))
@example(Set("drafts", RecordId(2), "sent", "2026-03-07T22:15:00"))
def test_the_tray_takes_exactly_what_its_file_is_read_with(change: Change) -> None:
    def is_taken() -> bool:
        try:
            check(change)
        except Unkept:
            return False
        return True

    assert is_taken() == is_read(change)


@pytest.mark.parametrize(
    "value",
    [("a",), {"a"}, {1: "a"}, b"a", 2**70, float("inf"), [[float("nan")]], "\ud83d\ude00", ["a", "\ud83d\ude00"]],
)
def test_what_json_would_give_back_as_something_else_is_refused(value: Any) -> None:
    for change in (Add("people", ANA, {"of_a_later_version": value}), Set("people", ANA, "of_a_later_version", value)):
        with pytest.raises(Unkept, match=r"^(of_a_later_version|the record) in table people cannot be kept: "):
            check(change)


def test_the_reason_names_the_field_and_says_what_it_would_have_to_be(tmp_path: Path) -> None:
    tray = Tray.open(tmp_path / "salver.json", tmp_path / "state")
    wrong: list[Change] = [
        Add("people", RecordId(8), {"name": "Bo Aas"}),
        Add("events", RecordId(9), {"person": 8, "what": "talk", "on": "0005-01-01"}),
    ]
    with pytest.raises(Unkept) as caught:
        tray.commit(wrong)

    assert str(caught.value) == (
        "on in table events cannot be kept: "
        "'0005-01-01' is not a day between the years 1000 and 9997, such as 2026-03-07"
    )
    assert not tray.tables["people"]


@pytest.mark.parametrize("year", [1, 999, 1969, 9999])
def test_a_clock_that_is_far_off_makes_stamps_that_are_read(tmp_path: Path, year: int) -> None:
    path = tmp_path / "salver.json"
    tray = Tray.open(path, tmp_path / "state", lambda: datetime(year, 6, 1, 12, tzinfo=UTC))
    for number in (1, 2, 3):
        tray.commit([Add("people", RecordId(number), {})])
    tray.save()

    stamps = [stamp for record in form.load(path.read_bytes())["people"].values() for stamp in record.log]
    assert stamps == sorted(set(stamps))
    assert len(stamps) == 3


def test_after_the_last_time_that_there_is_nothing_is_changed_and_the_file_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "salver.json"
    last = Record({}, {"name": "Ana"}, {"9998-12-31T23:59:59.999Z.k7m2.0": ["name", "Ana", None]})
    path.write_bytes(form.dump({**form.empty(), "people": {ANA: last}}))
    tray = Tray.open(path, tmp_path / "state")

    with pytest.raises(Unkept, match="newest change has the last time that there is"):
        tray.commit([Set("people", ANA, "name", "Bo")])
    tray.save()
    assert form.load(path.read_bytes())["people"][ANA] == last


def test_who_is_missing_does_not_take_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "salver.json"
    draft = Record({"person": ANA, "purpose": "pass", "channel": "email", "text": "Dear Ana", "name": 5})
    path.write_bytes(form.dump({**form.empty(), "drafts": {RecordId(90): draft}}))
    Tray.open(path, tmp_path / "state").save()

    assert form.load(path.read_bytes())["people"][ANA] == Record({})


def test_nothing_else_than_a_tray_is_written_through_the_tables_of_tinydb(tmp_path: Path) -> None:
    path = tmp_path / "salver.json"
    storage = Tray.open(path, tmp_path / "state").storage
    storage.write({"people": {"7": {"arrived": {"name": "Ana Park"}}}})
    before = path.read_bytes()

    with pytest.raises(Unkept, match="table people, record 7, field name: 5 is not a text"):
        storage.write({"people": {"7": {"name": 5}}})
    assert path.read_bytes() == before
