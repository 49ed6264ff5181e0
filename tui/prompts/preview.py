"""What a verb is about to do to several people, listed before it does it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from store.records.model import State
from store.session.session import Session
from store.writing.other_side import other_side
from tui.prompts.prompt import Prompt
from tui.render.styles import EMPTY, FAINT, PLAIN, fitted, line, wrapped
from tui.widgets.text import TextView


class PreviewPrompt(Prompt[bool], can_focus=True):
    """Everybody whom a decision would be written to. Answers whether to go on."""

    DEFAULT_CSS = """
    PreviewPrompt { height: 60vh; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", show=False),
        Binding("n,q", "answer(False)", show=False),
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("pagedown,space", "scroll_by(10)", show=False),
        Binding("pageup", "scroll_by(-10)", show=False),
    ]

    def __init__(self, session: Session, rows: Sequence[int], state: State) -> None:
        super().__init__(f"{len(rows)} people: y goes on, n does not")
        self._session = session
        self._rows = rows
        self._state = state
        self._list = TextView()

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._list

    def on_mount(self) -> None:
        """Show it."""
        self.focus()
        self._list.show(self._text)

    def action_answer(self, goes_on: bool) -> None:
        """Go on, or not."""
        self.settle(goes_on)

    def action_scroll_by(self, steps: int) -> None:
        """Scroll the list."""
        self._list.move(steps)

    def _text(self, width: int) -> Iterator[Strip]:
        """What they will see, and who they are."""
        _, invitation = self._session.subject(self._rows[0])
        if invitation is not None and invitation.direction == "incoming":
            yield from wrapped(other_side(invitation, self._state), width, FAINT)
            yield EMPTY
        for row in self._rows:
            person, _ = self._session.subject(row)
            name = min(30, width // 2)
            yield line(
                (fitted(person.name, name), PLAIN), ("  " + fitted(person.headline or "", width - name - 2), FAINT)
            )
