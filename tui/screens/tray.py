"""The screen of the tray: the queue on the left; person, verdict and reply on the right; the status below."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import Struct
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.message import Message
from textual.strip import Strip

from store.file.form import Tables
from store.file.saver import SaveStatus
from store.records.ids import RecordId
from store.records.model import Draft, Person
from store.session.edit_session import EditSession
from store.session.last_place import LastPlace, read_last_place
from store.session.listing import DUE
from store.session.person_standing import standing_of
from store.session.row_details import RowDetails, row_details
from store.session.session import Session
from store.tray.outcome import Outcome
from store.tray.views import VIEWS
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.render.empty_views import empty_view_lines
from tui.render.outcomes import describe_departure, describe_outcome
from tui.render.rows import QueueRow, due_row, person_row, row_of
from tui.render.view_headings import group_headings, order_of, view_title
from tui.screens.asking import Asking, AskingScreen
from tui.screens.layout import HEIGHTS, STYLE_SHEET, WIDTHS, has_paired_lines
from tui.screens.offers import offers
from tui.screens.reviewing import Reviewing
from tui.screens.writing import Writing
from tui.terminal import clipboard
from tui.widgets.bars import SMALLEST, KeysBar, StatusBar, TooSmall, ViewsBar
from tui.widgets.cards import SLOTS
from tui.widgets.lines import Divider
from tui.widgets.pane import KeyPane
from tui.widgets.queue import Queue, QueuePlace
from tui.widgets.side import Side

if TYPE_CHECKING:
    from store.session.search import RowLimit
    from tui.render.looks import LookSetting
    from tui.widgets.editor import Editor

Handler = Callable[["TrayScreen"], Asking | None]
"""Carries out a command; returns a coroutine where it asks the user something first."""

_NAMES = frozenset(view.name for view in VIEWS)
_WITH_OFFERS = frozenset({"queue", *SLOTS})
"""What has a footer that depends on the row; that of a text does not."""


class LeftView(Struct, frozen=True):
    """A view as the user has left it."""

    place: QueuePlace = QueuePlace()
    limit: str = ""
    """The filter."""


class TrayScreen(AskingScreen):
    """Shows one view of the tray, and runs commands on its rows."""

    DEFAULT_CSS = STYLE_SHEET
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    @dataclass
    class SaveStatusChanged(Message):
        """What is saved, and what is not, has changed."""

        status: SaveStatus

    @dataclass
    class LookChosen(Message):
        """The user has chosen a look: auto, dark, light or plain."""

        look: "LookSetting"

    class SampleWanted(Message):
        """The user wants to look around the sample."""

    @dataclass
    class Merged(Message):
        """Another program had changed the file, and it was merged."""

        tables: Tables

    def __init__(self, session: Session, keys: Keymap, handlers: Mapping[str, Handler]) -> None:
        """`handlers` are the functions that carry out commands, by the ids of the commands."""
        super().__init__(classes="-columns -high")  # as in most terminals; else Textual would style everything twice
        self.session = session
        self.keys = keys
        self._handlers = handlers
        self.view = VIEWS[0].name
        self.limit: RowLimit | None = None
        self.orders: dict[str, str] = {}
        """By the view, the order that the user chose, in words."""
        self._about: RowDetails | None = None
        """The row that the panes show."""
        self._left: dict[str, LeftView] = {}
        """By the views' names, those that the user has been to."""
        self.queue = Queue(keys, self._row)
        self.side = Side(keys)
        self.status = StatusBar()
        self._views_bar = ViewsBar(keys)
        self._keys_bar = KeysBar(keys)
        self.writing = Writing(self)
        self.reviewing = Reviewing(self)

    def compose(self) -> ComposeResult:
        """Yield the views, the panes, the status and the keys."""
        yield self._views_bar
        with Horizontal(id="panes"):
            yield self.queue
            yield Divider()
            yield self.side
        yield self.status
        yield self._keys_bar
        yield self.foot
        yield TooSmall()

    def on_mount(self) -> None:
        """Show the view that the user has left, on its row; at first the inbox."""
        self.queue.focus()
        last = read_last_place(self.session.resources.places)
        if last is not None and last.view in _NAMES:
            self.view = last.view
            self.queue.go_back_to(QueuePlace(last.row, last.height, 0))
            self.limit_to(None, last.row)
        else:
            self.limit_to(None)
        self.follow()

    @property
    def last_place(self) -> LastPlace:
        """Where the user is, for the next start."""
        place = self.queue.whereabouts
        return LastPlace(self.view, place.row_id, place.place - place.top)

    def _pair_lines(self) -> None:
        self.queue.pair_lines(has_paired_lines(self.view, self.app.size.width))

    def on_resize(self) -> None:
        """Give rows the lines that there is room for; focus the queue where the focused pane was hidden."""
        self._pair_lines()
        self.call_after_refresh(self._keep_the_keys)

    def _keep_the_keys(self) -> None:
        if self.focused is None:
            (self.writing.editor or self.queue).focus()

    @property
    def is_too_small(self) -> bool:
        """Whether the terminal has no room for the tray, so that nobody sees what a key would do."""
        there = self.app.size
        return there.width < SMALLEST.width or there.height < SMALLEST.height

    # What the saver tells.

    def on_tray_screen_save_status_changed(self, message: SaveStatusChanged) -> None:
        """Show whether everything is on disk."""
        self.show_save_status(message.status)
        if message.status.state in ("saved", "saving"):
            self.session.confirm_saved()

    def show_save_status(self, status: SaveStatus) -> None:
        """Show how saving stands. What was saved a moment ago is not called so where something was done since."""
        if status.state == "failed":
            self.status.show_saving(f"NOT SAVED ({self.keys.how_to('quit')} retries): {status.why}", failed=True)
        elif status.state == "unproven":
            self.status.show_saving(f"written, but not confirmed by the disk: {status.why}", failed=True)
        else:
            self.status.show_saving("saved" if status.state == "saved" and self.session.saving.is_done else "saving")

    def on_tray_screen_merged(self, message: Merged) -> None:
        """Show what another program has changed, and stay on the row."""
        self.session.merge_in(message.tables)
        before = self.queue.current
        self.show_rows(self.session.listing.rows)
        self.show_counts()
        self.say_if_gone(before)

    # What the panes tell.

    def on_key_pane_command_given(self, message: KeyPane.CommandGiven) -> None:
        """Run the command that a key in a pane stands for."""
        self.run_command(message.command)

    def on_queue_rested(self, message: Queue.Rested) -> None:
        """Have the other panes follow the cursor."""
        self.follow()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of the focused pane."""
        place = event.widget.pane_id if isinstance(event.widget, KeyPane) else event.widget.id
        if place in _WITH_OFFERS:
            self._show_keys()
        elif place:
            self._keys_bar.show(place)

    def on_editor_grown(self, message: "Editor.Grown") -> None:
        """Keep what has been typed so far. It may have become a draft with that."""
        self.writing.keep(message.text)
        self.show_counts()

    # What commands use.

    def run_command(self, command: Command) -> None:
        """Run a command. One that asks something goes on beside the screen."""
        asking = self._handlers[command.id](self)
        if asking is not None:
            self.go_on_beside(asking)

    @property
    def pane(self) -> KeyPane:
        """The focused pane: the queue, or the cards."""
        return self.focused if isinstance(self.focused, KeyPane) else self.queue

    @property
    def pane_id(self) -> str:
        """What has the keys: `queue`, or the name of a card."""
        return self.pane.pane_id

    def go_to(self, place: str) -> None:
        """Give the keys to the queue, or to a card."""
        if place in SLOTS:
            self.side.cards.open(place)
        self.set_focus(self.queue if place == "queue" else self.side.cards)
        self._show_keys()

    def go_on(self, steps: int) -> None:
        """Give the keys to what stands so many places after what has them."""
        places = ("queue", *SLOTS)
        self.go_to(places[(places.index(self.pane_id) + steps) % len(places)])

    def chosen(self) -> list[RecordId]:
        """Return the ids of the rows that a command acts on: the marked ones that are shown, else the one under the
        cursor.
        """
        marked = [row_id for row_id in self.queue.rows if row_id in self.queue.marked] if self.queue.marked else []
        return marked or ([] if self.queue.current is None else [self.queue.current])

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.status.say(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was done."""
        self.status.say(sentence, warning=True)

    def copy(self, text: str) -> None:
        """Hand a text to the clipboard of the terminal. Raises NotCopied where that is known to fail."""
        clipboard.copy(self.app, text)

    def put_down(self, edit: EditSession, text: str) -> None:
        """Keep a text that the user has left, and say so."""
        if edit.put_down(text):
            before = self.queue.current
            self.show_rows(self.session.listing.rows)
            self.show_counts()
            self.say(" ".join(filter(None, (edit.done, self._gone(before)))))
        self.follow()

    def show_view(self, view: str, limit: str | None = None, row_id: RecordId | None = None) -> None:
        """Turn to a view as it was left, or under this filter, or with the cursor on the row `row_id`."""
        self._left[self.view] = LeftView(self.queue.whereabouts, self.limit.text if self.limit else "")
        left = self._left.get(view, LeftView())
        self.view = view
        self.queue.go_back_to(left.place)
        text = left.limit if limit is None else limit
        wanted = left.place.row_id if row_id is None else row_id
        self.limit_to(self.session.search.limit(text) if text else None, wanted)
        self.show_counts()
        self.say_if_gone(wanted)

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
        self._pair_lines()
        rows = self.session.listing.turn_to(self.view, limit.holds if limit else None)
        self.show_rows(rows, row_id)

    def show_rows(self, rows: Sequence[RecordId], row_id: RecordId | None = None) -> None:
        """Show these rows, with the cursor on the one `row_id`."""
        self.set_class(self._welcomes, "-welcoming")
        is_by_day = self.view == DUE and not self.orders.get(DUE)
        headings = group_headings(rows, self.session.due_list.heading_of) if is_by_day else None
        self.queue.show_rows(rows, row_id, self._instead_of_rows, headings, self.session.listing.all_rows)
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

    def show_counts(self) -> None:
        """Show how many rows each view has."""
        self._views_bar.show(self.view, self.session.listing.counts())

    def show_advice(self) -> None:
        """Show the advice, now that it is known."""
        self.queue.renew()
        self.follow()

    def show_standing(self) -> None:
        """Show the filter, the marks and the place in the view."""
        limit = f"only {self.limit.text}" if self.limit else ""
        marked = f"{len(self.queue.marked):,} marked" if self.queue.marked else ""
        total = len(self.queue.rows)
        self.status.stand(limit, marked, f"{self.queue.place + 1:,} of {total:,}" if total else "")

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

        The cursor goes on to the next row, or to the row `row_id`.
        """
        gone = ""
        if outcome.action is not None:
            onto = self.queue.next_after(outcome.changed) if goes_on and row_id is None else row_id
            stays_on = self.queue.current if onto is None else None
            self.queue.unmark()
            self.show_rows(self.session.listing.rows, onto)
            self.show_counts()
            gone = "" if goes_on else self._gone(stays_on)
        told = describe_outcome(self.session, outcome, done, about)
        self.status.say(f"{told} {gone}".rstrip(), warning=outcome.action is None)

    def show_step(self, sentence: str, changed: Sequence[RecordId]) -> None:
        """Show the rows after an undo or redo, with the cursor on the first that changed, where it is in the view."""
        here = frozenset(changed)
        rows = self.session.listing.rows
        self.show_rows(rows, next((row for row in rows if row in here), None))
        self.show_counts()
        self.say(sentence)

    def follow(self) -> None:
        """Have the panes show the row under the cursor."""
        self.show_standing()
        row = self.queue.current
        about = None if row is None else row_details(self.session, row)
        self.side.show(about, row, self.view)
        self.reviewing.review(about.letter if about else None)
        self._about = about
        self._show_keys()

    def _show_keys(self) -> None:
        """Show the keys of what has them, those that do something on the row under the cursor."""
        if self.pane_id in _WITH_OFFERS and self.writing.editor is None:
            self._keys_bar.offer(list(offers(self.session, self.view, self.pane_id, self._about)))

    def _row(self, row_id: RecordId) -> QueueRow:
        """Return what the row of this id says."""
        item = self.session.tray.item(row_id)
        is_stopped = isinstance(item, Draft) and self.reviewing.is_stopped(item)
        if self.view == DUE and (due := self.session.due_list.of(row_id)):
            return due_row(due[0], self.session.now)
        if isinstance(item, Person):
            return person_row(item, standing_of(self.session, item), self.session.now)
        return row_of(item, self.session.advised(row_id), self.session.now, view=self.view, is_stopped=is_stopped)
