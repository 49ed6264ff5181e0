"""The only two ways in which a tray changes."""

from typing import Any, Literal

from msgspec import Struct

from store.records.ids import RecordId
from store.records.record import DecisionContext, Value

By = Literal["you", "import", "hand"]
"""Who made a change: the user, an import, or an editor on the file itself."""

BY_HAND = "hand"
"""The source of a record that the user added."""

ADDED = "added"
"""The source of a person whom the user added, invited by nobody."""

REMOVED = "removed"
"""The field that takes a record out of sight without forgetting it; what undoes an addition."""


class Add(Struct, frozen=True):
    """A new record, with what arrived. Its id must be free."""

    table: str
    id: RecordId
    arrived: dict[str, Any]


class Set(Struct, frozen=True):
    """A field of a record gets a value; None takes it back to what arrived."""

    table: str
    id: RecordId
    field: str
    value: Value
    context: DecisionContext = {}


Change = Add | Set
