"""Which rows a view shows, kept up to date record by record: a decision costs the same among ten and ten thousand."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from store.records.model import Item
from store.tray import views
from store.tray.changes import REMOVED
from store.tray.tray import Tray

Limit = Callable[[Item], bool]
"""A filter as the listing needs it: whether it holds for an item."""

_NOWHERE: frozenset[str] = frozenset()


class Listing:
    """The rows of the view that is shown, as far as a limit leaves them, and how many rows each view has."""

    def __init__(self, tray: Tray) -> None:
        self._tray = tray
        self._view = views.VIEWS[0].name
        self._limit: Limit | None = None
        self._rows: Sequence[int] = ()
        self._standing: dict[int, frozenset[str]] = {}
        self._counts: Counter[str] = Counter()

    @property
    def rows(self) -> Sequence[int]:
        """The ids of the rows that are shown."""
        return self._rows

    def turn_to(self, view: str, limit: Limit | None) -> Sequence[int]:
        """Show the rows of this view, in its order, for which the limit holds."""
        self._view, self._limit = view, limit
        rows = views.rows(self._tray, view)
        self._rows = rows if limit is None else [row for row in rows if limit(self._tray.item(row))]
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
        here = set(self._rows)
        belonging = {number for number in changed if self._belongs(number)}
        if belonging - here:
            return self.turn_to(self._view, self._limit)
        if gone := here.intersection(changed) - belonging:
            self._rows = [number for number in self._rows if number not in gone]
        return self._rows

    def renew(self) -> Sequence[int]:
        """Go through all records again, after some came from outside or a new day began."""
        self._standing = {}
        self._counts.clear()
        return self.turn_to(self._view, self._limit)

    def _views_of(self, number: int) -> frozenset[str]:
        """The views in which a record stands now."""
        found = (self._tray.tables[table].get(number) for table in ("invitations", "drafts", "people"))
        is_removed = any(record.fields.get(REMOVED) for record in found if record is not None)
        return _NOWHERE if is_removed else views.views_of(self._tray.item(number))

    def _belongs(self, number: int) -> bool:
        """Whether a record belongs among the rows that are shown."""
        if self._view not in self._standing[number]:
            return False
        return self._limit is None or self._limit(self._tray.item(number))
