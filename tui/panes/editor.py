"""A text being edited in place of a pane."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.widgets import TextArea

from store.text import clean, sendable

SOON = 0.5
"""Seconds after which what was typed is kept, however fast it goes on."""


class Editor(TextArea):
    """Edits one text. Escape leaves, and what was typed stays."""

    DEFAULT_CSS = """
    Editor, Editor:ansi {
        height: 1fr;
        border: none;
        border-top: solid ansi_default;
        border-title-color: ansi_default;
        border-title-style: bold reverse;
        background: ansi_default;
        padding: 0 1;
        &:focus { border: none; border-top: solid ansi_default; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False, priority=True)]

    @dataclass
    class Grown(Message):
        """Something was typed a moment ago, and is to be kept."""

        text: str

    @dataclass
    class Left(Message):
        """The user is done."""

        text: str

    def __init__(self, text: str, title: str) -> None:
        super().__init__(sendable(text), id="editor", soft_wrap=True, show_line_numbers=False, tab_behavior="indent")
        self.cursor_blink = False
        self.border_title = Content(clean(title))
        self._is_to_be_kept = False

    def on_mount(self) -> None:
        """Take the keys, at the end of the text."""
        self.move_cursor(self.document.end)
        self.focus()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Have it kept soon."""
        message.stop()
        if not self._is_to_be_kept:
            self._is_to_be_kept = True
            self.set_timer(SOON, self._tell_growth)

    def on_paste(self, event: Paste) -> None:
        """What is pasted comes from anywhere; it is cleaned before the text area puts it in."""
        event.text = sendable(event.text)

    def action_leave(self) -> None:
        """Leave; the text stays."""
        self.post_message(self.Left(self.text))

    def _tell_growth(self) -> None:
        self._is_to_be_kept = False
        self.post_message(self.Grown(self.text))
