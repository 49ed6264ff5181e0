"""What is said of a person who came in under several traces: one of them keeps it."""

from store.records.record import Value
from store.tray.changes import Change, Set
from store.tray.merge import PEOPLE
from store.tray.tray import Tray


def set_person_field(tray: Tray, person: int, field: str, value: Value) -> list[Change]:
    """The changes that give a person a value: the least trace has it then, and no other has another."""
    keeper, *others = tray.joins.traces(person)
    given_up = [trace for trace in others if field in tray.record(PEOPLE, trace).fields]
    return [Set(PEOPLE, keeper, field, value), *(Set(PEOPLE, trace, field, None) for trace in given_up)]
