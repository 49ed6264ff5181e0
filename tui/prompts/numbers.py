"""The user's numbers: invitations by week as bars, and the rest in sentences."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Sparkline

from store.keeping.numbers import Numbers
from tui.prompts.prompt import Hints, Prompt
from tui.render.numbers import sentences
from tui.render.styles import FAINT, PLAIN, line


class NumbersPrompt(Prompt[bool], can_focus=True):
    """Shows the numbers until a key leaves it."""

    DEFAULT_CSS = """
    NumbersPrompt {
        Sparkline, Sparkline:ansi {
            height: 2;
            background: ansi_default;
            & > .sparkline--max-color, & > .sparkline--min-color { color: ansi_default; }
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter", "turn_away", show=False)]

    def __init__(self, found: Numbers, notes_a_month: int | None) -> None:
        super().__init__("Numbers: esc leaves")
        self._found = found
        self._notes_a_month = notes_a_month
        self._sent = Hints()
        self._told = Hints()

    def compose(self) -> ComposeResult:
        """Yield the bars of what came in and of what was sent, each below its heading, and the sentences."""
        weeks = self._found.weeks
        yield self.hints
        yield Sparkline(weeks.came)
        yield self._sent
        yield Sparkline(weeks.sent)
        yield self._told

    def on_mount(self) -> None:
        """Take the focus, and say what the bars are."""
        self.focus()
        weeks = self._found.weeks
        self.hints.hint([line((_heading("Came in", weeks.came), PLAIN), (f" since {weeks.first}", FAINT))])
        self._sent.hint([line((_heading("Sent", weeks.sent), PLAIN))])
        self._told.hint([line((told, PLAIN)) for told in sentences(self._found, self._notes_a_month)])


def _heading(what: str, values: Sequence[int]) -> str:
    return f"{what}, by week: {sum(values)}, at most {max(values, default=0)} in one week"
