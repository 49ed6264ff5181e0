"""The text form: stable to the byte, one field a line, and a loader that names every fault."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tinydb import TinyDB

from store.file import form
from store.file.errors import Damaged, NewerFormat
from store.records.ids import RecordId
from store.records.record import Record, Sketch, Stamp

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(1 - 2**53, 2**53 - 1), st.text())
VALUES = st.one_of(SCALARS, st.lists(st.text(), max_size=3))
NAMES = st.text(min_size=1).filter(lambda name: name not in ("arrived", "log", *Sketch.__struct_fields__, "removed"))
STAMPS = st.builds(
    lambda minute, session, place: str(Stamp(f"2026-03-07T22:{minute:02d}:00.000Z", session, place)),
    st.integers(0, 59),
    st.text("0123456789abcdefghjkmnpqrstvwxyz", min_size=4, max_size=4),
    st.integers(0, 99),
)
ENTRIES = st.tuples(NAMES, VALUES, VALUES).map(list)
RECORDS = st.builds(
    Record,
    st.dictionaries(NAMES, VALUES, max_size=4),
    st.dictionaries(NAMES, VALUES, max_size=3),
    st.dictionaries(STAMPS, ENTRIES, max_size=3),
)
IDS = st.integers(1, 2**53 - 1).map(RecordId)


@st.composite
def trays(draw: st.DrawFn) -> form.Tables:
    tables = form.empty()
    for table in ("of another version", "of a third"):
        tables[table] = draw(st.dictionaries(IDS, RECORDS, max_size=4))
    return tables


def fresh(tables: form.Tables) -> form.Tables:
    """The same tables without any text kept from an earlier dump."""
    return {
        table: {number: Record(record.arrived, record.fields, record.log) for number, record in records.items()}
        for table, records in tables.items()
    }


@given(trays())
@example({**form.empty(), "of another version": {RecordId(1): Record({"tag.": 0})}})
def test_what_is_dumped_is_loaded_again_and_dumps_to_the_same_bytes(tables: form.Tables) -> None:
    data = form.dump(tables)
    loaded = form.load(data)

    assert loaded == tables
    assert form.dump(loaded) == data
    assert form.dump(fresh(loaded)) == data


@given(trays())
def test_the_order_in_which_records_came_leaves_no_trace(tables: form.Tables) -> None:
    turned = {table: dict(reversed(records.items())) for table, records in reversed(tables.items())}

    assert form.dump(fresh(turned)) == form.dump(tables)


@given(trays())
def test_the_file_is_plain_json_with_no_character_that_nobody_can_see(tables: form.Tables) -> None:
    text = form.dump(tables).decode()

    json.loads(text)
    assert text.endswith("}\n")
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    assert not any("\x7f" <= character <= "\x9f" or character in "\u200b\u202e\u2066\ufeff\u2028" for character in text)


def test_a_record_stands_one_field_a_line_with_real_characters() -> None:
    tables = form.empty()
    tables["people"][RecordId(7)] = Record(
        {"name": "Zoë \u202e Ōta", "written": [2, "2020-01-01", "2021-01-01"]}
    ).changed(Stamp("2026-03-07T22:15:00.000Z", "k7m2", 0), "note", "tea, not coffee", {})

    assert form.dump(tables).decode().splitlines()[-13:] == [
        '  "people": {',
        '    "7": {',
        '      "arrived": {',
        '        "name": "Zoë \\u202e Ōta",',
        '        "written": [2, "2020-01-01", "2021-01-01"]',
        "      },",
        '      "log": {',
        '        "2026-03-07T22:15:00.000Z.k7m2.0": ["note", "tea, not coffee", null]',
        "      },",
        '      "note": "tea, not coffee"',
        "    }",
        "  }",
        "}",
    ]


def test_a_stock_tinydb_reads_it(tmp_path: Path) -> None:
    tables = form.empty()
    tables["people"][RecordId(9007199254740991)] = Record({"name": "Ana Park"})
    path = tmp_path / "salver.json"
    path.write_bytes(form.dump(tables))

    with TinyDB(path) as database:
        assert [(person.doc_id, person["arrived"]) for person in database.table("people")] == [
            (9007199254740991, {"name": "Ana Park"})
        ]


def test_a_file_laid_out_by_another_program_is_loaded_and_comes_back_in_own_form() -> None:
    tables = form.empty()
    tables["people"][RecordId(7)] = Record({"name": "Ana Park", "schools": ["North", "South"]})
    data = form.dump(tables)

    for relaid in (
        json.dumps(json.loads(data)),
        json.dumps(json.loads(data), indent=1),
        json.dumps(json.loads(data), indent=2),
    ):
        assert form.dump(form.load(relaid.encode())) == data


def document(table: str = "people", **parts: Any) -> bytes:
    """A file with one record made of these parts."""
    return json.dumps({"meta": {"1": {"arrived": {"format": 1}}}, table: {"7": parts}}, indent=2).encode()


GOOD = form.dump({**form.empty(), "people": {RecordId(7): Record({"name": "Ana Park"})}})

DAMAGED = {
    "nothing at all": (b"", "the file is empty"),
    "only blanks": (b" \n\n", "the file is empty"),
    "zero bytes where text was": (bytes(200), "line 1, column 1: not JSON"),
    "cut in the middle": (GOOD[: len(GOOD) // 2], "not JSON"),
    "something behind the end": (GOOD + b"}", "line 22, column 1: not JSON"),
    "another encoding": (GOOD.decode().encode("utf-16"), "line 1, column 1: it is UTF-16 text"),
    "a byte order mark": (b"\xef\xbb\xbf" + GOOD, "line 1, column 1: it begins with a byte order mark"),
    "a merge left half way": (GOOD.replace(b'    "7"', b'<<<<<<< HEAD\n    "7"'), "git left a conflict marker"),
    "a table twice": (GOOD.replace(b'"drafts": {}', b'"people": {}'), "table people: the table is there twice"),
    "a record twice": (
        b'{"meta": {"1": {"arrived": {"format": 1}}}, "people": {"7": {}, "7": {}}}',
        "line 1, column 56, table people, record 7: the record is there twice",
    ),
    "a field twice": (
        GOOD.replace(b'"name": "Ana Park"', b'"name": "Ana Park",\n        "name": "Bo Lind"'),
        "table people, record 7, field arrived.name: it is there twice",
    ),
    "not a number": (GOOD.replace(b'"Ana Park"', b"NaN"), "line 17, column 17: not JSON"),
    "a number without end": (GOOD.replace(b'"Ana Park"', b"1" * 100_000), "line 17, column 17: not JSON"),
    "a number that readers round": (
        GOOD.replace(b'"name": "Ana Park"', b'"size": 9007199254740992'),
        "field arrived.size",
    ),
    "a number that nobody can hold": (
        GOOD.replace(b'"name": "Ana Park"', b'"size": 1e400'),
        "line 17, column 9, table people, record 7, field arrived.size: ",
    ),
    "nested without end": (b'{"meta":' * 100_000, "line 1, column 801: it is nested too deeply"),
    "brackets in a text": (
        GOOD.replace(b'"Ana Park"', b'"[[[[", "size": [[["NaN", "' + b"1" * 5000 + b'", -Infinity]]]'),
        "line 17, column 5047: not JSON: -Infinity is not a number",
    ),
    "nested deeply": (
        GOOD.replace(b'"name": "Ana Park"', b'"x": ' + b"[" * 99 + b"]" * 99),
        "field arrived.x: a list is",
    ),
    "a key twice deep inside": (
        GOOD.replace(b'"name": "Ana Park"', b'"x": [{"a": 1, "b": 2, "a": 3}]'),
        "field arrived.x.a: it is there twice",
    ),
    "a text that is a number": (GOOD.replace(b'"Ana Park"', b"5"), "field arrived.name: 5 is not a text"),
    "a day that is none": (document(connected_on="2026-02-30"), "field connected_on: '2026-02-30' is not a day"),
    "a moment without its zone": (
        document(arrived={"person": 7, "direction": "incoming", "sent": "2026-03-07T22:15:00"}, table="invitations"),
        "field arrived.sent: '2026-03-07T22:15:00' is not a moment with its zone",
    ),
    "an invitation from nobody": (
        document(arrived={"direction": "incoming"}, table="invitations"),
        "field arrived: it has no person",
    ),
    "a state that there is not": (
        document(arrived={"person": 7, "direction": "incoming"}, state="forgotten", table="invitations"),
        "field state: 'forgotten' is not a state: open",
    ),
    "a log in which a field was of another kind": (
        document(log={"2026-03-07T22:15:00.000Z.k7m2.0": ["note", "tea", 5]}),
        "field log.2026-03-07T22:15:00.000Z.k7m2.0: 5 is not a text",
    ),
    "names with commas and without end": (document(arrived={"tag.a, b" + "c" * 100: 5}), "field arrived.tag.a, bccc"),
    "a list": (b"[]", "the whole is not an object"),
    "another program's database": (b'{"_default": {"1": {"name": "x"}}}', "it is not a tray"),
    "a table that is a list": (b'{"people": []}', "table people: the table is not an object"),
    "a record that is text": (b'{"people": {"7": "x"}}', "record 7: the record is not an object"),
    "an id that is a word": (b'{"people": {"ana": {}}}', "record ana: the id is not a number"),
    "an id that no JSON reader keeps": (b'{"people": {"9007199254740992": {}}}', "the id is not a number from 1"),
    "a log that is a list": (document(log=[]), "record 7, field log: it is not an object"),
    "a log line that is text": (document(log={"2026-03-07T22:15:00.000Z.k7m2.0": "x"}), "a log line reads"),
    "a log line without a stamp": (document(log={"yesterday": ["note", "x", None]}), "is not a stamp"),
    "a day that no calendar has": (document(log={"2026-13-41T22:15:00.000Z.k7m2.0": ["a", 1, 2]}), "month must be"),
    "a time after which there is none": (
        document(log={"9999-12-31T23:59:59.999Z.k7m2.0": ["a", 1, 2]}),
        "a stamp that",
    ),
    "a stamp in another spelling": (document(log={"2026-03-07T22:15:00.000Z.k7m2.00": ["a", 1, 2]}), "a stamp that"),
    "a change of the log itself": (
        document(log={"2026-03-07T22:15:00.000Z.k7m2.0": ["log", {}, None]}),
        "be called 'log'",
    ),
    "a version in nothing": (b'{"meta": {"1": {"arrived": null}}}', "does not say which format"),
    "a context that is text": (document(log={"2026-03-07T22:15:00.000Z.k7m2.0": ["a", 1, 2, "x"]}), "context"),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_damage_is_named_with_its_place(damage: str) -> None:
    data, sentence = DAMAGED[damage]

    with pytest.raises(Damaged) as caught:
        form.load(data)

    assert sentence in str(caught.value)


def test_the_line_of_a_wrong_field_is_said() -> None:
    with pytest.raises(Damaged, match=r"^line 12, column 7, table people, record 7, field log"):
        form.load(document(name="Ana Park", log=[]))


def test_line_ends_of_another_system_are_read_and_leave_no_trace() -> None:
    assert form.dump(form.load(GOOD.replace(b"\n", b"\r\n"))) == GOOD


def test_a_file_without_a_table_has_an_empty_one() -> None:
    bare = b'{"meta": {"1": {"arrived": {"format": 1}}}}'

    assert form.load(bare) == form.empty()
    assert form.load_vouched(bare) == form.empty()


@pytest.mark.parametrize("text", ["\\udc80", "a\\ud83d b", "\\u0000", "\\u001b[2J", "\\u202e"])
def test_text_that_nobody_can_see_or_encode_is_kept_as_it_came(text: str) -> None:
    data = GOOD.replace(b"Ana Park", text.encode())

    assert form.dump(fresh(form.load(data))) == data


def test_parts_of_a_record_that_are_null_are_parts_that_it_has_not() -> None:
    assert form.load(document(arrived=None, log=None))["people"][RecordId(7)] == Record({})


def test_a_file_of_a_newer_format_is_refused_as_such() -> None:
    with pytest.raises(NewerFormat, match="format 2"):
        form.load(GOOD.replace(b'"format": 1', b'"format": 2'))


@given(st.integers(0, len(GOOD) - 2))
def test_a_file_cut_anywhere_is_never_taken_for_a_whole_one(length: int) -> None:
    with pytest.raises(Damaged):
        form.load(GOOD[:length])


@given(trays())
def test_a_file_that_is_vouched_for_loads_to_the_same_records_unchecked(tables: form.Tables) -> None:
    data = form.dump(tables)
    loaded = form.load_vouched(data)

    assert loaded is not None
    assert form.dump(loaded) == data
    assert loaded == tables
    stamps = [
        Stamp.read(stamp).time for records in tables.values() for record in records.values() for stamp in record.log
    ]
    assert form.newest_stamp(loaded) == max(stamps, default="")


def test_a_record_can_be_glimpsed_without_being_read() -> None:
    person = Record({"name": "Ana Park", "connected_on": "2026-01-02"})
    since = person.changed(Stamp("2026-03-07T22:15:00.000Z", "k7m2", 0), "connected_on", "2026-02-03", {})
    invitation = Record({"person": 7, "direction": "incoming", "sent": "2026-03-07T22:15:00-08:00"})
    removed = invitation.changed(Stamp("2026-03-07T22:15:00.000Z", "k7m2", 0), "removed", True, {})
    tables = {
        **form.empty(),
        "people": {RecordId(7): person, RecordId(8): since},
        "invitations": {RecordId(70): invitation, RecordId(80): removed},
    }
    loaded = form.load_vouched(form.dump(tables))

    assert loaded is not None
    for table, records in tables.items():
        for number, record in records.items():
            glimpsed = loaded[table][number]
            assert glimpsed.is_untouched == record.is_untouched
            assert glimpsed.is_removed == record.is_removed
            for field in ("person", "direction", "sent", "connected_on"):
                assert (glimpsed.peek(field) or None) == record.get(field)


def test_a_field_of_an_unexpected_type_is_left_to_the_loader_that_reads_everything() -> None:
    assert form.load_vouched(form.dump({**form.empty(), "people": {RecordId(7): Record({"sent": 5})}})) is None


LONE = GOOD.replace(b"Ana Park", rb"\udc80")
"""A file with a lone surrogate, which the fast parser does not take."""

DAMAGED_BESIDE_IT = {
    "cut": (b"", "not JSON"),
    "not a number": (b"NaN", "^line 17, column 35: not JSON: NaN is not a number"),
    "nested without end": (b"[" * 100_000, "^line 17, column 131: it is nested too deeply"),
    "a number without end": (b"1" * 5000, "^line 17, column 35: not JSON: Exceeds the limit"),
}


@pytest.mark.parametrize("damage", DAMAGED_BESIDE_IT)
def test_damage_beside_a_lone_surrogate_is_named_too(damage: str) -> None:
    value, sentence = DAMAGED_BESIDE_IT[damage]

    with pytest.raises(Damaged, match=sentence):
        form.load(LONE.replace(rb'"\udc80"', rb'"\udc80", "size": ' + value))


def test_columns_count_characters_and_not_bytes() -> None:
    with pytest.raises(Damaged, match="line 2, column 13"):
        form.load('{\n "日本": {"ü" 1}}'.encode())
    with pytest.raises(Damaged, match="line 2, column 4"):
        form.load('{\n "日\xff"}'.encode("latin-1", "replace").replace(b"?", "日".encode()))
