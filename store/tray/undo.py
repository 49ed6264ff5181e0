"""Taking actions back and doing them again, told in words."""

from msgspec import Struct

from store.tray import history
from store.tray.descriptions import describe_action
from store.tray.history import Action
from store.tray.tray import Tray


class UndoStep(Struct, frozen=True):
    """An action that was taken back or done again: what it was, in words, and the records it concerns."""

    description: str
    changed: list[int]


def undone(tray: Tray) -> UndoStep | None:
    """Take back the newest action that stands; None where there is none."""
    return _step(tray, history.undo(tray))


def redone(tray: Tray) -> UndoStep | None:
    """Do again what was last taken back; None where there is nothing."""
    return _step(tray, history.redo(tray))


def _step(tray: Tray, action: Action | None) -> UndoStep | None:
    return (
        None
        if action is None
        else UndoStep(describe_action(tray, action), list({step.id: None for step in action.steps}))
    )
