"""Taking actions back and doing them again, told in words."""

from msgspec import Struct

from store.tray import history
from store.tray.history import Action
from store.tray.telling import told
from store.tray.tray import Tray


class Step(Struct, frozen=True):
    """An action that was taken back or done again: what it was, in words, and the records it concerns."""

    told: str
    changed: list[int]


def undone(tray: Tray) -> Step | None:
    """Take back the newest action that stands; None where there is none."""
    return _step(tray, history.undo(tray))


def redone(tray: Tray) -> Step | None:
    """Do again what was last taken back; None where there is nothing."""
    return _step(tray, history.redo(tray))


def _step(tray: Tray, action: Action | None) -> Step | None:
    return None if action is None else Step(told(tray, action), list({step.id: None for step in action.steps}))
