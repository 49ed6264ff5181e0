"""What both of Salver's screens are to a terminal: keys in the order typed, and an end when it goes away."""

from abc import abstractmethod
from asyncio import get_running_loop
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Paste
from textual.reactive import Reactive

from store.text import clean
from tui.terminal import signals
from tui.terminal.driver import TerminalDriver
from tui.terminal.key_queue import KeyQueue, Typed
from tui.terminal.mouse import MouseReport

Result = TypeVar("Result")

_QUIT = "ctrl+q"
_STOP = "ctrl+z"
_LOOK_EVERY = 0.2
"""Seconds between looks at whether the key that leaves is held up."""


class TerminalApp(App[Result], inherit_bindings=False):
    """A screen of Salver. `ctrl+q` always leaves, `ctrl+z` always goes to the shell."""

    TITLE = "Salver"
    ENABLE_COMMAND_PALETTE = False
    theme = Reactive("ansi-dark")  # here, not in __init__, so that Textual does not read all styles twice
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(_QUIT, "quit", show=False, priority=True),
        Binding(_STOP, "suspend_process", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(driver_class=TerminalDriver, ansi_color=True)
        self.animation_level = "none"
        self._typed = KeyQueue(self._give, self.is_at_rest)

    @abstractmethod
    def leave(self, code: int) -> None:
        """Leave at once with this exit code."""

    @abstractmethod
    def save(self) -> None:
        """Wait until everything is saved or cannot be; called on another thread, where nothing else ends in time."""

    @abstractmethod
    def refuse(self, sentence: str) -> None:
        """Say why a key does nothing."""

    @property
    @abstractmethod
    def is_too_small(self) -> bool:
        """Whether the terminal has no room, so that nobody sees what a key would do."""

    @abstractmethod
    def is_at_rest(self) -> bool:
        """Return whether all that the last key caused is done."""

    def on_mount(self) -> None:
        """End when the terminal goes away."""
        if self.is_headless:
            return
        loop = get_running_loop()

        def leave(code: int) -> None:
            with suppress(RuntimeError):  # the loop is closed: Salver is leaving
                loop.call_soon_threadsafe(self._leave_as_told, code)

        signals.end_on_signals(leave, self.save)

    def _leave_as_told(self, code: int) -> None:
        """Leave because a signal said so; the next ones say nothing new."""
        signals.ignore_next()
        self.leave(code)

    async def on_event(self, event: Event) -> None:
        """Have what is typed wait for its turn. Textual's events that come back from a widget are not typed anew."""
        if not isinstance(event, Key | Paste | MouseReport) or event.is_forwarded:
            await super().on_event(event)
            return
        if isinstance(event, MouseReport):
            event.act = self.aim(event)
        if isinstance(event, Key) and event.key == _QUIT:
            self._leave_if_held_up()
        if self._typed.put(event):
            self.run_worker(self._typed.give_all(), group="keys")

    def aim(self, report: MouseReport) -> Callable[[], Sequence[str]] | None:
        """Return what a report of the mouse does, in its turn, to what is shown now: keys before it may move rows."""
        return None

    def _leave_if_held_up(self) -> None:
        """Leave where one key holds all others up, such as one that waits for another program; else look again."""
        if self._typed.is_held_up:
            self.leave(0)
        else:
            self.set_timer(_LOOK_EVERY, self._leave_if_held_up)

    async def _give(self, event: Typed) -> None:
        """Give what was typed to what has the focus. Where nothing can be seen, only the keys that leave act.

        What was typed before the terminal came back, such as letters behind ctrl+z, was meant for somebody else.
        """
        if isinstance(self._driver, TerminalDriver) and event.time < self._driver.taken_over_at:
            return
        if isinstance(event, MouseReport):
            for key in event.act() if event.act is not None and not self.is_too_small else ():
                await super().on_event(Key(key, None))
        elif not self.is_too_small or (isinstance(event, Key) and event.key in (_QUIT, _STOP)):
            await super().on_event(event)

    async def on_key(self, event: Key) -> None:
        """Say that a key does nothing, where neither a widget nor a binding has used it."""
        event.prevent_default()  # which would look for a binding once more
        if not await self._check_bindings(event.key):
            key = event.character if event.is_printable and event.character else event.key
            self.refuse(f"{clean(key)} does nothing here; {self.help_hint}.")

    @property
    @abstractmethod
    def help_hint(self) -> str:
        """Where the keys are shown."""

    async def action_quit(self) -> None:
        """Leave Salver."""
        self.leave(0)

    def action_suspend_process(self) -> None:
        """Go to the shell, or say that there is none."""
        if not isinstance(self._driver, TerminalDriver) or not self._driver.stop_process(group=True):
            self.refuse("There is no shell here to go back to.")
