"""The only two ways in which a tray changes."""

import json
import re
from typing import Any, Literal

from msgspec import Struct

from store.file.documents import fault_of_document, fault_of_id, fault_of_line
from store.file.errors import Unkept
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

_SPLIT = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def check(change: Change) -> None:
    """Raise Unkept where the file could not hold what a change brings: Salver would not read that file again."""
    field, what = _fault_of_added(change) if isinstance(change, Add) else _fault_of_set(change)
    if what := fault_of_id(str(change.id)) or what:
        raise Unkept(f"{field or 'the record'} in table {change.table} cannot be kept: {what}")


def _fault_of_added(change: Add) -> tuple[str, str]:
    """Return the field of a new record in which something is wrong, and what; "" and "" where nothing is."""
    fault = fault_of_document(change.table, {"arrived": change.arrived})
    return (".".join(fault.names[1:]), fault.what) if fault else ("", _fault_of_texts(change.arrived))


def _fault_of_set(change: Set) -> tuple[str, str]:
    """As `_fault_of_added`, of a field that gets a value."""
    line = [change.field, change.value, None, change.context]
    return change.field, fault_of_line(change.table, line) or _fault_of_texts(line)


def _fault_of_texts(value: Any) -> str:
    """Return what is wrong with the texts in a value; "" where nothing is."""
    is_split = _SPLIT.search(json.dumps(value, ensure_ascii=False)) is not None
    return "a text has the two halves of a character apart, which JSON reads as one" if is_split else ""
