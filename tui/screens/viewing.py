"""A screen that shows one view of the tray: its rows, the row under the cursor, and what was done to them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.strip import Strip

from store.records.ids import RecordId
from store.records.model import Draft, Person
from store.session.last_place import LastPlace, PlaceInView, read_last_place
from store.session.listing import DUE
from store.session.person_standing import standing_of
from store.session.row_details import RowDetails, row_details
from store.session.session import Session
from store.tray.outcome import Outcome
from store.tray.views import VIEWS
from tui.keymap.keymap import Keymap
from tui.render.empty_views import empty_view_lines
from tui.render.outcomes import describe_departure, describe_outcome
from tui.render.rows import QueueRow, due_row, person_row, queue_row
from tui.render.view_headings import group_headings, order_of, view_title
from tui.screens.asking import AskingScreen
from tui.screens.layout import has_paired_lines, most_lines_of_queue
from tui.screens.reviewing import Reviewing
from tui.widgets.bars import StatusBar, ViewsBar
from tui.widgets.queue import Queue, QueuePlace
from tui.widgets.side import Side

if TYPE_CHECKING:
    from store.session.search import RowLimit

_NAMES = frozenset(view.name for view in VIEWS)


def _place_in_view(place: QueuePlace) -> PlaceInView:
    return PlaceInView(place.row_id, place.place - place.top)


class ViewingScreen(AskingScreen):
    """Shows the rows of one view in the queue, and the row under the cursor in the panes beside it."""

    def __init__(self, session: Session, keys: Keymap, *, is_sample: bool, classes: str) -> None:
        """`is_sample` says whether the tray is that of invented people."""
        super().__init__(classes=classes)
        self.session = session
        self._is_sample = is_sample
        self.keys = keys
        self.view = VIEWS[0].name
        self.limit: RowLimit | None = None
        self.orders: dict[str, str] = {}
        """By the view, the order that the user chose, in words."""
        self._left: dict[str, tuple[QueuePlace, str]] = {}
        """By the views' names, those that the user has been to: where they were, and the filter."""
        self.about: RowDetails | None = None
        """The row that the panes show."""
        self._refused_on: RecordId | None = None
        """The row on which something was refused last."""
        self.queue = Queue(keys, self._row)
        self.side = Side(keys)
        self.status = StatusBar()
        self.views_bar = ViewsBar(keys)
        self.reviewing = Reviewing(self)

    @property
    def last_place(self) -> LastPlace:
        """Where the user is, for the next start."""
        here = _place_in_view(self.queue.whereabouts)
        others = {view: _place_in_view(place) for view, (place, _) in self._left.items() if view != self.view}
        return LastPlace(here.row, here.height, view=self.view, others=others)

    def show_last_place(self) -> None:
        """Show the view that the user has left, on its row, and the others later as they were; at first the inbox."""
        last = read_last_place(self.session.resources.places)
        if last is not None and last.view in _NAMES:
            self.view = last.view
            self._left = {view: (QueuePlace(each.row, each.height), "") for view, each in last.others.items()}
            self.queue.go_back_to(QueuePlace(last.row, last.height, 0))
            self.limit_to(None, last.row)
        else:
            self.limit_to(None)
        self.follow()

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.status.say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done, until the cursor is on another row."""
        self._refused_on = self.queue.current
        self.status.say(sentence, warning=True)

    def show_view(self, view: str, limit: str | None = None, row_id: RecordId | None = None) -> None:
        """Turn to a view as it was left, or under this filter, or with the cursor on the row `row_id`."""
        self._left[self.view] = (self.queue.whereabouts, self.limit.text if self.limit else "")
        place, left_limit = self._left.get(view, (QueuePlace(), ""))
        self.view = view
        self.queue.go_back_to(place)
        text = left_limit if limit is None else limit
        wanted = place.row_id if row_id is None else row_id
        self.limit_to(self.session.search.limit(text) if text else None, wanted)
        self.show_counts()
        if text and limit is None:
            self.say_filtered()
        self.say_if_gone(wanted)

    def say_filtered(self) -> None:
        """Say that the view shows only what a filter leaves, and how to see all."""
        if self.limit is not None:
            title = next(view.title for view in VIEWS if view.name == self.view)
            then = ", once the marks are off," if self.queue.marked else ""
            self.say(f"{title} shows only {self.limit.text}; {self.keys.how_to('back')}{then} shows all.")

    def turn_view(self, steps: int) -> None:
        """Turn to the view so many places further on, and from the last to the first."""
        names = [view.name for view in VIEWS]
        self.show_view(names[(names.index(self.view) + steps) % len(names)])

    def say_if_gone(self, row_id: RecordId | None) -> None:
        """Say so where the cursor was on a row that is not in the view any more."""
        if told := self._gone(row_id):
            self.say(told)

    def _gone(self, row_id: RecordId | None) -> str:
        """That the cursor is no longer on a row, in a sentence; "" where it is."""
        if row_id is None or row_id == self.queue.current:
            return ""
        return describe_departure(self.session, row_id, self.queue.current)

    def limit_to(self, limit: "RowLimit | None", row_id: RecordId | None = None) -> None:
        """Show the rows of the view for which the filter holds, with the cursor on the row `row_id` if it is there."""
        self.limit = limit
        rows = self.session.listing.turn_to(self.view, limit.among if limit else None)
        self.show_rows(rows, row_id)

    def fit_queue(self) -> None:
        """Give each row the lines that there is room for, and the queue no more room than its rows take where the
        panes are below it.
        """
        size, lines = self.app.size, len(self.queue.rows) + len(self.queue.headings)
        self.queue.pair_lines(has_paired_lines(self.view, size.width))
        most = most_lines_of_queue(lines, size.width)
        if most is not None or self.queue.styles.has_rule("max_height"):  # to set None lays everything out anew
            self.queue.styles.max_height = most

    def show_rows(self, rows: Sequence[RecordId], row_id: RecordId | None = None) -> None:
        """Show these rows, with the cursor on the one `row_id`."""
        self.set_class(self._welcomes, "-welcoming")
        is_by_day = self.view == DUE and not self.orders.get(DUE)
        headings = group_headings(rows, self.session.due_list.heading_of) if is_by_day else None
        self.queue.show_rows(rows, row_id, self._instead_of_rows, headings, self.session.listing.all_rows)
        self.fit_queue()
        self._show_heading()
        self.show_standing()

    @property
    def _welcomes(self) -> bool:
        """Whether nothing has come in yet, so that the inbox says how to begin."""
        return self.view == VIEWS[0].name and self.session.is_empty

    def _instead_of_rows(self, width: int) -> Iterable[Strip]:
        """What a view without rows says, in lines of at most so many cells."""
        if self._welcomes and self.limit is None:
            from tui.render.welcome import welcome_lines

            return welcome_lines(self.keys, self.session.resources.places.store, width)
        return empty_view_lines(self.view, self.keys, width, is_limited=self.limit is not None)

    def _show_heading(self) -> None:
        """Show how many rows the view has, and in which order."""
        total = len(self.session.listing.all_rows) if self.limit is not None else None
        self.queue.head(
            view_title(self.view, len(self.queue.rows), total), self.orders.get(self.view) or order_of(self.view)
        )

    def show_changed(self, row_id: RecordId | None = None) -> None:
        """Show the rows and the counts after a change, with the cursor on the row `row_id` if it is there."""
        self.show_rows(self.session.listing.rows, row_id)
        self.show_counts()

    def show_counts(self) -> None:
        """Show how many rows each view has."""
        self.views_bar.show(self.view, self.session.listing.counts())

    def take_settings(self) -> None:
        """Have what config.toml says now count, and show the rows by it. Raises TomlError as the session does."""
        self.session.take_settings()
        self.reviewing.forget()
        here = self.queue.current
        self.limit_to(self.session.search.limit(self.limit.text) if self.limit else None, here)
        self.show_counts()
        self.follow()

    def show_advice(self) -> None:
        """Show the advice, now that it is known."""
        self.queue.renew()
        self.follow()

    def show_standing(self) -> None:
        """Show the filter, the marks and the place in the view."""
        limit = f"only {self.limit.text}" if self.limit else ""
        marked = self._marked_in_words()
        total = len(self.queue.rows)
        sample = "sample" if self._is_sample else ""
        self.status.stand(limit, marked, sample, f"{self.queue.place + 1:,} of {total:,}" if total else "")

    def _marked_in_words(self) -> str:
        """Return how many rows are marked, and how many of them a filter hides, on which no key acts."""
        if not self.queue.marked:
            return ""
        hidden = len(self.queue.marked.difference(self.queue.rows))
        return f"{len(self.queue.marked):,} marked" + (f", {hidden:,} not shown" if hidden else "")

    def settle(
        self,
        outcome: Outcome,
        done: str,
        about: Sequence[RecordId],
        *,
        goes_on: bool = True,
        row_id: RecordId | None = None,
    ) -> None:
        """Show the rows after a change, and say what was done: `done` has a gap for the names of the rows `about`.

        The cursor goes on to the next row, or to the row `row_id`. Marks come off the rows `about`.
        """
        gone = ""
        if outcome.action is not None:
            onto = self.queue.next_after(outcome.changed) if goes_on and row_id is None else row_id
            stays_on = self.queue.current if onto is None else None
            self.queue.mark(about, on=False)
            self.show_changed(onto)
            gone = "" if goes_on else self._gone(stays_on)
        told = describe_outcome(self.session, outcome, done, about)
        if outcome.action is None:
            self.refuse(told)
        else:
            self.say(f"{told} {gone}".rstrip())

    def show_step(self, sentence: str, changed: Sequence[RecordId]) -> None:
        """Show the rows after an undo or redo, with the cursor on the first that changed, where it is in the view."""
        here, before = frozenset(changed), self.queue.current
        self.show_changed(next((row for row in self.session.listing.rows if row in here), None))
        onto = self.queue.current
        if onto is not None and onto != before and len(here) > 1:
            sentence = f"{sentence.rstrip('.')}. The cursor is on {self.session.tray.subject(onto)[0].name}."
        self.say(sentence)

    def show_keys(self) -> None:
        """Show the keys that do something on the row under the cursor, on a screen that has a line for them."""

    def follow(self) -> None:
        """Have the panes show the row under the cursor."""
        self.show_standing()
        row = self.queue.current
        if row != self._refused_on:
            self.status.take_back_refusal()
        about = None if row is None else row_details(self.session, row)
        self.side.show(about, row, self.view)
        self.reviewing.review(about.letter if about else None)
        self.about = about

    def _row(self, row_id: RecordId) -> QueueRow:
        """Return what the row of this id says."""
        item = self.session.tray.item(row_id)
        is_stopped = isinstance(item, Draft) and self.reviewing.is_stopped(item)
        if self.view == DUE and (due := self.session.due_list.of(row_id)):
            return due_row(due[0], self.session.now)
        if isinstance(item, Person):
            return person_row(item, standing_of(self.session, item), self.session.now)
        return queue_row(item, self.session.advised(row_id), self.session.now, view=self.view, is_stopped=is_stopped)
