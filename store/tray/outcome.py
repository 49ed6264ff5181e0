"""What became of a verb: what it changed, and what it refused."""

from msgspec import Struct

from store.records.ids import RecordId


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
