"""What all prompts share: they lie over the foot of the screen, take the focus, and give one answer or none."""

from asyncio import Future, get_running_loop
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip

from store.text import clean
from tui.widgets.lines import Lines

Answer = TypeVar("Answer")


class Hints(Lines):
    """The lines under a question. The widget is as high as there are lines."""

    DEFAULT_CSS = """
    Hints { height: auto; }
    """

    def hint(self, lines: Sequence[Strip]) -> None:
        """Show these lines."""
        self.styles.height = len(lines)
        self.paint(lines)


class Prompt(Vertical, Generic[Answer]):
    """A question at the foot of the screen. `answer` resolves to the answer, or to None when the user leaves."""

    DEFAULT_CSS = """
    Prompt {
        overlay: screen;
        constrain: none inside;
        width: 100%;
        height: auto;
        max-height: 60vh;
        background: ansi_default;
        border-top: solid ansi_default;
        border-title-color: ansi_default;
        border-title-style: bold;
        padding: 0 1;
        Input, Input:ansi { background: ansi_default; }
        &.-whole { height: 100vh !important; max-height: 100vh; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "turn_away", show=False)]

    def __init__(self, question: str, *, whole: bool = False) -> None:
        """`whole` has it lie over the whole screen, however little it shows."""
        super().__init__(classes="-whole" if whole else None)
        self.border_title = Content(clean(question))
        self.hints = Hints()
        self.answer: Future[Answer | None] = get_running_loop().create_future()

    def compose(self) -> ComposeResult:
        """Yield the hints; some prompts have an input above them."""
        yield self.hints

    def settle(self, answer: Answer | None) -> None:
        """Give this answer. Only the first counts."""
        if not self.answer.done():
            self.answer.set_result(answer)

    def action_turn_away(self) -> None:
        """Leave without an answer."""
        self.settle(None)
