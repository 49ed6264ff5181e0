"""Filters over the rows of one tray."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property, partial
from typing import Final

from store.filtering import PERSON_FIELDS, Filter, Vocabulary
from store.keeping.contacts import dealings_of
from store.keeping.due import items_of
from store.records.ids import RecordId
from store.records.model import Item
from store.session.advice import AdviceService
from store.session.filter_subject import RULE, FilterSubject, search_vocabulary
from store.settings import Settings
from store.tray import views
from store.tray.tray import Tray

_REACHING: Final = frozenset({"view", "kind", "name", *(field.name for field in PERSON_FIELDS)})
"""A filter that names one of these is about the people of the network too, who are in no other view."""


class RowLimit:
    """A filter, applied to the rows of one tray as they are at this moment."""

    def __init__(self, search: "Search", text: str) -> None:
        """Raises FilterError."""
        self.text = text.strip()
        self._search = search
        self._filter = Filter(text, search.vocabulary)
        self._now = search.tray.now

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that it looks at."""
        return self._filter.fields

    def among(self, row_ids: Iterable[RecordId]) -> list[RecordId]:
        """Return those of these rows for which the filter is known to hold."""
        return self._filter.matching(self._search.each(row_ids), self._now)


class Search:
    """Understands filters, and remembers for every row what it took some work to find out."""

    def __init__(self, tray: Tray, advice: AdviceService, rules: Collection[str], settings: Settings) -> None:
        """`rules` are the ids of all rules that a filter may name."""
        self.tray = tray
        self._settings = settings
        self._ask = advice.opinion
        self._dealings_of = partial(dealings_of, tray)
        self._due_of = self._first_due
        self._rules = rules
        self._rows: dict[RecordId, FilterSubject] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a filter can ask for."""
        return search_vocabulary(self._rules)

    def limit(self, text: str) -> RowLimit:
        """Return the filter that a text means. Raises FilterError."""
        return RowLimit(self, text)

    def row(self, row_id: RecordId) -> FilterSubject:
        """Return a row as filters see it."""
        row = self._rows.get(row_id)
        if row is None:
            item = self.tray.item(row_id)
            row = self._rows[row_id] = FilterSubject(item, self._ask, self._dealings_of, self._due_of)
        return row

    def each(self, row_ids: Iterable[RecordId]) -> Iterator[tuple[RecordId, FilterSubject]]:
        """Yield rows as filters see them, each behind its id."""
        known, row = self._rows.get, self.row
        return ((row_id, known(row_id) or row(row_id)) for row_id in row_ids)

    def read_all(self) -> Iterator[None]:
        """Read the texts of all invitations, then what the rules say of them, so that no keystroke has to.

        One a step; may run on a thread of its own.
        """
        invitations = list(self.tray.tables["invitations"])
        for invitation_id in invitations:
            _ = self.row(invitation_id).everything
            yield
        for invitation_id in invitations:
            row = self.row(invitation_id)
            row.words("advice")
            row.fact("known")
            row.words(RULE)
            yield

    def _first_due(self, person_id: RecordId) -> date | None:
        """Return the first day on which something is due for somebody; None where nothing is."""
        items = items_of(dealings_of(self.tray, person_id), self.tray.today, self._settings)
        return items[0].on if items else None

    def update(self, ids: Iterable[RecordId]) -> None:
        """Look at these rows anew."""
        for row_id in ids:
            self._rows.pop(row_id, None)

    def renew(self) -> None:
        """Look at every row anew."""
        self._rows.clear()


def find_rows(tray: Tray, limit: RowLimit | None, view: str) -> Iterator[Item]:
    """Yield the rows of a view for which a filter is known to hold, in the order of the screen.

    Under a filter that says whom it is about, the rows of all views are those of the network, too.
    """
    rows = views.rows(tray, view)
    if view == "all" and limit and _REACHING & limit.fields:
        rows += views.rows(tray, "network")
    return map(tray.item, rows if limit is None else limit.among(rows))
