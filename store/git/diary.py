"""What was done between two states of a store, as a diary: a line for each thing that was done to or for a person."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

from store.file.form import Tables, record_text
from store.records import ids
from store.records.folding import DECISION, fold_log
from store.records.ids import RecordId
from store.records.record import LogEntry, Record, Stamp, read_entry
from store.tray.changes import REMOVED
from store.tray.clock import UNDATED, moment
from store.tray.descriptions import describe_action
from store.tray.history import Action, HistoryStep
from store.tray.joins import JOINS
from store.tray.merge import ERASED, PEOPLE
from store.tray.modelling import FACT, TAG

META = "meta"

_NOBODY = Record({})
_ITSELF = ("person", "name", "source")
"""What arrived that says whom a record is about, and by which reader."""


class DiaryLine(Struct, frozen=True):
    """One line: what was done, and when: a time as stamps have it (UTC), a day, or "" where nobody knows."""

    time: str
    did: str

    @property
    def when(self) -> str:
        """The minute in the local zone, as `2026-03-10 14:02`."""
        if self.time[:10] == UNDATED[:10]:
            return ""
        is_day = len(self.time) <= len("2026-03-10")
        return self.time if is_day else moment(self.time).astimezone().strftime("%Y-%m-%d %H:%M")


def diary(old: Tables, new: Tables) -> Iterator[str]:
    """Yield the lines of the diary from `old` to `new`, which is written a blank line between days. What is in `old`
    alone is said to be so.
    """
    known = {table: old.get(table, {}) | new.get(table, {}) for table in {PEOPLE, *old, *new}}
    lines = [*_arrivals(known, old, new), *_edits(known, old, new), *_gone(known, old, new)]
    lines += _done(known, _steps(old, new))
    taken_back = [step for step in _steps(new, old) if step.id in new.get(step.table, {})]
    lines += [DiaryLine(line.time, f"no longer: {line.did}") for line in _done(known, taken_back)]
    lines.sort(key=lambda line: line.time)
    for at, (_, of_day) in enumerate(groupby(lines, key=lambda line: line.when[:10])):
        if at:
            yield ""
        yield from (f"{line.when:<16}  {line.did}" for line in of_day)


def _steps(old: Tables, new: Tables) -> Iterator[HistoryStep]:
    """Yield the changes that the logs of `new` know and those of `old` do not."""
    for table, record_id, record, before in _changed(old, new):
        for stamp, line in record.log.items():
            if before.log.get(stamp) != line:
                yield HistoryStep(table, record_id, Stamp.read(stamp), read_entry(line))


def _changed(old: Tables, new: Tables) -> Iterator[tuple[str, RecordId, Record, Record]]:
    """Table, id, record and earlier record (an empty one where there was none) of all that is not the same."""
    for table in sorted(new):
        for record_id in sorted(new[table]):
            record, before = new[table][record_id], old.get(table, {}).get(record_id, _NOBODY)
            if record is not before and record_text(record) != record_text(before):
                yield table, record_id, record, before


def _done(known: Tables, steps: Iterable[HistoryStep]) -> list[DiaryLine]:
    """Return a line for what each action did for each person."""
    actions: dict[tuple[str, RecordId], list[HistoryStep]] = {}
    for step in steps:
        actions.setdefault((step.stamp.action, _person(known, step.table, step.id)), []).append(step)
    return [_line(known, Action(name, sorted(of_one, key=_order))) for (name, _), of_one in actions.items()]


def _order(step: HistoryStep) -> tuple[Stamp, str, RecordId]:
    return step.stamp, step.table, step.id


def _line(known: Tables, action: Action) -> DiaryLine:
    how = "undid: " if action.undoes else "did again: " if action.redoes else ""
    what = Action(action.name, [_reversed(step) for step in action.steps]) if action.undoes else action
    details = filter(None, (_detail(known, step) for step in what.steps))
    return DiaryLine(action.time, _sentence(how + describe_action(known, what), details))


def _reversed(step: HistoryStep) -> HistoryStep:
    """Return the change that an undo takes back."""
    return HistoryStep(step.table, step.id, step.stamp, LogEntry(step.entry.field, step.entry.was, step.entry.new, {}))


def _detail(known: Tables, step: HistoryStep) -> str:
    """Return what a change says beyond what its action is called."""
    field, new = step.entry.field, step.entry.new
    if field == DECISION or step.table == JOINS:
        return ""
    if field == REMOVED:
        return "" if new else _description(known[step.table][step.id].arrived)
    if field in ("note", "text") and new:
        return str(new)
    name = field.removeprefix(FACT).removeprefix(TAG)
    if step.entry.context.get("by") == "merge":
        return f"{name} was also {_spelled(step.entry.was)}"
    return name if new is True else f"no {name}" if new is None else f"{name} {_spelled(new)}"


def _arrivals(known: Tables, old: Tables, new: Tables) -> Iterator[DiaryLine]:
    """Yield what came without a line in its log: imported records, and edits of what had arrived."""
    for table, record_id, record, before in _changed(old, new):
        is_logged = any(line[0] == REMOVED for line in record.log.values())
        if table == ERASED or (before is _NOBODY and is_logged):
            continue
        whom = _name(known, table, record_id)
        if before is _NOBODY:
            yield DiaryLine("", _sentence(_arrival(table, record, whom), [_description(record.arrived)]))
        elif edited := {key: value for key, value in record.arrived.items() if before.arrived.get(key) != value}:
            yield DiaryLine("", _sentence(f"newly imported data of {whom}", [_description(edited, without=())]))


def _arrival(table: str, record: Record, whom: str) -> str:
    if table == "invitations":
        return f"invitation {'from' if record.get('direction') == 'incoming' else 'to'} {whom}"
    if table == "drafts":
        return f"a text to {whom}"
    return table if table == META else f"added {whom}"


def _edits(known: Tables, old: Tables, new: Tables) -> Iterator[DiaryLine]:
    """Yield what was edited by hand, or no longer is, and is in no log yet."""
    for table, record_id, record, before in _changed(old, new):
        edited, edited_before = _unlogged(record), _unlogged(before)
        for field in sorted(edited.keys() | edited_before.keys()):
            value = record.fields.get(field)
            if before is _NOBODY or value != before.fields.get(field):
                yield DiaryLine("", f"by hand, on {_name(known, table, record_id)}: {field} {_spelled(value)}")


def _unlogged(record: Record) -> dict[str, Any]:
    """Return the fields that are not what the log says, and what they are."""
    logged = fold_log(record.log)
    fields = record.fields.keys() | logged.keys()
    return {field: record.fields.get(field) for field in fields if record.fields.get(field) != logged.get(field)}


def _gone(known: Tables, old: Tables, new: Tables) -> Iterator[DiaryLine]:
    """Yield who was forgotten, and what else is no longer there."""
    erased = new.get(ERASED, {})
    for _, person_id, record, _ in _changed({ERASED: old.get(ERASED, {})}, {ERASED: erased}):
        yield DiaryLine(str(record.get("on") or ""), f"forgot {_name(known, PEOPLE, person_id)}")
    for table in old:
        for person_id in sorted(old[table].keys() - new.get(table, {}).keys()):
            if _person(known, table, person_id) not in erased:
                yield DiaryLine("", f"no longer there, in {table}: {_name(known, table, person_id)}")


def _person(known: Tables, table: str, record_id: RecordId) -> RecordId:
    """Return the person whom a record is about; the record itself where it is about none."""
    person = record_id if table == PEOPLE else known[table][record_id].get("person")
    return RecordId(person) if isinstance(person, int) else record_id


def _name(known: Tables, table: str, record_id: RecordId) -> str:
    """Return the name of the person whom a record is about, else its id."""
    person = known[PEOPLE].get(_person(known, table, record_id), _NOBODY)
    return str(person.get("name") or ids.spelled(record_id))


def _sentence(what: str, details: Iterable[str]) -> str:
    said = "; ".join(filter(None, details))
    return f"{what}: {said}" if said else what


def _description(arrived: Any, without: tuple[str, ...] = _ITSELF) -> str:
    """Return what arrived, beyond whom it is about."""
    return ", ".join(f"{key} {_spelled(value)}" for key, value in sorted(arrived.items()) if key not in without)


def _spelled(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
