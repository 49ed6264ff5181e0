"""What was done, in order, read from the logs; and taking it back or doing it again, any number of steps, after a
restart too.
"""

from collections.abc import Iterator

from msgspec import Struct

from store.records.folding import NOTE, joined, rewritten, versions
from store.records.ids import RecordId
from store.records.record import LogEntry, Record, Stamp
from store.tray.changes import Set
from store.tray.tray import Tray


class HistoryStep(Struct, frozen=True):
    """One change of an action, in a record of a table."""

    table: str
    id: RecordId
    stamp: Stamp
    entry: LogEntry


class Action(Struct, frozen=True):
    """Everything that one key, command or import did. `name` is the action as stamps spell it."""

    name: str
    steps: list[HistoryStep]

    @property
    def time(self) -> str:
        """When it was done, as stamps have it (UTC)."""
        return self.steps[0].stamp.time

    @property
    def undoes(self) -> str | None:
        """The action that this one took back."""
        return self.steps[0].entry.context.get("undo")

    @property
    def redoes(self) -> str | None:
        """The action that this one did again."""
        return self.steps[0].entry.context.get("redo")

    @property
    def ids(self) -> list[RecordId]:
        """The ids of the records that it changed."""
        return list({step.id: None for step in self.steps})

    @property
    def by_me(self) -> bool:
        """Whether the user did it, rather than an import or an editor."""
        return "by" not in self.steps[0].entry.context


def actions(tray: Tray) -> list[Action]:
    """Return all actions that the logs know, oldest first."""
    steps: dict[str, list[HistoryStep]] = {}
    for step in _steps(tray):
        steps.setdefault(step.stamp.action, []).append(step)
    return [
        Action(name, sorted(steps[name], key=lambda step: (step.stamp, step.table, step.id))) for name in sorted(steps)
    ]


def _steps(tray: Tray) -> Iterator[HistoryStep]:
    """Yield every change that the logs know, as they are at this moment: this may run beside a thread that changes
    them.
    """
    for table, records in list(tray.tables.items()):
        for record_id, record in list(records.items()):
            if not record.is_untouched:
                for stamp, entry in record.entries():
                    yield HistoryStep(table, record_id, stamp, entry)


class Undoable(Struct, frozen=True):
    """What can be taken back and what can be done again, each oldest first."""

    done: list[Action]
    undone: list[Action]


def undoable(history: list[Action]) -> Undoable:
    """Return what can be undone and redone after the undos and redos so far. A new action ends what could be redone."""
    done: dict[str, Action] = {}
    undone: dict[str, Action] = {}
    for action in history:
        if not action.by_me:
            continue
        if (name := action.undoes) and name in done:
            undone[name] = done.pop(name)
        elif (name := action.redoes) and name in undone:
            done[name] = undone.pop(name)
        elif not action.undoes and not action.redoes:
            done[action.name] = action
            undone.clear()
    return Undoable(list(done.values()), list(undone.values()))


def undo(tray: Tray) -> Action | None:
    """Take back the newest action that stands, and return it, None where there is none that may be taken back."""
    stands = undoable(actions(tray)).done
    if not stands or stands[-1].name <= tray.undo_ends_at:
        return None
    action = stands[-1]
    tray.commit([_back(tray, step, action) for step in reversed(action.steps)])
    return action


def end_undo_here(tray: Tray) -> None:
    """Let undo take back nothing that was done until now: the life of the sample is not the user's."""
    tray.undo_ends_at = max((action.name for action in actions(tray)), default="")


def redo(tray: Tray) -> Action | None:
    """Do again what was last undone, and return it, None where there is nothing."""
    undone = undoable(actions(tray)).undone
    if not undone:
        return None
    action = undone[-1]
    tray.commit([_again(tray, step, action) for step in action.steps])
    return action


def _back(tray: Tray, step: HistoryStep, action: Action) -> Set:
    """Return the change that undoes one step. A value that had arrived needs no field of its own.

    What another machine set without knowing of this step stays, and so does what was set by other means since.
    """
    record, field, was = tray.record(step.table, step.id), step.entry.field, step.entry.was
    standing = versions(record.log, field)
    others = [version for version in standing if version[0] != step.stamp]
    if 0 < len(others) < len(standing):
        was = joined(field, others)
    elif _is_overruled(record, step):
        was = record.get(field)
    arrived = record.arrived.get(field)
    return Set(step.table, step.id, field, None if was == arrived else was, {"undo": action.name})


def _again(tray: Tray, step: HistoryStep, action: Action) -> Set:
    """Return the change that redoes one step. What was set by other means since stays."""
    record, field = tray.record(step.table, step.id), step.entry.field
    value, standing = step.entry.new, record.get(field)
    if _is_overruled(record, step):
        value = standing
    elif field == NOTE and value:
        value = rewritten(str(step.entry.was or ""), str(value), str(standing or ""))
    return Set(step.table, step.id, field, value, {**step.entry.context, "redo": action.name})


def _is_overruled(record: Record, step: HistoryStep) -> bool:
    """Return whether an editor or an import has set the field since. Undo and redo cannot lead back to that."""
    return any(
        stamp > step.stamp and entry.field == step.entry.field and "by" in entry.context
        for stamp, entry in record.entries()
    )
