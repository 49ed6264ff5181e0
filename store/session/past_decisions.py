"""The user's past decisions, as a policy is replayed over them."""

from collections.abc import Iterator

from store.judging.replay import DECISIONS, Past
from store.tray import history
from store.tray.clock import moment
from store.tray.tray import Tray


def decisions(tray: Tray) -> Iterator[Past]:
    """Yield every decision of the user's that stands, oldest first, with what was known when it was taken."""
    for action in history.undoable(history.actions(tray)).done:
        for step in action.steps:
            state = next((state for state in DECISIONS if state == step.entry.new), None)
            if step.table == "invitations" and step.entry.field == "state" and state is not None:
                yield Past(tray.invitation(step.id), state, moment(step.stamp.time), step.entry.context)
