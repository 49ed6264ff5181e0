"""The right side: person, verdict and reply, one below the other; on a narrow screen one at a time, under tabs."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.about import About
from tui.keys import Keymap
from tui.panes.pane import Pane
from tui.texts.person import person_text

if TYPE_CHECKING:
    from tui.panes.editor import Editor


class Side(Vertical):
    """Three panes."""

    DEFAULT_CSS = """
    Side {
        width: 5fr;
        border-left: solid ansi_bright_black;
        #person, Editor.-person { height: 7fr; }
        #verdict { height: 6fr; }
        #reply, Editor.-reply { height: 5fr; }
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
        self._about: About | None = None
        self._editor: Editor | None = None
        self._edited: Pane | None = None

    @property
    def panes(self) -> tuple[Pane, Pane, Pane]:
        """The panes from above to below."""
        return self.person, self.verdict, self.reply

    def compose(self) -> ComposeResult:
        """The panes."""
        self.person.add_class("-open", update=False)
        yield from self.panes

    def on_resize(self) -> None:
        """Where there is room for one pane only, its heading has the titles of all."""
        titles = [pane.title for pane in self.panes] if self.screen.has_class("-narrow") else []
        for pane in self.panes:
            pane.head(pane.title, titles)

    def open(self, pane: Pane) -> None:
        """Have this pane in sight."""
        for each in self.panes:
            each.set_class(each is pane, "-open")

    def show(self, about: About | None) -> None:
        """Show what there is to say about a row."""
        self._about = about
        if about is None:
            for pane in self.panes:
                pane.show(lambda width: ())
            return
        self.person.show(lambda width: person_text(about, self._keys, width))
        if about.is_judged:
            self._show_judgement(about)

    def turn_verdict(self) -> None:
        """Turn the verdict to its next face."""
        self._turns += 1
        self.show(self._about)
        self.open(self.verdict)

    def edit(self, pane: Pane, title: str, text: str) -> None:
        """Put an editor with this text in the place of a pane."""
        from tui.panes.editor import Editor  # half as much to import as all the rest, and not needed to look around

        self.open(pane)
        self._editor, self._edited = Editor(text, title), pane
        self._editor.add_class(f"-{pane.id}")
        pane.add_class("-edited")
        self.mount(self._editor, after=pane)

    def stop_editing(self) -> str:
        """Give the pane its place back; answers the text as it was left."""
        editor, pane = self._editor, self._edited
        self._editor = self._edited = None
        if editor is None or pane is None:
            return ""
        pane.remove_class("-edited")
        editor.remove()
        return editor.text

    def _show_judgement(self, about: About) -> None:
        """Show what the rules say, and the reply."""
        from tui.texts.letter import letter_text  # with rules and templates, which the first screen does not wait for
        from tui.texts.verdict import FACES, verdict_text

        keys, face = self._keys, FACES[self._turns % len(FACES)]
        self.verdict.show(lambda width: verdict_text(about.verdict, face, keys, width))
        decided = about.invitation if about.is_decidable else None
        self.reply.show(lambda width: letter_text(about.letter, decided, keys, width))
