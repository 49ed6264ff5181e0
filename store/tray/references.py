"""Records that name a person who is not in the file, as when somebody cuts a person out in an editor."""

from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record
from store.records.shape import kind_of
from store.tray.merge import PEOPLE

_ABOUT_PEOPLE = (
    ("invitations", "person"),
    ("drafts", "person"),
    ("introductions", "person"),
    ("introductions", "counterpart"),
    ("followups", "person"),
    ("events", "person"),
)
"""The tables whose records name a person, and the field that does."""


def with_everybody(tables: Tables) -> Tables:
    """Return the tables with everybody whom a record names.

    Who was missing comes back with the name that the record gives. A merge adds what another copy of the file knows of
    them.
    """
    missing: dict[RecordId, Record] = {}
    for table, field in _ABOUT_PEOPLE:
        for record in tables.get(table, {}).values():
            person = record.peek(field) if field == "person" else record.get(field)
            if person not in tables[PEOPLE]:
                name = record.get("name")
                is_name = name and kind_of(PEOPLE, "name").holds(name)
                missing[person] = Record({"name": name} if is_name else missing.get(person, Record({})).arrived)
    return {**tables, PEOPLE: {**tables[PEOPLE], **missing}} if missing else tables
