"""The editor of a text. A key repaints only the lines that it changes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from msgspec import Struct
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key, Paste
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from store.phrases.words import Span
from store.text import as_pasted, clean, sendable
from tui.widgets.spans import location_of, moved, parted, place_of

SOON = 0.5
"""Seconds after which typed text is kept, even while the user goes on typing."""


class TextMark(Struct, frozen=True):
    """A stretch of the text that is highlighted."""

    span: Span
    style: Style


class Editor(TextArea):
    """A text area for one text, with highlighted stretches."""

    DEFAULT_CSS = """
    Editor, Editor:ansi {
        height: 1fr;
        border: none;
        background: ansi_default;
        padding: 0 1;
        &:focus { border: none; }
        &.-titled, &.-titled:focus {
            border-top: solid ansi_default;
            border-title-color: ansi_default;
            border-title-style: bold reverse;
        }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+left,alt+b", "cursor_word_left", show=False),
        Binding("alt+right,alt+f", "cursor_word_right", show=False),
        Binding("alt+backspace,ctrl+backspace", "delete_word_left", show=False),
        Binding("alt+d", "delete_word_right", show=False),
        Binding("ctrl+_,ctrl+underscore", "undo", show=False),  # ctrl+z goes to the shell
    ]

    @dataclass
    class Altered(Message):
        """The text has changed."""

        text: str

    @dataclass
    class Grown(Message):
        """Something was typed a moment ago, and should be kept now."""

        text: str

    def __init__(self, text: str, takes: Callable[[Key], bool], title: str = "", *, id: str = "editor") -> None:
        """`takes` is given every key first, and returns whether it has used it: the text is then left alone."""
        self._takes = takes
        self._is_to_be_kept = False
        self._known = ""
        """The text that the marks are in."""
        self._marks: Sequence[TextMark] = ()
        self._by_line: dict[int, list[TextMark]] = {}
        self._shown: dict[int, tuple[tuple[object, ...], Strip]] = {}
        """The lines on the screen by their height, each with everything that its look depends on."""
        self._is_comparing = False
        self._has_new_styles = True
        super().__init__(sendable(text), id=id, soft_wrap=True, show_line_numbers=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False  # which would make the look of a line depend on another
        self.border_title = Content(clean(title))
        self.set_class(bool(title), "-titled")

    def on_mount(self) -> None:
        """Take the focus, with the cursor at the end of the text."""
        self.move_cursor(self.document.end)
        self.focus()

    # The text.

    @property
    def place(self) -> int:
        """The number of characters before the cursor."""
        return place_of(self.cursor_location, self.text)

    def select(self, span: Span) -> None:
        """Select this much of the text: typing replaces it."""
        start, end = span
        self.selection = Selection(location_of(start, self.text), location_of(end, self.text))

    def go_to(self, place: int) -> None:
        """Put the cursor before this character."""
        self.move_cursor(location_of(place, self.text))

    def put_in(self, text: str) -> None:
        """Put a text in place of what is selected, or where the cursor is."""
        start, end = self.selection
        self.replace(clean(text), start, end, maintain_selection_offset=False)

    def replace_all(self, text: str) -> None:
        """Put another text in place of this one; undoing brings it back."""
        self.replace(sendable(text), self.document.start, self.document.end)

    def mark(self, text: str, marks: Sequence[TextMark]) -> None:
        """Highlight these stretches of `text`. Where the text has changed since, they move with their words."""
        if (text, marks) == (self._known, self._marks):
            return
        self._known, self._marks = text, marks
        self._follow_text()
        self.notify_style_update()  # forgets the lines that were laid out
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """Return a line of the text as it is drawn, without the cursor."""
        line = super().get_line(line_index)
        for mark in self._by_line.get(line_index, ()):
            line.stylize(mark.style, *mark.span)
        return line

    def _follow_text(self) -> None:
        """Move the marks to where their words now are."""
        text = self.text
        if text != self._known:
            kept = [(moved(mark.span, self._known, text), mark.style) for mark in self._marks]
            self._marks = [TextMark(span, style) for span, style in kept if span is not None]
            self._known = text
        self._by_line = {}
        for mark in self._marks:
            for line, span in parted(mark.span, text):
                self._by_line.setdefault(line, []).append(TextMark(span, mark.style))

    # What happens to it.

    def on_key(self, event: Key) -> None:
        """Offer each key to `takes` first."""
        if self._takes(event):
            event.stop()
            event.prevent_default()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        """Tell that the text has changed, and soon that it should be kept."""
        message.stop()
        self._follow_text()
        self.post_message(self.Altered(self.text))
        if not self._is_to_be_kept:
            self._is_to_be_kept = True
            self.set_timer(SOON, self._tell_growth)

    def on_paste(self, event: Paste) -> None:
        """Clean what is pasted, since it may come from anywhere."""
        event.text = sendable(as_pasted(event.text))

    def _tell_growth(self) -> None:
        self._is_to_be_kept = False
        self.post_message(self.Grown(self.text))

    # Drawing.

    def render_line(self, y: int) -> Strip:
        """Return the line at this height, as Textual asks for it."""
        self._shown[y] = self._look_of(y), super().render_line(y)
        return self._shown[y][1]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a region. Textual would read all styles each time, a third of the cost of a key."""
        if self._has_new_styles:
            self._has_new_styles = False
            return super().render_lines(crop)
        return super(TextArea, self).render_lines(crop)

    def notify_style_update(self) -> None:
        """Forget all lines that were laid out, since the styles have changed."""
        self._has_new_styles = True
        super().notify_style_update()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Redraw what has changed. Textual would redraw the whole text for every key."""
        if regions or layout or recompose or not repaint or not self._shown:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        if not self._is_comparing:
            self._is_comparing = True
            self.call_next(self._refresh_changed)
        return self

    def _refresh_changed(self) -> None:
        """Redraw the lines that differ from those on the screen."""
        self._is_comparing = False
        width, height = self.content_size
        changed = [y for y in range(height) if self._has_changed(y)]
        if changed:
            super().refresh(*(Region(0, y, width, 1) for y in changed))

    def _has_changed(self, y: int) -> bool:
        """Return whether the line at this height has changed. It is laid out only where that may be so."""
        look, strip = self._shown.get(y, (None, None))
        return look != self._look_of(y) and strip != super().render_line(y)

    def _look_of(self, y: int) -> tuple[object, ...]:
        """Return everything that the look of the line at this height depends on."""
        row, column = self.wrapped_document.offset_to_location(Offset(0, y + self.scroll_offset.y))
        text = self.document.get_line(row)
        start, end = self.selection
        selected = cursor = None
        if start[0] == row or end[0] == row or (start[0] < row) != (end[0] < row):
            selected, cursor = (start, end), self.has_focus
        return text, column, self._by_line.get(row, ()), cursor, selected
