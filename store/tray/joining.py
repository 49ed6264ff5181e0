"""Two traces in the tray are one person, or are not: said by the user, never guessed; undone like everything else."""

from store.records.ids import RecordId
from store.records.record import Value
from store.tray.changes import REMOVED, Add, Change, Set
from store.tray.joins import JOINS, ONE, OTHER, SAME, pair_id
from store.tray.merge import PEOPLE
from store.tray.outcome import Outcome, committed, refuse
from store.tray.tray import Tray


def join(tray: Tray, person_id: RecordId, other_id: RecordId) -> Outcome:
    """Note that these two are one person. Refused where they are joined already. Raises KeyError where one does not
    exist.
    """
    if tray.person(person_id).id == tray.person(other_id).id:
        return refuse(other_id, "they are already one person")
    return _say(tray, [(person_id, other_id)], is_same=True)


def keep_apart(tray: Tray, person_id: RecordId, other_id: RecordId) -> Outcome:
    """Note that these two are not one person, and stop proposing them.

    If they had been joined, the other leaves everybody they were joined to. Refused where it was noted before. Raises
    KeyError where one does not exist.
    """
    if tray.record(PEOPLE, person_id) is tray.record(PEOPLE, other_id):
        return refuse(other_id, "they are the same trace")
    if tray.person(person_id).id != tray.person(other_id).id:
        if tray.joins.are_apart(person_id, other_id):
            return refuse(other_id, "they are already kept apart")
        return _say(tray, [(person_id, other_id)], is_same=False)
    joined = [trace for trace in tray.joins.traces(other_id) if _is_joined(tray, trace, other_id)]
    return _say(tray, [(trace, other_id) for trace in dict.fromkeys([person_id, *joined])], is_same=False)


def _say(tray: Tray, pairs: list[tuple[RecordId, RecordId]], *, is_same: Value) -> Outcome:
    """Note in one action whether each of these pairs is one person."""
    changes: list[Change] = []
    for pair in pairs:
        record_id = pair_id(*pair)
        known = tray.tables.get(JOINS, {}).get(record_id)
        if known is None:
            one, other = sorted(pair)
            changes.append(Add(JOINS, record_id, {ONE: one, OTHER: other}))
        elif known.is_removed:
            changes.append(Set(JOINS, record_id, REMOVED, None))
        changes.append(Set(JOINS, record_id, SAME, is_same))
    return committed(tray, changes)


def _is_joined(tray: Tray, person_id: RecordId, other_id: RecordId) -> bool:
    """Return whether the user joined just these two."""
    record = tray.tables.get(JOINS, {}).get(pair_id(person_id, other_id))
    return record is not None and record.get(SAME) is True
