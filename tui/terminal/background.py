"""Which background the terminal has: asked with OSC 11, and told in its reply."""

import re
from typing import Final

from textual.message import Message

QUESTION: Final = "\x1b]11;?\x1b\\"
_REPLY: Final = re.compile(r"\x1b\]11;rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})")


class BackgroundTold(Message):
    """The terminal has told its background: red, green and blue, each between 0 and 1."""

    def __init__(self, red: float, green: float, blue: float) -> None:
        super().__init__()
        self.red, self.green, self.blue = red, green, blue


def background_told(string: str) -> BackgroundTold | None:
    """Return what a string of the terminal's tells of its background; None where it is about something else."""
    reply = _REPLY.match(string)
    if reply is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in reply.groups())
    return BackgroundTold(red, green, blue)
