"""A line to type in."""

from textual.events import Paste
from textual.widgets import Input

from store.text import as_pasted, clean


class EntryInput(Input):
    """One line. What comes in from elsewhere, by pasting or as its first value, comes in clean and whole."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(clean(value), placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def on_paste(self, event: Paste) -> None:
        """Several lines become one; Textual would take the first of them only."""
        event.text = clean(as_pasted(event.text))

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in place of another, whichever way it came."""
        super().replace(clean(text), start, end)
