"""What a verb is about to do to several people, listed before it does it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from store.records.model import State
from store.writing.other_side import other_side
from tui.desk import Desk
from tui.looks import EMPTY, FAINT, PLAIN, fitted, line, wrapped
from tui.panes.text import TextView


class PreviewScreen(ModalScreen[bool]):
    """Everybody whom a decision would be written to. Answers whether to go on."""

    DEFAULT_CSS = """
    PreviewScreen { align: center middle; background: transparent; }
    PreviewScreen TextView {
        width: 90%; max-width: 100; height: 80%; padding: 0 1;
        border: solid ansi_default; border-title-color: ansi_default; background: ansi_default;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "dismiss(True)", show=False),
        Binding("n,q,escape", "dismiss(False)", show=False),
        Binding("j,down", "scroll_by(1)", show=False),
        Binding("k,up", "scroll_by(-1)", show=False),
        Binding("pagedown,space", "scroll_by(10)", show=False),
        Binding("pageup", "scroll_by(-10)", show=False),
    ]

    def __init__(self, desk: Desk, rows: Sequence[int], state: State) -> None:
        super().__init__()
        self._desk = desk
        self._rows = rows
        self._state = state
        self._list = TextView()
        self._list.border_title = f"{len(rows)} people: y goes on, n does not"

    def compose(self) -> ComposeResult:
        """The list."""
        yield self._list

    def on_mount(self) -> None:
        """Show it."""
        self._list.show(self._text)

    def action_scroll_by(self, steps: int) -> None:
        """Scroll the list."""
        self._list.move(steps)

    def _text(self, width: int) -> Iterator[Strip]:
        """What they will see, and who they are."""
        _, invitation = self._desk.subject(self._rows[0])
        if invitation is not None and invitation.direction == "incoming":
            yield from wrapped(other_side(invitation, self._state), width, FAINT)
            yield EMPTY
        for row in self._rows:
            person, _ = self._desk.subject(row)
            name = min(30, width // 2)
            yield line(
                (fitted(person.name, name), PLAIN), ("  " + fitted(person.headline or "", width - name - 2), FAINT)
            )
