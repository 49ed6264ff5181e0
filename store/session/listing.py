"""Which rows a view shows, kept up to date record by record: a decision costs the same among ten rows as among ten
thousand.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from store.records.ids import RecordId
from store.session.due_list import DueList
from store.tray import views
from store.tray.models import ROW_TABLES
from store.tray.tray import Tray

Limit = Callable[[Iterable[RecordId]], list[RecordId]]
"""A filter as the listing needs it: those of some rows for which it holds."""

Sort = Callable[[list[RecordId]], list[RecordId]]
"""Puts rows in another order."""

DUE = "due"
"""The view of what is due."""

_NOWHERE: frozenset[str] = frozenset()


class Order:
    """The rows of one view. A row that leaves keeps its place, in case undo brings it back."""

    def __init__(self, rows: list[RecordId]) -> None:
        self.rows = rows
        self._ranks = {row_id: rank for rank, row_id in enumerate(rows)}

    def has_places_for(self, rows: Collection[RecordId]) -> bool:
        """Return whether the place of each of these rows is known."""
        return all(row_id in self._ranks for row_id in rows)

    def with_changed(
        self, rows: Sequence[RecordId], changed: Iterable[RecordId], belonging: set[RecordId]
    ) -> list[RecordId]:
        """These rows without the changed ones that no longer belong, and with those that now do, each in its place."""
        gone = set(changed) - belonging
        kept = [row_id for row_id in rows if row_id not in gone]
        for row_id in belonging.difference(kept):
            kept.insert(bisect(kept, self._ranks[row_id], key=self._ranks.__getitem__), row_id)
        return kept


class Listing:
    """The rows of the view that is shown, as far as a limit leaves them, and how many rows each view has.

    The order of a view is found when it is first shown.
    """

    def __init__(self, tray: Tray, due: DueList) -> None:
        """`due` says which rows the view Due has, once it is known."""
        self._tray = tray
        self._due = due
        self._view = views.VIEWS[0].name
        self._limit: Limit | None = None
        self.rows: Sequence[RecordId] = ()
        """The ids of the rows that are shown."""
        self._orders: dict[str, Order] = {}
        self._sorts: dict[str, Sort] = {}
        """By the view, another order than its usual one."""
        self._standing: dict[RecordId, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()

    @property
    def is_in_use(self) -> bool:
        """Whether rows or counts were asked for already."""
        return bool(self._orders or self._standing)

    @property
    def all_rows(self) -> Sequence[RecordId]:
        """The ids of the rows that the view which is shown has without a limit."""
        return self._orders[self._view].rows if self._view in self._orders else self.rows

    def turn_to(self, view: str, limit: Limit | None) -> Sequence[RecordId]:
        """Show the rows of this view, in its order, that the limit leaves."""
        self._view, self._limit = view, limit
        if view not in self._orders:
            is_due = view == DUE and self._due.is_ready
            rows = self._due.rows() if is_due else views.rows(self._tray, view)
            sort = self._sorts.get(view)
            self._orders[view] = Order(sort(rows) if sort else rows)
        rows = self._orders[view].rows
        self.rows = rows if limit is None else limit(rows)
        return self.rows

    def sort(self, view: str, sort: Sort | None) -> Sequence[RecordId]:
        """Keep a view in this order from now on; None: in its usual one. Return the rows that are shown now."""
        self._orders.pop(view, None)
        self._sorts.pop(view, None)
        if sort is not None:
            self._sorts[view] = sort
        return self.turn_to(self._view, self._limit)

    def counts(self) -> Counter[str]:
        """Return how many rows each view has. The first call goes through all records."""
        if not self._standing:
            self._standing = views.standing(self._tray)
            for row_id in self._due.rows():
                self._standing[row_id] = self._standing.get(row_id, _NOWHERE) | {DUE}
            for names in self._standing.values():
                self._counts.update(names)
        return self._counts

    def where(self, limit: Limit) -> Counter[str]:
        """Return, for each view, how many of its rows match a filter."""
        self.counts()
        found: Counter[str] = Counter()
        for row_id in limit(row_id for row_id, names in self._standing.items() if names):
            found.update(self._standing[row_id])
        return found

    def update(self, changed: Iterable[RecordId]) -> Sequence[RecordId]:
        """Bring counts and rows up to date after these records changed, and return the rows that are shown now."""
        changed = list(changed)
        self.counts()
        changed = list(dict.fromkeys([*changed, *sorted(self._due.update(changed))]))
        for row_id in changed:
            before = self._standing.get(row_id, _NOWHERE)
            after = self._standing[row_id] = self._views_of(row_id)
            self._counts.update(after - before)
            self._counts.subtract(before - after)
        for view in list(self._orders):
            self._reorder(view, changed)
        if self._limit is None or self._view not in self._orders:
            return self.turn_to(self._view, self._limit)
        fitting = set(self._limit(row_id for row_id in changed if self._view in self._standing[row_id]))
        self.rows = self._orders[self._view].with_changed(self.rows, changed, fitting)
        return self.rows

    def renew(self) -> Sequence[RecordId]:
        """Go through all records again, after some came from outside or a new day began."""
        self._standing = {}
        self._counts.clear()
        self._orders = {}
        return self.turn_to(self._view, self._limit)

    def _reorder(self, view: str, changed: list[RecordId]) -> None:
        """Bring the order of a view up to date, or forget it where a row is new to it."""
        order = self._orders[view]
        belonging = {row_id for row_id in changed if view in self._standing[row_id]}
        if order.has_places_for(belonging):
            order.rows = order.with_changed(order.rows, changed, belonging)
        else:
            del self._orders[view]

    def _views_of(self, row_id: RecordId) -> frozenset[str]:
        """Return the views in which a record stands now; what is no row is in none."""
        found = (self._tray.tables[table].get(row_id) for table in ROW_TABLES)
        record = next(filter(None, found), None)
        is_other_trace = self._tray.joins.lead(row_id) != row_id
        if record is None or record.is_removed or is_other_trace:
            return _NOWHERE
        names = views.views_of(self._tray.item(row_id))
        if not self._due.is_ready:
            return names
        return names | {DUE} if self._due.of(row_id) else names - {DUE}
