"""Filters over the rows of one tray."""

from functools import cached_property

from store.filtering import Filter, Vocabulary, parse
from store.records.model import Item
from store.searching import Row, search_vocabulary
from store.tray.tray import Tray
from tui.advice import Advice


class RowLimit:
    """A filter, held against the rows of one tray."""

    def __init__(self, search: "Search", text: str) -> None:
        """Raises FilterError."""
        self.text = text.strip()
        self._search = search
        self._filter = parse(text, search.vocabulary)

    def holds(self, item: Item) -> bool:
        """Whether it is known to hold for this item."""
        return self._search.matches(item, self._filter)


class Search:
    """Understands filters, and remembers of every row what it took some work to find out."""

    def __init__(self, tray: Tray, advice: Advice) -> None:
        self._tray = tray
        self._advice = advice
        self._rows: dict[int, tuple[Item, Row]] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a filter can ask for."""
        return search_vocabulary(self._advice.rules)

    def limit(self, text: str) -> RowLimit:
        """The filter that a text means. Raises FilterError."""
        return RowLimit(self, text)

    def matches(self, item: Item, condition: Filter) -> bool:
        """Whether a filter is known to hold for an item."""
        kept = self._rows.get(item.id)
        if kept is None or kept[0] is not item:
            kept = self._rows[item.id] = item, Row(item, self._advice.opinion)
        return condition.matches(kept[1], self._tray.now)

    def forget_all(self) -> None:
        """Look at every row anew."""
        self._rows.clear()
