"""Other orders of the rows of a view than its usual one: by name, by the last contact, by what is due."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from store.keeping.contacts import dealings_of, turn
from store.records.ids import RecordId
from store.records.model import Item
from store.session.due_list import DueList
from store.session.filter_subject import origins_of
from store.text import folded
from store.tray.last_contact import last_days
from store.tray.tray import Tray

Key = Callable[[Item], object]
"""By what an item is placed, the least first."""


class Sorting(Struct, frozen=True):
    """One order: its name, and what finds the key by which items are sorted, once for all of them."""

    name: str
    told: str
    key_for: Callable[[Tray, DueList], Key]

    def sorted(self, rows: Sequence[RecordId], tray: Tray, due: DueList) -> list[RecordId]:
        """Return these rows in this order; equals stay as they stood."""
        key = self.key_for(tray, due)
        return sorted(rows, key=lambda row_id: key(tray.item(row_id)))  # type: ignore[arg-type, return-value]


def _always(key: Key) -> Callable[[Tray, DueList], Key]:
    """A key for which the item is enough."""
    return lambda tray, due: key


def _last_first(tray: Tray, due: DueList) -> Key:
    days = last_days(tray)
    return lambda item: -days.get(item.person.id, date.min).toordinal()


def _quiet_first(tray: Tray, due: DueList) -> Key:
    days = last_days(tray)
    return lambda item: days.get(item.person.id, date.min)


def _my_turn_first(tray: Tray, due: DueList) -> Key:
    """Only with whom something was sent or noted there is a dialogue, and a turn."""
    known = {draft.person.id for draft in tray.drafts()} | {event.person.id for event in tray.events()}
    places = {"me": 0, "them": 1, "": 2}
    turns = {person_id: places[turn(dealings_of(tray, person_id))] for person_id in known}
    return lambda item: turns.get(item.person.id, places[""])


def _due_first(tray: Tray, due: DueList) -> Key:
    return lambda item: min((each.on for each in due.of(item.id)), default=date.max)


_LAST: Final = "\U0010ffff"
"""Comes after every text."""

ORDERINGS: Final = (
    Sorting("name", "by name", _always(lambda item: folded(item.person.name))),
    Sorting("contact", "last in touch first", _last_first),
    Sorting("quiet", "longest silence first", _quiet_first),
    Sorting("turn", "your turn first", _my_turn_first),
    Sorting("due", "what is due first", _due_first),
    Sorting(
        "connected",
        "newest connection first",
        _always(lambda item: -(item.person.connected_on or date.min).toordinal()),
    ),
    Sorting("company", "by company", _always(lambda item: folded(item.person.company or _LAST))),
    Sorting("tag", "by tag", _always(lambda item: [*map(folded, item.person.tags)] or [_LAST])),
    Sorting("origin", "by where you know them from", _always(lambda item: origins_of(item.person) or (_LAST,))),
)
"""All of them; the screen offers them for every view, `salver list --sort` takes their names."""


def sorting_named(name: str) -> Sorting:
    """Return the order of this name. Raises KeyError."""
    return {sorting.name: sorting for sorting in ORDERINGS}[name]
