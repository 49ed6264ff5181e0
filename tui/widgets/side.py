"""The right side: the cards of the current row, and the editor of a note."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from store.records.ids import RecordId
from store.session.row_details import RowDetails
from tui.keymap.keymap import Keymap
from tui.render.blocks import BLANK, PaneText, block
from tui.render.person import person_pane
from tui.widgets.cards import CardLayout, Cards, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import Key

    from store.session.letter import Letter
    from store.writing.remark import Remark
    from tui.widgets.editor import Editor


class Side(Vertical):
    """What shows the current row."""

    DEFAULT_CSS = """
    Side {
        width: 1fr;
        Cards { height: 3fr; }
        Editor { height: 2fr; }
    }
    """

    def __init__(self, keys: Keymap) -> None:
        super().__init__()
        self.cards = Cards(keys)
        self._keys = keys
        self._turns = 0
        self._shows_thread = False
        self._about: RowDetails | None = None
        self.row: RecordId | None = None
        """The id of the row that is shown; None where there is none."""
        self._view = ""
        self._remarks: Sequence[Remark] | None = None
        self.editor: Editor | None = None
        """The editor of a note; None while none is being edited."""

    def compose(self) -> ComposeResult:
        """Yield the cards."""
        yield self.cards

    def show(self, about: RowDetails | None, row_id: RecordId | None, view: str) -> None:
        """Show everything there is about a row in a view; None where there is no row.

        Shown again, as once the advice is known, a row stays scrolled to where it is, and its verdict turned as it is;
        another row begins with why.
        """
        if row_id != self.row:
            self._turns = 0
        self._about, self.row, self._view, self._remarks = about, row_id, view, None
        self._show()

    def show_remarks(self, letter: "Letter", remarks: "Sequence[Remark]") -> None:
        """Show the remarks on a letter, if that letter is still shown."""
        if self._about is not None and self._about.letter == letter:
            self._remarks = remarks
            self._show()

    def turn_person(self) -> None:
        """Turn from the person to the thread, and back."""
        self._shows_thread = not self._shows_thread
        self._show()
        self.cards.open("person")

    def turn_verdict(self) -> None:
        """Turn to the next face of the verdict."""
        self._turns += 1
        self._show()
        self.cards.open("verdict")

    def edit(self, title: str, text: str, takes: "Callable[[Key], bool]") -> None:
        """Put an editor below the person. `takes` is given every key first, as in `Editor`."""
        from tui.widgets.editor import Editor  # half as much to import as all the rest, and not needed to look around

        self.cards.show_only("person")
        self.editor = Editor(text, takes, title)
        self.mount(self.editor)

    def stop_editing(self) -> None:
        """Take the editor away and show all cards again."""
        if self.editor is not None:
            self.editor.display = False
            self.call_after_refresh(self.editor.remove)  # what is removed while it is in sight has no styles to paint
            self.editor = None
            self.cards.show_only(None)

    def _show(self) -> None:
        about = self._about
        if about is None:
            self.cards.show({}, None)
            return
        layouts: dict[Slot, CardLayout] = {"person": self._person(about)}
        if about.has_advice:
            layouts |= {"verdict": self._verdict(about), "reply": self._reply(about)}
        self.cards.show(layouts, (self.row, self._shows_thread, self._turns))

    def _person(self, about: RowDetails) -> CardLayout:
        """Return the person, or the thread."""
        if self._shows_thread and about.has_advice:
            return lambda width, is_stacked: _thread_pane(about, self._keys, width)
        return lambda width, is_stacked: person_pane(about, self._keys, width, is_stacked=is_stacked)

    def _verdict(self, about: RowDetails) -> CardLayout:
        """Return what the rules say, or what else is to be known where they judge nothing."""
        from tui.render.standing import is_judged, standing_pane  # with rules, which the first screen does not wait for
        from tui.render.verdict import FACES, verdict_pane

        keys, view, remarks, face = self._keys, self._view, self._remarks, FACES[self._turns % len(FACES)]
        verdict = about.verdict
        if verdict is None or not is_judged(about):
            return lambda width, is_stacked: standing_pane(about, view, remarks, keys, width)
        return lambda width, is_stacked: verdict_pane(
            verdict, about.thresholds, face, keys, width, is_stacked=is_stacked
        )

    def _reply(self, about: RowDetails) -> CardLayout:
        from tui.render.letter import reply_pane  # with templates, which the first screen does not wait for

        remarks = self._remarks
        return lambda width, is_stacked: reply_pane(about, remarks, self._keys, width, is_stacked=is_stacked)


def _thread_pane(about: RowDetails, keys: Keymap, width: int) -> PaneText:
    """Return the thread with the person."""
    from tui.render.thread import thread_text

    return PaneText("Thread", [block(thread_text(about.person, about.thread, keys, width)), BLANK])
