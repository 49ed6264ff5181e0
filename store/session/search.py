"""Filters over the rows of one tray."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from store.filtering import Vocabulary, parse
from store.session.advice import Advice
from store.session.filter_subject import RULE, FilterSubject, search_vocabulary
from store.tray.tray import Tray


class RowLimit:
    """A filter, held against the rows of one tray as they are at this moment."""

    def __init__(self, search: "Search", text: str) -> None:
        """Raises FilterError."""
        self.text = text.strip()
        self._search = search
        self._filter = parse(text, search.vocabulary)
        self._now = search.tray.now

    def holds(self, row: int) -> bool:
        """Whether it is known to hold for the row of this id."""
        return self._filter.matches(self._search.row(row), self._now)


class Search:
    """Understands filters, and remembers of every row what it took some work to find out."""

    def __init__(self, tray: Tray, advice: Advice) -> None:
        self.tray = tray
        self._advice = advice
        self._rows: dict[int, FilterSubject] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What a filter can ask for."""
        return search_vocabulary(self._advice.rules)

    def limit(self, text: str) -> RowLimit:
        """The filter that a text means. Raises FilterError."""
        return RowLimit(self, text)

    def row(self, number: int) -> FilterSubject:
        """A row as filters see it."""
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = FilterSubject(self.tray.item(number), self._advice.opinion)
        return row

    def read_all(self) -> Iterator[None]:
        """Read the texts of all invitations, then what the rules say of them, so that no keystroke has to.

        One a step; may run on a thread of its own.
        """
        invitations = list(self.tray.tables["invitations"])
        for number in invitations:
            _ = self.row(number).everything
            yield
        for number in invitations:
            row = self.row(number)
            row.words("advice")
            row.fact("known")
            row.words(RULE)
            yield

    def forget(self, numbers: Iterable[int]) -> None:
        """Look at these rows anew."""
        for number in numbers:
            self._rows.pop(number, None)

    def forget_all(self) -> None:
        """Look at every row anew."""
        self._rows.clear()
