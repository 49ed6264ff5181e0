"""Two who may be one person: one key for each answer."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.strip import Strip

from tui.prompts.prompt import Hints, Prompt
from tui.render.styles import FAINT, STRONG, line
from tui.widgets.text import Text, TextView

Word = Literal["join", "apart", "skip", "before", "undo"]

_KEYS = (("y", "one person"), ("n", "two, for good"), ("space", "skip"), ("k", "back"), ("u", "undo"), ("esc", "leave"))


class JoiningPrompt(Prompt[Word], can_focus=True):
    """Shows a pair, and answers what is to become of it; None to leave."""

    DEFAULT_CSS = """
    JoiningPrompt { height: 100vh; max-height: 100vh; }
    JoiningPrompt TextView { height: 1fr; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer('join')", show=False),
        Binding("n", "answer('apart')", show=False),
        Binding("space,j,down", "answer('skip')", show=False),
        Binding("k,up", "answer('before')", show=False),
        Binding("u", "answer('undo')", show=False),
        Binding("q", "turn_away", show=False),
        Binding("pagedown", "scroll_by(10)", show=False),
        Binding("pageup", "scroll_by(-10)", show=False),
    ]

    def __init__(self, question: str, text: Text, said: str) -> None:
        """`said` is what the answer before this one did; "" where there was none."""
        super().__init__(question)
        self._text = text
        self._said = said
        self._view = TextView()
        self._keys = Hints()

    def compose(self) -> ComposeResult:
        """The pair, what was done last, and the keys."""
        yield self._view
        yield self.hints
        yield self._keys

    def on_mount(self) -> None:
        """Show it."""
        self.focus()
        self._view.show(self._text)
        self.hints.hint([line((self._said, FAINT))] if self._said else [])
        self._keys.hint([_keys()])

    def action_answer(self, word: Word) -> None:
        """Say what is to become of them."""
        self.settle(word)

    def action_scroll_by(self, steps: int) -> None:
        """Scroll what is known of them."""
        self._view.move(steps)


def _keys() -> Strip:
    """The keys and what they do, on one line."""
    return line(*(part for key, does in _KEYS for part in ((key, STRONG), (f" {does}  ", FAINT))))
