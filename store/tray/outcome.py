"""What became of a verb: what it changed, and what it refused."""

from collections.abc import Sequence

from msgspec import Struct

from store.records.ids import RecordId
from store.tray.changes import Change
from store.tray.tray import Tray


class Refusal(Struct, frozen=True):
    """Why a verb left a record alone."""

    id: RecordId
    reason: str


class Outcome(Struct, frozen=True):
    """What a verb did: the action in the history (None where nothing changed), the records it changed, and those it
    refused.
    """

    action: str | None
    changed: list[RecordId]
    refused: list[Refusal] = []


def refuse(record_id: RecordId, reason: str) -> Outcome:
    """Return that a verb did nothing, and why."""
    return Outcome(None, [], [Refusal(record_id, reason)])


def committed(tray: Tray, changes: Sequence[Change], refused: Sequence[Refusal] = ()) -> Outcome:
    """Make these changes as one action, and return what became of them and of what was refused beside them."""
    action = tray.commit(changes)
    changed = list(dict.fromkeys(change.id for change in changes)) if action else []
    return Outcome(action, changed, list(refused))
