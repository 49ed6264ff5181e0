"""The queue: the rows of a view, a cursor and marks. Only rows in sight are laid out, however many there are."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer

from store.records.ids import RecordId
from tui.keymap.keymap import Keymap
from tui.render.row_layout import row_line, row_pair
from tui.render.rows import QueueRow
from tui.render.styles import EMPTY, PLAIN, STRONG, fitted, line
from tui.widgets.pane import NOTCH, Pane
from tui.widgets.text import TextLayout

_PAIR = 3
"""The lines of a row of two, with the empty one below it."""
REST = 0.06
"""Seconds without a step after which the cursor rests and the other panes follow it."""


class QueuePlace(Struct, frozen=True):
    """Where the user is in the rows of a view."""

    row_id: RecordId | None = None
    """The row under the cursor."""
    place: int = 0
    """Its place, counted from zero."""
    top: int = 0
    """The place of the first row in sight."""
    marked: frozenset[RecordId] = frozenset()


class Queue(Pane):
    """Rows, known by their ids, with a cursor on one of them."""

    DEFAULT_CSS = """
    Queue { padding: 0; }
    """

    @dataclass
    class Rested(Message):
        """The cursor has stayed on a row for a moment."""

        row: RecordId | None
        """The id of the row; None where there are no rows."""

    def __init__(self, keys: Keymap, row_of: Callable[[RecordId], QueueRow]) -> None:
        """`row_of` returns the row of an id; it is called for the rows in sight only."""
        super().__init__(keys, id="queue", title="Inbox")
        self._row_of = row_of
        self.rows: Sequence[RecordId] = ()
        """The ids of all rows, in order."""
        self.place = 0
        """The place of the cursor, counted from zero."""
        self.marked: frozenset[RecordId] = frozenset()
        """The ids of the marked rows."""
        self._marked_last: RecordId | None = None
        """The row that the user marked last, one by one."""
        self._strips: dict[RecordId, Sequence[Strip]] = {}
        self.headings: Mapping[RecordId, str] = {}
        """By the first row of a group, what is above it."""
        self._is_paired = False
        self._instead: TextLayout = lambda width: ()
        self._rest: Timer | None = None

    def on_mount(self) -> None:
        """Prepare the timer that tells when the cursor rests."""
        self._rest = self.set_interval(REST, self._tell_rest, pause=True)

    @property
    def current(self) -> RecordId | None:
        """The id of the row under the cursor; None where there are no rows."""
        return self.rows[self.place] if self.rows else None

    @property
    def in_sight(self) -> Sequence[RecordId]:
        """The ids of the rows that are on the screen."""
        return self.rows[self._top : self._top + self._page]

    @property
    def _page(self) -> int:
        """How many rows fit: of two lines, with an empty line between them, or of one."""
        height = self.room.height
        return max((height + 1) // _PAIR if self._is_paired else height, 1)

    def pair_lines(self, on: bool) -> None:
        """Give each row two lines, or one."""
        if on != self._is_paired:
            self._is_paired = on
            self._strips.clear()
            self._keep_in_sight()
            self.redraw()

    @property
    def whereabouts(self) -> QueuePlace:
        """Where the user is."""
        return QueuePlace(self.current, self.place, self._top, self.marked)

    def go_back_to(self, place: QueuePlace) -> None:
        """Have the rows that are shown next shown as they were left."""
        self.place, self._top, self.marked = place.place, place.top, place.marked

    def show_rows(
        self,
        rows: Sequence[RecordId],
        row_id: RecordId | None = None,
        instead: TextLayout = lambda width: (),
        headings: Mapping[RecordId, str] | None = None,
        present: Sequence[RecordId] | None = None,
    ) -> None:
        """Show these rows, with the cursor on the row `row_id`, else on the row it was on, else at the same height.

        Marks stay on rows that are `present`, be they shown or not: by default on those that are shown. `instead` is
        shown where there are no rows, `headings` above the rows that begin a group.
        """
        wanted = self.current if row_id is None else row_id
        self.rows = rows
        self.headings = headings or {}
        self._instead = instead
        self._strips.clear()
        if self.marked:
            self.marked = self.marked.intersection(rows if present is None else present)
        place = _index(rows, wanted, otherwise=self.place)
        self._top += place - self.place
        self._move_to(place)

    def renew(self) -> None:
        """Lay the rows in sight out again, since what they say has changed."""
        self._strips.clear()
        self.redraw()

    def mark(self, rows: Iterable[RecordId], *, on: bool = True) -> None:
        """Mark these rows, or take their marks off."""
        marked = self.marked.union(rows) if on else self.marked.difference(rows)
        if marked != self.marked:
            self.marked = marked
            self.renew()

    def turn_mark(self, row: RecordId) -> None:
        """Mark this row, or take its mark off."""
        is_marked = row in self.marked
        self.mark([row], on=not is_marked)
        self._marked_last = None if is_marked else row

    def rows_since_mark(self) -> Sequence[RecordId]:
        """Return the rows from the one that was marked last, up or down, to the one under the cursor; none where that
        one has lost its mark or is not shown.
        """
        if self._marked_last not in self.marked or self._marked_last not in self.rows:
            return ()
        first, last = sorted((self.rows.index(self._marked_last), self.place))
        return self.rows[first : last + 1]

    def unmark(self) -> None:
        """Take all marks off."""
        if self.marked:
            self.marked = frozenset()
            self.renew()

    def next_after(self, leaving: Iterable[RecordId]) -> RecordId | None:
        """Return the first row below the cursor that is none of these, else the last above it."""
        left = frozenset(leaving)
        below = (row_id for row_id in self.rows[self.place :] if row_id not in left)
        above = (row_id for row_id in reversed(self.rows[: self.place]) if row_id not in left)
        return next(below, next(above, None))

    def move(self, steps: int) -> None:
        """Move the cursor by so many rows, as far as there are any."""
        self._move_to(self.place + steps)

    def move_page(self, pages: int) -> None:
        """Move by whole pages, one row staying in sight."""
        step = pages * max(self._page - 1, 1)
        self._top += step
        self.move(step)

    def move_to_end(self, *, last: bool) -> None:
        """Move to the last row, or to the first."""
        self._move_to(len(self.rows) - 1 if last else 0)

    def move_to_row(self, row_id: RecordId) -> None:
        """Move to the row of this id, where it is there."""
        self._move_to(_index(self.rows, row_id, otherwise=self.place))

    def row_at(self, y: int) -> RecordId | None:
        """Return the id of the row on this line of the widget; None where there is none."""
        below = y - 1
        for place in range(self._top, len(self.rows)):
            below -= self.rows[place] in self.headings
            if below < 0:
                return None
            below -= self._lines_of_row
            if below < 0:
                return self.rows[place]
        return None

    def turn_wheel(self, y: int, notches: int) -> None:
        """Scroll, and leave the cursor on its row while that is in sight: a touch of the wheel changes no person."""
        self._top = max(0, min(self._top + notches * NOTCH // self._lines_of_row, self._last_top()))
        last = self._top + self._page - 1
        while self.headings and last > self._top and self._height_of(self._top, last) > self.room.height:
            last -= 1
        self._move_to(max(self._top, min(self.place, last)))

    def _move_to(self, place: int) -> None:
        """Put the cursor there. At the edge the queue scrolls by half a page, not row by row."""
        self.place = max(0, min(place, len(self.rows) - 1))
        self._keep_in_sight()
        self.redraw()
        if self._rest is not None:
            self._rest.reset()

    def _keep_in_sight(self) -> None:
        """Scroll until the cursor is in sight, and no further than there are rows."""
        page = self._page
        if not self._top <= self.place < self._top + page:
            self._top = self.place - page // 2
        self._top = max(0, min(self._top, self._last_top()))
        while self.headings and self._top < self.place and self._height_of(self._top, self.place) > self.room.height:
            self._top += 1

    def _last_top(self) -> int:
        """Return the place of the top row from which on all rows are in sight."""
        last = len(self.rows) - 1
        top = max(last + 1 - self._page, 0)
        while self.headings and top < last and self._height_of(top, last) > self.room.height:
            top += 1
        return top

    @property
    def _lines_of_row(self) -> int:
        return _PAIR if self._is_paired else 1

    def _height_of(self, first: int, last: int) -> int:
        """Return how many lines there are from the row at one place to that at another, headings among them."""
        shown = self.rows[first : last + 1]
        return len(shown) * self._lines_of_row + sum(row in self.headings for row in shown)

    def _tell_rest(self) -> None:
        """Tell that the cursor rests."""
        if self._rest is not None:
            self._rest.pause()
        self.post_message(self.Rested(self.current))

    def redraw(self) -> None:
        """Lay out the rows in sight. All but the one under the cursor are kept until they change."""
        width, height = self.room
        if not self.rows:
            indent = line(("  ", PLAIN))
            self.paint([EMPTY, *(Strip([*indent, *strip]) for strip in self._instead(max(width - 4, 1)))])
            return
        shown: list[Strip] = []
        for place in range(self._top, min(self._top + self._page + 1, len(self.rows))):
            if heading := self.headings.get(self.rows[place]):
                shown.append(line((f"  {fitted(heading, max(width - 2, 0))}", STRONG)))
            shown += self._strips_of(place, width)
        self.paint(shown[:height])

    def _strips_of(self, place: int, width: int) -> Sequence[Strip]:
        """Return the lines of the row at this place."""
        row = self.rows[place]
        if place == self.place:
            return self._laid_out(row, width, here=True)
        if row not in self._strips:
            self._strips[row] = self._laid_out(row, width, here=False)
        return self._strips[row]

    def _laid_out(self, row: RecordId, width: int, *, here: bool) -> Sequence[Strip]:
        said, marked = self._row_of(row), row in self.marked
        if self._is_paired:
            return (*row_pair(said, width, marked=marked, here=here, focused=self.has_focus), EMPTY)
        return (row_line(said, width, marked=marked, here=here, focused=self.has_focus),)

    def fit(self) -> None:
        """Lay out anew, with the cursor in sight."""
        self._strips.clear()
        self._keep_in_sight()
        super().fit()


def _index(rows: Sequence[RecordId], wanted: RecordId | None, *, otherwise: int) -> int:
    """Return the place of this id among the rows; `otherwise` where it is not there."""
    try:
        return rows.index(wanted)
    except ValueError:
        return otherwise
