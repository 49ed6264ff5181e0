"""Which records name a person. Somebody who was cut out in an editor comes back if a record still names them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from store.file.form import Tables
from store.records.ids import RecordId
from store.records.record import Record
from store.records.shape import kind_of
from store.tray.merge import PEOPLE
from store.tray.network import COUNTERPART, EVENTS, FOLLOW_UPS, INTRODUCTIONS, PERSON

NAMING = {
    "invitations": (PERSON,),
    "drafts": (PERSON,),
    INTRODUCTIONS: (PERSON, COUNTERPART),
    FOLLOW_UPS: (PERSON,),
    EVENTS: (PERSON,),
}
"""The tables whose records are about people, and the fields that name them."""


def _named(record: Record, field: str) -> Any:
    """Return the id in a field that names a person. Of most records it can be seen in passing."""
    return record.peek(field) if field == PERSON else record.get(field)


class RecordsByPerson:
    """The records of one table by the people they name, in the order in which they came in.

    Whom a record names never changes, so only what was added makes it look again. Other threads may ask while one
    adds.
    """

    def __init__(self, records: Callable[[], Mapping[RecordId, Record]], fields: tuple[str, ...]) -> None:
        """`records` gives the table as it is now; `fields` are those in which a record names a person."""
        self._records = records
        self._fields = fields
        self._gathered: tuple[int, Mapping[RecordId, list[RecordId]]] = (0, {})
        """How many records there were, and their ids by the person."""

    def of(self, person_id: RecordId) -> list[RecordId]:
        """Return the ids of all records that name this trace of a person, removed ones too."""
        count, by_person = self._gathered
        if count != len(self._records()):
            records = list(self._records().items())
            by_person = defaultdict(list)
            for record_id, record in records:
                for field in self._fields:
                    by_person[_named(record, field)].append(record_id)
            self._gathered = len(records), by_person
        return by_person.get(person_id, [])


def with_everybody(tables: Tables) -> Tables:
    """Return the tables with everybody whom a record names.

    Who was missing comes back with the name that the record gives. A merge adds what another copy of the file knows of
    them.
    """
    missing: dict[RecordId, Record] = {}
    for table, fields in NAMING.items():
        for field in fields:
            for record in tables.get(table, {}).values():
                person = _named(record, field)
                if person not in tables[PEOPLE]:
                    name = record.get("name")
                    is_name = name and kind_of(PEOPLE, "name").holds(name)
                    missing[person] = Record({"name": name} if is_name else missing.get(person, Record({})).arrived)
    return {**tables, PEOPLE: {**tables[PEOPLE], **missing}} if missing else tables
