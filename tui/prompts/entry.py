"""A line to type in."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Paste
from textual.widgets import Input

from store.text import as_pasted, clean


class EntryInput(Input):
    """One line to type in. Pasted text and the first value are cleaned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+left,alt+b", "cursor_left_word", show=False),
        Binding("alt+right,alt+f", "cursor_right_word", show=False),
        Binding("alt+backspace,ctrl+backspace", "delete_left_word", show=False),
        Binding("alt+d", "delete_right_word", show=False),
    ]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(clean(value), placeholder, id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def on_paste(self, event: Paste) -> None:
        """Make one line of several; Textual would take only the first."""
        event.text = clean(as_pasted(event.text))

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in place of another, cleaned."""
        super().replace(clean(text), start, end)
