"""Which records are about whom, found without looking at the records of others."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from store.records.ids import RecordId
from store.records.record import Record


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
                    by_person[record.peek(field) if field == "person" else record.get(field)].append(record_id)
            self._gathered = len(records), by_person
        return by_person.get(person_id, [])
