"""Other orders of the rows of a view than its usual one: by name, by the last contact, by what is due."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from store.keeping.contacts import dealings_of, last_contact, turn
from store.records.ids import RecordId
from store.records.model import Item
from store.session.due_list import DueList
from store.text import folded
from store.tray.tray import Tray

Key = Callable[[Tray, DueList, Item], object]
"""By what an item is placed, the least first."""


class Sorting(Struct, frozen=True):
    """One order: its name, and the key by which items are sorted."""

    name: str
    told: str
    key: Key

    def sorted(self, rows: Sequence[RecordId], tray: Tray, due: DueList) -> list[RecordId]:
        """Return these rows in this order; equals stay as they stood."""
        return sorted(rows, key=lambda row_id: self.key(tray, due, tray.item(row_id)))  # type: ignore[arg-type, return-value]


def _last(tray: Tray, item: Item) -> date:
    return last_contact(dealings_of(tray, item.person.id)).day or date.min


def _turn(tray: Tray, item: Item) -> int:
    return {"me": 0, "them": 1, "": 2}[turn(dealings_of(tray, item.person.id))]


def _due(due: DueList, item: Item) -> date:
    return min((each.on for each in due.of(item.id)), default=date.max)


ORDERINGS: Final = (
    Sorting("name", "by name", lambda tray, due, item: folded(item.person.name)),
    Sorting("contact", "last in touch first", lambda tray, due, item: -_last(tray, item).toordinal()),
    Sorting("quiet", "longest silence first", lambda tray, due, item: _last(tray, item).toordinal()),
    Sorting("turn", "your turn first", lambda tray, due, item: _turn(tray, item)),
    Sorting("due", "what is due first", lambda tray, due, item: _due(due, item)),
    Sorting(
        "connected",
        "newest connection first",
        lambda tray, due, item: -(item.person.connected_on or date.min).toordinal(),
    ),
    Sorting("company", "by company", lambda tray, due, item: folded(item.person.company or "\U0010ffff")),
)
"""All of them; the screen offers them for every view, `salver list --sort` takes their names."""


def sorting_named(name: str) -> Sorting:
    """Return the order of this name. Raises KeyError."""
    return {sorting.name: sorting for sorting in ORDERINGS}[name]
