"""A pane of the tray's screen: it takes the keys of all commands."""

from dataclasses import dataclass

from textual.events import Key
from textual.message import Message

from tui.commands import Command
from tui.keys import Keymap
from tui.panes.text import TextView


class Pane(TextView, can_focus=True):
    """A text, and the keys.

    Keys are taken here and not by the screen, so that a letter typed into a prompt or an editor is a letter. What they
    mean is posted as a message; the moves come back from the screen to the pane that has the keys.
    """

    DEFAULT_CSS = """
    Pane {
        border-top: solid ansi_bright_black;
        border-title-color: ansi_default;
        padding: 0 1;
        &:focus { border-title-style: bold reverse; }
    }
    """

    @dataclass
    class Typed(Message):
        """A key was pressed; `command` is what it stands for, None where it stands for nothing."""

        key: Key
        command: Command | None

    def __init__(self, keys: Keymap, *, id: str, title: str) -> None:
        super().__init__(id=id)
        self.border_title = title
        self._keys = keys

    def on_key(self, event: Key) -> None:
        """Post the key."""
        event.stop()
        self.post_message(self.Typed(event, self._keys.command(event)))
