"""A pane of the screen of the tray: while it has the focus, its keys run commands."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.events import Blur, DescendantFocus, Focus, Key
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.render.styles import BAR, FAINT, PLAIN, RULE, STRONG, Part, line
from tui.widgets.text import TextView


class Pane(TextView, can_focus=True):
    """A text under a heading.

    Keys are taken by panes and not by the screen, so that a letter typed into a prompt or an editor is a letter. A pane
    posts the command that a key stands for; commands that scroll call the focused pane.
    """

    DEFAULT_CSS = """
    Pane { padding: 0 1; }
    """

    lead = ""
    """What stands before the title."""

    @dataclass
    class CommandGiven(Message):
        """A key was pressed that stands for this command."""

        command: Command

    def __init__(self, keys: Keymap, *, id: str, title: str) -> None:
        super().__init__(id=id)
        self.title = title
        self._tabs: Sequence[str] = ()
        self._keys = keys

    @property
    def room(self) -> Size:
        """The size of the area below the heading."""
        return Size(self.size.width, max(self.size.height - 1, 0))

    def head(self, title: str, tabs: Sequence[str] = ()) -> None:
        """Set the title of the pane. `tabs` are the titles of all panes that share one place, where they do."""
        self.title, self._tabs = title, tabs
        self.redraw()

    def paint(self, lines: Sequence[Strip]) -> None:
        """Show these lines below the heading."""
        super().paint([self._heading(), *lines])

    def _heading(self) -> Strip:
        """The title on a rule, highlighted with the focus. A border would repaint the whole pane for that."""
        parts: list[Part] = [(self.lead, RULE)]
        for title in self._tabs or [self.title]:
            style = PLAIN if title == self.title else FAINT
            parts += [(title, STRONG + BAR if title == self.title and self.has_focus else style), (" ", PLAIN)]
        used = sum(cell_len(text) for text, _ in parts)
        return line(*parts, ("─" * (self.size.width - used), RULE))

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
