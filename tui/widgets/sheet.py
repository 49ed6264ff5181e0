"""A letter being written: the thread on the left; the text, and the remarks of the checks, on the right."""

from asyncio import to_thread
from collections.abc import Callable

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.timer import Timer

from store.session.edit_session import DraftEdit
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.render.channels import CHANNELS
from tui.render.letter import meter_text, size_of
from tui.render.purposes import title_of
from tui.render.remarks import HERE_IN_TEXT, IN_TEXT
from tui.render.styles import FAINT, PLAIN, STRONG, WARNING, fitted, line
from tui.widgets.editor import Editor, TextMark
from tui.widgets.lines import Lines
from tui.widgets.pane import Pane
from tui.widgets.remarks import RemarkList
from tui.widgets.text import TextLayout, TextView

_LEAST = 1
"""Empty lines below the text, to type on."""
_GAP = 1
"""The empty line below the message."""
PAUSE = 0.15
"""Seconds without a key after which the text is checked, so that no remark comes up within a word."""


class ThreadPane(Pane):
    """What was written before, beside the text: the keys of the text work here too, and those that scroll."""

    def command_of(self, key: Key) -> Command | None:
        """Return the command of a key within a text, else the one that scrolls; None where it is neither."""
        command = super().command_of(key)
        return self._keys.in_text(key) or (command if command is not None and command.scrolls else None)


class Sheet(Horizontal):
    """Everything around one letter while it is being edited."""

    DEFAULT_CSS = """
    Sheet {
        #thread { width: 2fr; }
        #letter { width: 3fr; border-left: solid ansi_bright_black; }
        .-line { height: 1; padding: 0 1; }
        #counter { width: auto; padding: 0; }
        .-heading { height: 1; padding: 0 1; }
        #message { display: none; padding: 0 1; margin-bottom: 1; }
    }
    """

    def __init__(
        self,
        edit: DraftEdit,
        before: TextLayout,
        message: TextLayout,
        keys: Keymap,
        takes: Callable[[Key], bool],
    ) -> None:
        """`before` is what was written before, and `message` the last that they wrote, for where the thread has no
        place. `takes` is given every key first, as in `Editor`.
        """
        super().__init__()
        self.edit = edit
        self.thread = ThreadPane(keys, id="thread", title="Thread")
        self.editor = Editor(edit.text, takes, id="text")
        self.remarks = RemarkList(keys.how_to("switch-check"))
        self._before = before
        self._message_text = message
        self._message = TextView(id="message")
        self._keys = keys
        self._title = Lines()
        self._counter = Lines(id="counter")
        self._subject = Lines()
        self._meter = Lines()
        self._rest: Timer | None = None
        self.checked: str | None = None
        """The text that the remarks are about; None before there are any."""

    def compose(self) -> ComposeResult:
        """Yield the thread; the heading with the length; the subject; how many requests went out; the message; the
        text; the remarks.
        """
        yield self.thread
        with Vertical(id="letter"):
            with Horizontal(classes="-heading"):
                yield self._title
                yield self._counter
            if self.edit.subject_limit != 0:
                self._subject.add_class("-line")
                yield self._subject
            if meter_text(self.edit.context):
                self._meter.add_class("-line")
                yield self._meter
            yield self._message
            yield self.editor
            yield self.remarks

    def on_mount(self) -> None:
        """Show all, and have the text checked."""
        self._rest = self.set_interval(PAUSE, self._check_now, pause=True)
        self.thread.show(self._before)
        self._message.show(self._message_text)
        self._count(self.editor.text)
        self._check_now()

    def on_resize(self) -> None:
        """Lay the heading out anew, and share the lines."""
        self.call_after_refresh(self._show_heading)
        self.call_after_refresh(self._share_free_lines)

    def on_editor_altered(self, message: Editor.Altered) -> None:
        """Count once the letter is on the screen, and check when the user pauses."""
        message.stop()
        self.call_after_refresh(self._count, message.text)
        if self._rest is not None:
            self._rest.reset()
            self._rest.resume()

    def to_thread(self) -> None:
        """Focus the thread."""
        self.add_class("-reading")
        self.thread.focus()

    def to_text(self) -> None:
        """Focus the text."""
        self.remove_class("-reading")
        self.editor.focus()
        self.call_after_refresh(self._share_free_lines)

    def go_to_next_remark(self) -> bool:
        """Go to the next remark, and to its place in the text.

        Returns:
            Whether there is any.
        """
        if not self.remarks.choose_next():
            return False
        self._mark()
        here = self.remarks.here
        if here is not None and here.span is not None:
            self.editor.go_to(here.span[0])
        return True

    def switch(self, check: str) -> bool:
        """Switch a check off for this text, or on again.

        Returns:
            Whether the check is on now.
        """
        speaks = self.edit.switch(check, self.editor.text)
        self._check_now()
        return speaks

    def write_subject(self, subject: str) -> None:
        """Write the subject."""
        self.edit.write_subject(subject, self.editor.text)
        self._show_heading()
        self._check_now()

    def _count(self, text: str) -> None:
        """Show how long the text is."""
        length, most = self.edit.size(text)
        told = size_of(length, most)
        self._counter.styles.width = len(told)
        self._counter.paint([line((told, WARNING if most is not None and length > most else PLAIN))])

    def _show_heading(self) -> None:
        letter = self.edit.letter
        title = f"{title_of(letter.purpose)} · {self.edit.whom} · {CHANNELS[letter.channel]}"
        self._title.paint([line((fitted(title, self._title.size.width), STRONG))])
        key = self._keys.how_to("subject")
        subject = (letter.subject, PLAIN) if letter.subject else (f"none yet; {key} writes one", FAINT)
        self._subject.paint([line(("Subject: ", FAINT), subject)])
        self._meter.paint([line((meter_text(self.edit.context), FAINT))])

    def _check_now(self) -> None:
        if self._rest is not None:
            self._rest.pause()
        self._check(self.editor.text)

    @work(exclusive=True)
    async def _check(self, text: str) -> None:
        """Check the text on another thread. Where the text has changed meanwhile, its own check follows."""
        remarks = await to_thread(self.edit.checking(), text)
        if text == self.editor.text:
            self.checked = text
            self.remarks.show(remarks, self.edit.off)
            self._share_free_lines()
            self._mark()

    def _share_free_lines(self) -> None:
        """Give the lines that the text leaves free to the remarks that are cut; then to the message, where the thread
        is not in sight.
        """
        editor, message, remarks, least = self.editor, self._message, self.remarks, self.remarks.styles.min_height
        if not editor.size:
            return  # the thread has the screen
        usual = int(least.value) if least else 0
        free = editor.size.height + remarks.outer_size.height - usual - editor.wrapped_document.height - _LEAST
        if message.display:
            free += message.outer_size.height + _GAP
        height = usual + max(min(remarks.wanted - usual, free), 0)
        if height != remarks.outer_size.height:
            remarks.styles.height = height
        whole = 0 if self.thread.display else len(list(self._message_text(editor.size.width)))
        lines = min(whole, free - (height - usual) - _GAP)
        if message.display != (lines > 0):
            message.display = lines > 0
        if lines > 0 and lines != message.outer_size.height:
            message.styles.height = lines

    def _mark(self) -> None:
        """Highlight the places of the remarks, the gravest on top, and above them the current one."""
        remarks = list(reversed(self.remarks.remarks or ()))
        marks = [TextMark(remark.span, IN_TEXT[remark.level]) for remark in remarks if remark.span]
        here = self.remarks.here
        if here is not None and here.span is not None:
            marks.append(TextMark(here.span, HERE_IN_TEXT))
        self.editor.mark(self.editor.text, marks)
