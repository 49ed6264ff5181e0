"""The screen of the tray: the queue on the left; person, verdict and reply on the right; the status below."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.message import Message

from store.file.errors import Unkept
from store.file.form import Tables
from store.file.saver import SaveStatus
from store.records.ids import RecordId
from store.session.edit_session import EditSession
from store.session.session import Session
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.keymap.tour import Tour
from tui.screens.asking import Asking
from tui.screens.layout import HEIGHTS, STYLE_SHEET, WIDTHS
from tui.screens.offers import offers
from tui.screens.viewing import ViewingScreen
from tui.screens.writing import Writing
from tui.terminal import clipboard
from tui.widgets.bars import SMALLEST, KeysBar, TooSmall, TourBar
from tui.widgets.cards import SLOTS
from tui.widgets.lines import Divider
from tui.widgets.pane import KeyPane
from tui.widgets.queue import Queue

if TYPE_CHECKING:
    from tui.render.looks import LookSetting
    from tui.terminal.mouse import MouseSetting
    from tui.widgets.editor import Editor

Handler = Callable[["TrayScreen"], Asking | None]
"""Carries out a command; returns a coroutine where it asks the user something first."""

_WITH_OFFERS = frozenset({"queue", *SLOTS})
"""What has a footer that depends on the row; that of a text does not."""


class TrayScreen(ViewingScreen):
    """Shows the tray, and runs commands on its rows."""

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

    @dataclass
    class MouseChosen(Message):
        """The user has chosen whether the mouse is used: auto, on or off."""

        mouse: "MouseSetting"

    class SampleWanted(Message):
        """The user wants to look around the sample."""

    @dataclass
    class Merged(Message):
        """Another program had changed the file, and it was merged."""

        tables: Tables

    def __init__(
        self, session: Session, keys: Keymap, handlers: Mapping[str, Handler], tour: Tour | None = None
    ) -> None:
        """`handlers` are the functions that carry out commands, by the ids of the commands. The sample has a `tour`."""
        # The classes are those of most terminals; else Textual would style everything twice.
        super().__init__(session, keys, is_sample=tour is not None, classes="-columns -high")
        self._handlers = handlers
        self._keys_bar = KeysBar(keys)
        self.tour = tour
        self._tour_bar = TourBar()
        self.writing = Writing(self)

    def compose(self) -> ComposeResult:
        """Yield the views, the panes, the status and the keys."""
        yield self.views_bar
        with Horizontal(id="panes"):
            yield self.queue
            yield Divider()
            yield self.side
        yield self._tour_bar
        yield self.status
        yield self._keys_bar
        yield self.foot
        yield TooSmall()

    def on_mount(self) -> None:
        """Begin where the user has left."""
        self.queue.focus()
        self.show_last_place()
        if self.tour is not None:
            from store.tray.history import end_undo_here

            end_undo_here(self.session.tray)
            self.tour.begin()
            self.show_tour()

    def on_resize(self) -> None:
        """Give rows the lines that there is room for; focus the queue where the focused pane was hidden."""
        self.fit_queue()
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
        self.show_changed()
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
            self.show_keys()
        elif place:
            self._keys_bar.show(place)

    def on_editor_grown(self, message: "Editor.Grown") -> None:
        """Keep what has been typed so far. It may have become a draft with that."""
        self.writing.keep(message.text)
        self.show_counts()

    # What commands use.

    def run_command(self, command: Command) -> None:
        """Run a command. One that asks something goes on beside the screen."""
        said = self.status.said
        try:
            asking = self._handlers[command.id](self)
        except Unkept as error:
            self.refuse(f"{error}.")
        else:
            if asking is not None:
                if self.status.said == said:  # the answer to an earlier key would seem to belong to the question
                    self.say("")
                self.go_on_beside(self._carry_out(asking))
            if not self.status.is_refusing:
                self._go_on_with_tour(command)

    def _go_on_with_tour(self, command: Command) -> None:
        """Show the next step where this command was the one to press."""
        if self.tour is None or not self.tour.go_on_after(command.id):
            return
        self.show_tour()
        if not self.tour.is_on:
            self.say(f"That was the tour. Press any key you like; {self.keys.how_to('quit')} leaves the sample.")

    def show_tour(self) -> None:
        """Show the next step of the tour, or nothing where it is over."""
        is_on = self.tour is not None and self.tour.is_on
        self.set_class(is_on, "-touring")
        if self.tour is not None and is_on:
            self._tour_bar.show(self.tour.place, self.tour.text)

    async def _carry_out(self, asking: Asking) -> None:
        """Let a command ask, and say why nothing came of it where the file could not hold that."""
        try:
            await asking
        except Unkept as error:
            self.refuse(f"{error}.")

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
        self.show_keys()

    def go_to_row(self, row_id: RecordId) -> None:
        """Give the keys to the queue, with the cursor on this row if it is still there."""
        self.queue.move_to_row(row_id)
        self.go_to("queue")

    def go_on(self, steps: int) -> None:
        """Give the keys to what stands so many places after what has them."""
        places = ("queue", *SLOTS)
        self.go_to(places[(places.index(self.pane_id) + steps) % len(places)])

    def chosen(self) -> list[RecordId]:
        """Return the ids of the rows that a command acts on: the marked ones that are shown, else the one under the
        cursor.
        """
        return self.marked_rows() or ([] if self.queue.current is None else [self.queue.current])

    def marked_rows(self) -> list[RecordId]:
        """Return the ids of the marked rows that are shown, in their order."""
        return [row_id for row_id in self.queue.rows if row_id in self.queue.marked] if self.queue.marked else []

    def show_marks(self) -> None:
        """Show how many rows are marked, and what the keys do to them."""
        self.show_standing()
        self.show_keys()

    def copy(self, text: str) -> None:
        """Hand a text to the clipboard of the terminal. Raises NotCopied where that is known to fail."""
        clipboard.copy(self.app, text)

    def put_down(self, edit: EditSession, text: str) -> None:
        """Keep a text that the user has left, and say so."""
        if edit.put_down(text):
            before = self.queue.current
            self.show_changed()
            self.say(" ".join(filter(None, (edit.done, self._gone(before)))))
        self.follow()

    def follow(self) -> None:
        """Have the panes and the footer show the row under the cursor."""
        super().follow()
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys of what has them, those that do something on the row under the cursor."""
        if self.pane_id in _WITH_OFFERS and self.writing.editor is None:
            offered = offers(
                self.session,
                self.view,
                self.pane_id,
                self.about,
                marked=len(self.marked_rows()),
                is_stopped=self.about is not None and self.reviewing.is_known_to_stop(self.about),
            )
            self._keys_bar.offer(list(offered))
