"""The mouse: whether it is used, and what a terminal reports of it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

from textual.events import Event

MouseSetting = Literal["auto", "on", "off"]
Gesture = Literal["press", "wheel-up", "wheel-down"]

GESTURES: Final[dict[str, Gesture]] = {"0": "press", "64": "wheel-up", "65": "wheel-down"}
"""By the number of the button, what means something here: the left one without a key held, and the wheel."""
MODES_ON: Final = "\x1b[?1006h\x1b[?1000h"
"""Asks for presses and the wheel, in numbers; not for movements, which would cost bytes with every one."""
MODES_OFF: Final = "\x1b[?1000l\x1b[?1006l"


class MouseReport(Event):
    """The mouse was used on a cell of the screen, counted from zero."""

    def __init__(self, gesture: Gesture, x: int, y: int) -> None:
        super().__init__()
        self.gesture, self.x, self.y = gesture, x, y
        self.act: Callable[[], Sequence[str]] | None = None
        """Does what it means for what was shown when it came, and returns the keys that it stands for besides."""


def mouse_wanted(setting: MouseSetting, environ: Mapping[str, str]) -> bool:
    """Return whether the mouse is used; left to itself, not over SSH, where every byte takes its time."""
    is_remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))
    return setting == "on" or (setting == "auto" and not is_remote)
