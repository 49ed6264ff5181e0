"""The help on the screen: a list over the whole of it, with the chosen line in full below."""

from textual.app import ComposeResult

from store.text import clean
from tui.prompts.picking import Choice, PickPrompt
from tui.prompts.prompt import Answer, Hints
from tui.render.styles import FAINT, line, wrapped

_IN_FULL = 2
"""Lines for what is said of the chosen line."""


class HelpPrompt(PickPrompt[Answer]):
    """Finds one of many lines of help; what does not fit on the chosen one is below."""

    DEFAULT_CSS = """
    HelpPrompt { height: 100vh; max-height: 100vh; }
    """

    is_whole = True

    def __init__(self, question: str, choices: list[Choice[Answer]]) -> None:
        super().__init__(question, choices)
        self._in_full = Hints()
        self._in_full.styles.height = _IN_FULL

    def compose(self) -> ComposeResult:
        """Yield the line to type in, the list, and the chosen line in full."""
        yield from super().compose()
        yield self._in_full

    def _paint(self) -> None:
        super()._paint()
        told = clean(self.found[self._chosen].told) if self.found else ""
        lines = list(wrapped(told, max(self._in_full.size.width, 1), FAINT))[:_IN_FULL]
        self._in_full.paint([*lines, *[line()] * (_IN_FULL - len(lines))])
