"""What is due in one tray, kept up to date person by person.

What finds it out is imported when it is first asked for: the first screen does without.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from store.records.ids import RecordId
from store.settings import Settings
from store.tray.tray import Tray

if TYPE_CHECKING:
    from store.keeping.causes import DueItem

_A_WEEK: Final = timedelta(days=7)
_NAMED_DAYS: Final = frozenset({"draft", "snoozed", "promise", "owed"})
"""What is due on a day that the user named; all else comes into sight a week before its day."""


class DueList:
    """What is due now, within a week, or on a day that the user named, by the record that it is about.

    The list is known once `prepare` has gone through the tray, which may happen on a thread of its own.
    """

    def __init__(self, tray: Tray, settings: Settings) -> None:
        self._tray = tray
        self._settings = settings
        self._items: dict[RecordId, list[DueItem]] = {}
        self._day: date | None = None
        """The day for which the list was made; None while it is not known."""

    def use(self, settings: Settings) -> None:
        """Use these settings. If they change what is due, the list is not known until it is prepared again."""
        if (settings.keeping, settings.sending) != (self._settings.keeping, self._settings.sending):
            self.forget()
        self._settings = settings

    @property
    def is_ready(self) -> bool:
        """Whether the list is known for today."""
        return self._day == self._tray.today

    def prepare(self) -> None:
        """Go through the tray."""
        from store.keeping.due import by_record, planned_items

        today = self._tray.today
        self._items = by_record(_in_sight(planned_items(self._tray, today, self._settings), today))
        self._day = today

    def of(self, row_id: RecordId) -> "list[DueItem]":
        """Return what is due for a record, the earliest first; nothing while the list is not known."""
        return self._items.get(row_id, [])

    def looked_up(self, row_id: RecordId) -> "list[DueItem]":
        """Return what is due for a record as the tray stands now, whether the list is known or not."""
        people = sorted(self._tray.people_about(row_id))
        return [item for person in people for item in self._of_person(person) if item.id == row_id]

    def rows(self) -> list[RecordId]:
        """Return the ids of all records for which something is due or has a day to come, the earliest first and snoozed
        ones last.
        """
        if not self._items:
            return []  # with nothing imported, while the list is not known
        from store.keeping.due import order

        today = self._tray.today
        firsts = [items[0] for items in self._items.values()]
        first = sorted(firsts, key=lambda item: (_is_snoozed(item, today), order(item)))
        return [item.id for item in first]

    def heading_of(self, row_id: RecordId) -> str:
        """Return the heading under which a record stands in the list; "" if nothing is due for it."""
        items, today = self.of(row_id), self._tray.today
        if not items:
            return ""
        if _is_snoozed(items[0], today):
            return "Snoozed"
        if items[0].on <= today:
            return "Today" if items[0].on == today else "Overdue"
        return "Within a week" if items[0].on < today + _A_WEEK else "Later"

    def update(self, changed: Iterable[RecordId]) -> set[RecordId]:
        """Look anew at everybody whom these changed records are about.

        Returns:
            The ids of the records for which something was due before, or is now.
        """
        if not self.is_ready:
            return set()
        from store.keeping.due import by_record

        touched: set[RecordId] = set()
        for person in {person for row_id in changed for person in self._tray.people_about(row_id)}:
            before = {record_id for record_id, items in self._items.items() if items[0].person.id == person}
            for record_id in before:
                del self._items[record_id]
            now = by_record(self._of_person(person))
            self._items |= now
            touched |= before | now.keys()
        return touched

    def forget(self) -> None:
        """Look at everybody again when the list is next prepared."""
        self._items, self._day = {}, None

    def _of_person(self, person_id: RecordId) -> "list[DueItem]":
        """Return what is due for somebody as the tray stands now."""
        from store.keeping.contacts import dealings_of
        from store.keeping.due import items_of

        today = self._tray.today
        return _in_sight(items_of(dealings_of(self._tray, person_id), today, self._settings), today)


def _in_sight(items: "Iterable[DueItem]", today: date) -> "list[DueItem]":
    """Return the items that are worth a row on this day."""
    return [item for item in items if item.on <= today + _A_WEEK or _is_on_named_day(item)]


def _is_snoozed(item: "DueItem", today: date) -> bool:
    """Return whether something is still out of sight; a snooze that has ended is due like anything else."""
    return item.what == "snoozed" and item.on > today


def _is_on_named_day(item: "DueItem") -> bool:
    """Return whether the user named the day on which something is due."""
    return item.what in _NAMED_DAYS or item.person.put_off.get(item.what) == item.on
