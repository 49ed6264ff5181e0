"""Panes of the screen of the tray: while one has the focus, its keys run commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.events import Blur, DescendantFocus, Focus, Key
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.render.headings import heading
from tui.widgets.lines import Lines
from tui.widgets.text import TextView

NOTCH: Final = 3
"""The lines that a notch of the wheel scrolls, as in most terminals."""


class KeyPane(Lines, can_focus=True):
    """Lines whose keys run commands while they have the focus.

    Keys are taken by panes and not by the screen, so that a letter typed into a prompt or an editor is a letter. A pane
    posts the command that a key stands for; commands that scroll call the focused pane.
    """

    @dataclass
    class CommandGiven(Message):
        """A key was pressed that stands for this command."""

        command: Command

    def __init__(self, keys: Keymap, *, id: str) -> None:
        super().__init__(id=id)
        self._keys = keys

    @property
    def pane_id(self) -> str:
        """What has the keys, as the footer knows it."""
        return self.id or ""

    def move(self, steps: int) -> None:
        """Go on by so many lines."""

    def move_page(self, pages: int) -> None:
        """Go on by whole pages."""

    def move_to_end(self, *, last: bool) -> None:
        """Go to the end, or to the beginning."""

    def turn_wheel(self, y: int, notches: int) -> None:
        """Scroll what is on this line of the widget by so many notches of the wheel."""

    def on_focus(self, event: Focus) -> None:
        """Take the focus. Textual's own handler would repaint the whole pane."""
        event.prevent_default()
        self.has_focus = True
        self.screen.post_message(DescendantFocus(self))

    def on_blur(self, event: Blur) -> None:
        """Lose the focus."""
        event.prevent_default()
        self.has_focus = False

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show whether this has the focus."""
        self.redraw()

    def on_key(self, event: Key) -> None:
        """Post the command of the key. A key without one goes on to the app, which says so."""
        command = self.command_of(event)
        if command is not None:
            event.stop()
            self.post_message(self.CommandGiven(command))

    def command_of(self, key: Key) -> Command | None:
        """Return the command that this key stands for; None where it stands for none."""
        return self._keys.in_pane(key)


class Pane(KeyPane, TextView):
    """A text under a heading."""

    DEFAULT_CSS = """
    Pane { padding: 0 1; }
    """

    def __init__(self, keys: Keymap, *, id: str, title: str) -> None:
        super().__init__(keys, id=id)
        self.title = title
        self._fact = ""

    @property
    def room(self) -> Size:
        """The size of the area below the heading."""
        return Size(self.size.width, max(self.size.height - 1, 0))

    def head(self, title: str, fact: str = "") -> None:
        """Set the title of the pane, and the fact at the other end of its heading."""
        self.title, self._fact = title, fact
        self.redraw()

    def paint(self, lines: Sequence[Strip]) -> None:
        """Show these lines below the heading."""
        super().paint([heading(self.title, self._fact, self.size.width, focused=self.has_focus), *lines])
