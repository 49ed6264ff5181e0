"""Other orders of the rows of a view than its usual one: by name, age, advice, the last contact, what is due."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from math import inf
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from store.keeping.contacts import dealings_of, turn
from store.records.ids import RecordId
from store.records.model import FollowUp, Invitation, Item, Person
from store.session.filter_subject import origins_of
from store.text import folded
from store.tray.last_contact import last_days

if TYPE_CHECKING:
    from store.session.session import Session

Key = Callable[[Item], object]
"""By what an item is placed, the least first."""


class Sorting(Struct, frozen=True):
    """One order: its name, and what finds the key by which items are sorted, once for all of them."""

    name: str
    told: str
    key_for: Callable[["Session"], Key]

    def sorted(self, rows: Sequence[RecordId], session: "Session") -> list[RecordId]:
        """Return these rows in this order; equals stay as they stood."""
        key, tray = self.key_for(session), session.tray
        return sorted(rows, key=lambda row_id: key(tray.item(row_id)))  # type: ignore[arg-type, return-value]


def _always(key: Key) -> Callable[["Session"], Key]:
    """A key for which the item is enough."""
    return lambda session: key


def _begun(item: Item) -> float:
    """When an invitation was sent, a text or an introduction begun, or somebody connected; last where nobody knows."""
    if isinstance(item, Person):
        on = item.connected_on
        return datetime.combine(on, time.min, UTC).timestamp() if on else inf
    moment = item.sent if isinstance(item, Invitation) else None if isinstance(item, FollowUp) else item.begun
    return moment.timestamp() if moment else inf


def _best_advised_first(session: "Session") -> Key:
    """From firm advice to accept down to firm advice to pass, each by its points; last what no rule judges. As long as
    the advice is not worked out, nothing is judged.
    """

    def key(item: Item) -> tuple[int, int, int]:
        advised = session.advised(item.id)
        if advised is None:
            return 1, 0, 0
        if advised.advice == "look":
            strength = _SIDES.get(advised.leans or "", 0)
        else:
            strength = _SIDES.get(advised.advice, 0) * (3 if advised.firm else 2)
        return 0, -strength, -sum(advised.score)

    return key


def _last_first(session: "Session") -> Key:
    days = last_days(session.tray)
    return lambda item: -days.get(item.person.id, date.min).toordinal()


def _quiet_first(session: "Session") -> Key:
    days = last_days(session.tray)
    return lambda item: days.get(item.person.id, date.min)


def _my_turn_first(session: "Session") -> Key:
    """Put first those to whom it is the user's turn to write. Where nothing was sent or noted, nobody has a turn."""
    tray = session.tray
    known = {draft.person.id for draft in tray.drafts()} | {event.person.id for event in tray.events()}
    places = {"me": 0, "them": 1, "": 2}
    turns = {person_id: places[turn(dealings_of(tray, person_id))] for person_id in known}
    return lambda item: turns.get(item.person.id, places[""])


def _due_first(session: "Session") -> Key:
    return lambda item: min((each.on for each in session.due_list.of(item.id)), default=date.max)


_SIDES: Final = {"accept": 1, "pass": -1}
_LAST: Final = "\U0010ffff"
"""Comes after every text."""

ORDERINGS: Final = (
    Sorting("name", "by name", _always(lambda item: folded(item.person.name))),
    Sorting("age", "oldest first", _always(_begun)),
    Sorting("advice", "by advice, from accept to pass", _best_advised_first),
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
