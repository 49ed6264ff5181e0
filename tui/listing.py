"""Which rows a view shows, kept up to date record by record: a decision costs the same among ten and ten thousand."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from store.tray import views
from store.tray.changes import REMOVED
from store.tray.tray import Tray

Limit = Callable[[int], bool]
"""A filter as the listing needs it: whether it holds for the row of an id."""

_NOWHERE: frozenset[str] = frozenset()


class Listing:
    """The rows of the view that is shown, as far as a limit leaves them, and how many rows each view has.

    The order of a view is found once. A row that leaves keeps its place in it, for when undo brings it back.
    """

    def __init__(self, tray: Tray) -> None:
        self._tray = tray
        self._view = ""
        self._limit: Limit | None = None
        self._all: list[int] = []
        self._rows: Sequence[int] = ()
        self._ranks: dict[int, int] = {}
        self._standing: dict[int, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()

    @property
    def rows(self) -> Sequence[int]:
        """The ids of the rows that are shown."""
        return self._rows

    def turn_to(self, view: str, limit: Limit | None) -> Sequence[int]:
        """Show the rows of this view, in its order, for which the limit holds."""
        if view != self._view:
            self._order(view)
        self._limit = limit
        self._rows = self._all if limit is None else [row for row in self._all if limit(row)]
        return self._rows

    def counts(self) -> Counter[str]:
        """How many rows each view has. The first call goes through all records."""
        if not self._standing:
            self._standing = views.standing(self._tray)
            for names in self._standing.values():
                self._counts.update(names)
        return self._counts

    def update(self, changed: Iterable[int]) -> Sequence[int]:
        """Bring counts and rows up to date after these records changed; answers the rows that are shown now."""
        changed = list(changed)
        self.counts()
        for number in changed:
            before = self._standing.get(number, _NOWHERE)
            after = self._standing[number] = self._views_of(number)
            self._counts.update(after - before)
            self._counts.subtract(before - after)
        belonging = {number for number in changed if self._view in self._standing[number]}
        if not belonging <= self._ranks.keys():
            self._order(self._view)
            return self.turn_to(self._view, self._limit)
        self._all = self._with(self._all, changed, belonging)
        fitting = belonging if self._limit is None else {number for number in belonging if self._limit(number)}
        self._rows = self._all if self._limit is None else self._with(self._rows, changed, fitting)
        return self._rows

    def renew(self) -> Sequence[int]:
        """Go through all records again, after some came from outside or a new day began."""
        self._standing = {}
        self._counts.clear()
        self._order(self._view)
        return self.turn_to(self._view, self._limit)

    def _order(self, view: str) -> None:
        """Find the rows of a view, and their order."""
        self._view = view
        self._all = views.rows(self._tray, view)
        self._ranks = {row: rank for rank, row in enumerate(self._all)}

    def _with(self, rows: Sequence[int], changed: Iterable[int], belonging: set[int]) -> list[int]:
        """These rows without the changed ones that no longer belong, and with those that now do, each in its place."""
        gone = set(changed) - belonging
        kept = [row for row in rows if row not in gone]
        for row in belonging.difference(kept):
            kept.insert(bisect(kept, self._ranks[row], key=self._ranks.__getitem__), row)
        return kept

    def _views_of(self, number: int) -> frozenset[str]:
        """The views in which a record stands now."""
        found = (self._tray.tables[table].get(number) for table in ("invitations", "drafts", "people"))
        is_removed = any(record.fields.get(REMOVED) for record in found if record is not None)
        return _NOWHERE if is_removed else views.views_of(self._tray.item(number))
