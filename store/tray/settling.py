"""Promises, and what is due for a row: done without a text, or put off to another day."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from store.records import ids
from store.records.ids import RecordId
from store.tray.changes import Add, Change, Set
from store.tray.merge import PEOPLE
from store.tray.modelling import HANDLED, PUT_OFF
from store.tray.network import EVENTS, FOLLOW_UPS, INTRODUCTIONS

if TYPE_CHECKING:
    from store.records.model import Person
    from store.tray.tray import Tray


class Due(Protocol):
    """Something that is due for a person, as far as it takes to settle it."""

    @property
    def id(self) -> RecordId:
        """The record that it is about."""

    @property
    def person(self) -> "Person":
        """For whom it is due."""

    @property
    def what(self) -> str:
        """What it is."""

    @property
    def on(self) -> date:
        """The day on which it is due."""

    @property
    def since(self) -> date | None:
        """The day of what made it due."""


DueOf = Callable[[RecordId], Sequence[Due]]
"""What is due for the row of an id, or has a day to come, the first day first."""

OF_THEIR_OWN: Final = frozenset({"draft", "snoozed", "promise", "expiring"})
"""What is due because of a day, or a state, that its record holds: it is settled there."""

_CONTACT: Final = "check-in"
"""What is settled by any contact with the person."""

_ALREADY_KEPT: Final = "it has already been kept"

_NOT_DONE: Final = {
    "invitations": "no decision on it waits to be carried out",
    "drafts": "a text is done once it is sent",
    INTRODUCTIONS: "an introduction is done once both have answered and its texts are sent",
    PEOPLE: "nothing is due for them",
}
_NOT_PUT_OFF: Final = {
    INTRODUCTIONS: "an introduction waits for what the two answer, and cannot be put off",
    PEOPLE: "nothing is due for them that could be put off",
}


def reason_not_done(tray: "Tray", row_id: RecordId, due: Sequence[Due]) -> str:
    """Return why nothing that is due for a row can be settled without a text, and what can be done instead; "" if
    something can.
    """
    if row_id in tray.tables[FOLLOW_UPS]:
        return _ALREADY_KEPT if tray.follow_up(row_id).done else ""
    return "" if any(_can_be_settled(tray, item) for item in due) else _reason(tray, row_id, _NOT_DONE)


def done(tray: "Tray", row_id: RecordId, due: Sequence[Due]) -> list[Change]:
    """Return the changes that keep a promise, or settle what is due first for a row; a check-in becomes a contact of
    today.
    """
    today = tray.today
    if row_id in tray.tables[FOLLOW_UPS]:
        return [Set(FOLLOW_UPS, row_id, "done", today.isoformat())]
    item = next(each for each in due if _can_be_settled(tray, each))
    if item.what == _CONTACT:
        return [Add(EVENTS, ids.fresh(), {"person": item.person.id, "what": "contact", "on": today.isoformat()})]
    settled = max(today, item.since or today)
    return [Set(PEOPLE, item.person.id, HANDLED + item.what, settled.isoformat())]


def reason_not_to_put_off(tray: "Tray", row_id: RecordId, due: Sequence[Due]) -> str:
    """Return why nothing that is due for a row can be put off; "" if something can."""
    if row_id in tray.tables[FOLLOW_UPS]:
        return _ALREADY_KEPT if tray.follow_up(row_id).done else ""
    return "" if any(item.what not in OF_THEIR_OWN for item in due) else _reason(tray, row_id, _NOT_PUT_OFF)


def put_off(tray: "Tray", row_id: RecordId, due: Sequence[Due], until: date) -> list[Change]:
    """Return the changes that put a promise, or what is due first for a row, off until this day."""
    if row_id in tray.tables[FOLLOW_UPS]:
        return [Set(FOLLOW_UPS, row_id, "due", until.isoformat())]
    item = next(each for each in due if each.what not in OF_THEIR_OWN)
    return [Set(PEOPLE, item.person.id, PUT_OFF + item.what, until.isoformat())]


def _can_be_settled(tray: "Tray", item: Due) -> bool:
    """Return whether something may be settled without a text; an introduction may not."""
    return item.what not in OF_THEIR_OWN and item.id not in tray.tables[INTRODUCTIONS]


def _reason(tray: "Tray", row_id: RecordId, reasons: dict[str, str]) -> str:
    """Return the reason for the table in which a row stands."""
    return next((why for table, why in reasons.items() if row_id in tray.tables[table]), reasons[PEOPLE])
