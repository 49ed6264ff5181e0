"""The right side: person, verdict and reply, one below the other; on a narrow screen one of them, under tabs."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from store.records.ids import RecordId
from store.session.row_details import RowDetails
from tui.keymap.keymap import Keymap
from tui.render.person import person_text
from tui.widgets.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.events import Key

    from store.session.letter import Letter
    from store.writing.remark import Remark
    from tui.widgets.editor import Editor


class Side(Vertical):
    """The panes that show the current row."""

    DEFAULT_CSS = """
    Side {
        width: 5fr;
        border-left: solid ansi_bright_black;
        #person, Editor { height: 7fr; }
        #verdict { height: 6fr; }
        #reply { height: 5fr; }
        Pane.-edited, Pane.-edited.-open { display: none; }
    }
    """

    def __init__(self, keys: Keymap) -> None:
        super().__init__()
        self.person = Pane(keys, id="person", title="Person")
        self.verdict = Pane(keys, id="verdict", title="Verdict")
        self.reply = Pane(keys, id="reply", title="Reply")
        self._keys = keys
        self._turns = 0
        self._shows_thread = False
        self._about: RowDetails | None = None
        self._row: RecordId | None = None
        self.editor: Editor | None = None
        """The editor of a note; None while none is being edited."""

    @property
    def panes(self) -> tuple[Pane, Pane, Pane]:
        """The panes from top to bottom."""
        return self.person, self.verdict, self.reply

    def compose(self) -> ComposeResult:
        """The panes."""
        self.person.add_class("-open", update=False)
        yield from self.panes

    def on_resize(self) -> None:
        """Name all panes in the heading where there is room for one of them only."""
        titles = [pane.title for pane in self.panes] if self.screen.has_class("-narrow") else []
        for pane in self.panes:
            pane.head(pane.title, titles)

    def open(self, pane: Pane) -> None:
        """Bring this pane into sight."""
        for each in self.panes:
            each.set_class(each is pane, "-open")

    def show(self, about: RowDetails | None, row_id: RecordId | None) -> None:
        """Show everything there is about a row; None where there is no row.

        Shown again, as once the advice is known, a row stays scrolled to where it is.
        """
        self._about, self._row = about, row_id
        if about is None:
            for pane in self.panes:
                pane.show(lambda width: ())
            return
        self._show_person(about)
        if about.has_advice:
            self._show_judgement(about)

    def turn_person(self) -> None:
        """Turn from the person to the thread, and back."""
        self._shows_thread = not self._shows_thread
        self.person.title = "Thread" if self._shows_thread else "Person"
        self.on_resize()
        self.show(self._about, self._row)
        self.open(self.person)

    def turn_verdict(self) -> None:
        """Turn to the next face of the verdict."""
        self._turns += 1
        self.show(self._about, self._row)
        self.open(self.verdict)

    def edit(self, title: str, text: str, takes: "Callable[[Key], bool]") -> None:
        """Put an editor in place of the person. `takes` is given every key first, as in `Editor`."""
        from tui.widgets.editor import Editor  # half as much to import as all the rest, and not needed to look around

        self.open(self.person)
        self.editor = Editor(text, takes, title)
        self.person.add_class("-edited")
        self.mount(self.editor, after=self.person)

    def stop_editing(self) -> None:
        """Take the editor away and show the person again."""
        if self.editor is not None:
            self.person.remove_class("-edited")
            self.editor.remove()
            self.editor = None

    def _show_person(self, about: RowDetails) -> None:
        """Show the person, or the thread."""
        keys = self._keys
        if self._shows_thread and about.has_advice:
            from tui.render.thread import thread_text

            self.person.show(lambda width: thread_text(about.person, about.thread, keys, width), (self._row, "thread"))
        else:
            self.person.show(lambda width: person_text(about, keys, width), (self._row, "person"))

    def show_remarks(self, letter: "Letter", remarks: "Sequence[Remark]") -> None:
        """Show the remarks on a letter, if that letter is still shown."""
        if self._about is not None and self._about.letter == letter:
            self._show_letter(self._about, remarks)

    def _show_letter(self, about: RowDetails, remarks: "Sequence[Remark] | None") -> None:
        """Show the reply. `remarks` is None until it has been checked."""
        from tui.render.letter import letter_text  # with rules and templates, which the first screen does not wait for

        keys, decided = self._keys, about.invitation if about.is_decidable else None
        self.reply.show(
            lambda width: letter_text(about.letter, decided, keys, width, remarks, about.to_introducer), self._row
        )

    def _show_judgement(self, about: RowDetails) -> None:
        """Show what the rules say, and the reply."""
        from tui.render.verdict import FACES, verdict_text

        keys, face = self._keys, FACES[self._turns % len(FACES)]
        self.verdict.show(lambda width: verdict_text(about.verdict, face, keys, width), (self._row, face))
        self._show_letter(about, None)
