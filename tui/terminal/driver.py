"""Salver's side of the terminal line: what is read, what is written, how large the terminal is, and who has it.

Keys are read in the loop of the app and not on a thread, as signals are handled there: what was typed while Salver was
stopped can be told from what was typed since.
"""

import os
import signal
import termios
from asyncio import TimerHandle
from codecs import getincrementaldecoder
from collections.abc import Iterable
from math import inf
from threading import get_ident
from time import monotonic, sleep
from types import FrameType
from typing import Any, Final

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.terminal import signals
from tui.terminal.charset import ASCII, SIGNS, UTF_8, terminal_charset
from tui.terminal.input_parser import InputParser
from tui.terminal.mouse import MODES_OFF, MODES_ON
from tui.terminal.streams import terminal_text

_CHUNK: Final = 4096
_KITTY_FLAGS: Final = 0b101
"""Tell escape from alt, and name the key of a Latin keyboard. Texts come as they are typed."""
_TOLD_WITHIN: Final = 0.2
"""Seconds that are waited for the signal to go on, once the process does."""


class TerminalDriver(LinuxDriver):
    """Reads and writes the terminal."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._size = self._size or terminal_size()  # until its first event tells the app; Rich would heed COLUMNS
        charset = terminal_charset()
        self._has_signs = charset == UTF_8
        self._file = terminal_text(charset)
        self._decode = getincrementaldecoder(UTF_8 if charset == ASCII else charset)("replace").decode
        self._parser = InputParser(with_mouse=self._mouse)
        self._giving_up: TimerHandle | None = None
        self._was_continued = False
        self._awaits_frame = False
        self.taken_over_at = 0.0
        """When something was first written after the terminal last came back, as the times of messages are counted."""
        self._leave_signals_alone()

    # Who has the terminal.

    def start_application_mode(self) -> None:
        """Take the terminal over. Of the kitty protocol only those parts are wanted that leave texts alone."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if not self._has_writer:  # the line is lost
            signals.hang_up()
            return
        self.write(f"\x1b[={_KITTY_FLAGS};1u")
        self._loop.add_reader(self.fileno, self._read_keys)
        signal.signal(signal.SIGTSTP, self._ask_to_stop)
        signal.signal(signal.SIGCONT, self._ask_to_go_on)

    def disable_input(self) -> None:
        """Read no more keys."""
        self._loop.remove_reader(self.fileno)
        if self._giving_up is not None:
            self._giving_up.cancel()
        super().disable_input()

    def suspend_application_mode(self) -> None:
        """Give the terminal back: to the shell, or to a program that is run on it. Signals then act as usual."""
        self._leave_signals_alone()
        super().suspend_application_mode()

    def resume_application_mode(self) -> None:
        """Take the terminal over again. What is typed before its first frame was not meant for it, and is dropped."""
        self.taken_over_at = inf
        self._drop_what_was_typed()
        self._parser = InputParser(with_mouse=self._mouse)
        super().resume_application_mode()
        self._was_continued = False  # a stop while the terminal was given away is over; else every key would be dropped
        self._awaits_frame = True

    def use_mouse(self, *, on: bool) -> None:
        """Use the mouse from now on, or leave it to the terminal."""
        self._disable_mouse_support()
        self._mouse = self._parser.with_mouse = on
        self._enable_mouse_support()

    def _enable_mouse_support(self) -> None:
        if self._mouse:
            self.write(MODES_ON)

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write(MODES_OFF)

    def stop_process(self, *, group: bool) -> bool:
        """Stop until the shell has the process go on in the foreground, and have everything drawn again.

        `group` stops all programs that were started with this one, as the key for it does.

        Returns:
            Whether it was stopped. Where no shell is there to go back to, the system stops nothing; that takes a moment
            to know.
        """
        self.suspend_application_mode()
        if group:
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
            os.kill(0, signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        was_stopped = goes_on = self._stop_here()
        while goes_on and not self._is_in_foreground():
            goes_on = self._stop_here()
        self._draw_again()
        return was_stopped

    def _stop_here(self) -> bool:
        """Stop at once: a signal to the process could reach another thread, and this one would run on for a while.

        Returns:
            Whether the process was stopped. The signal to go on may reach another thread, and is told a little later.
        """
        self._was_continued = False
        signal.pthread_kill(get_ident(), signal.SIGTSTP)
        deadline = monotonic() + _TOLD_WITHIN
        while not self._was_continued and monotonic() < deadline:
            sleep(_TOLD_WITHIN / 20)
        return self._was_continued

    def _draw_again(self) -> None:
        self.resume_application_mode()
        self._app.refresh(layout=True)

    def _leave_signals_alone(self) -> None:
        """Be stopped as any program is; only remember to have been."""
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        signal.signal(signal.SIGCONT, self._remember_to_have_been_stopped)

    def _remember_to_have_been_stopped(self, number: int, frame: FrameType | None) -> None:
        self._was_continued = True

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        """Stop in the loop: within a handler of signals nothing can be written."""
        self._loop.call_soon_threadsafe(lambda: self.stop_process(group=False))

    def _ask_to_go_on(self, number: int, frame: FrameType | None) -> None:
        """After a stop that could not be noticed: whatever has the terminal now, take it over again."""
        self._was_continued = True
        self._loop.call_soon_threadsafe(self._go_on)

    def _go_on(self) -> None:
        if not self._was_continued or self.exit_event.is_set():
            return
        self.suspend_application_mode()
        self._draw_again()

    def _is_in_foreground(self) -> bool:
        try:
            return os.tcgetpgrp(self.fileno) == os.getpgrp()
        except OSError:  # the line is lost
            return True

    def _drop_what_was_typed(self) -> None:
        try:
            termios.tcflush(self.fileno, termios.TCIFLUSH)
        except termios.error:  # the line is lost
            signals.hang_up()

    # What is read.

    def run_input_thread(self) -> None:
        """Do nothing on Textual's thread for reading."""

    def _read_keys(self) -> None:
        """Read what the terminal sends."""
        if self._was_continued:  # typed while Salver was stopped
            self._drop_what_was_typed()
            return
        try:
            data = os.read(self.fileno, _CHUNK)
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self.fileno)
            signals.hang_up()
            return
        self._process(self._parser.feed(self._decode(data)))

    def _give_up(self) -> None:
        """Take what was begun for what it is, as nothing more of it comes."""
        self._process(self._parser.give_up())

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
        if self._giving_up is not None:
            self._giving_up.cancel()
        patience = self._parser.patience
        self._giving_up = None if patience is None else self._loop.call_later(patience, self._give_up)

    # What is written.

    def write(self, data: str) -> None:
        """Write, in signs that the terminal has. Where the line is lost nothing is written, and nothing waits.

        Who sees the first frame after another program may type, so keys act from before it is written.
        """
        if self._awaits_frame:
            self._awaits_frame = False
            self.taken_over_at = monotonic()
        if self._has_writer:
            super().write(data if self._has_signs else data.translate(SIGNS))

    @property
    def _has_writer(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def _query_in_band_window_resize(self) -> None:
        """Leave it to the kernel to tell a new size; it does so on every terminal."""

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return columns and lines, as `terminal_size` does."""
        return terminal_size()


def terminal_size() -> tuple[int, int]:
    """Return columns and lines: as the kernel knows them, else as COLUMNS and LINES say, else 80 and 24."""
    for descriptor in (2, 1, 0):
        try:
            columns, lines = os.get_terminal_size(descriptor)
        except OSError:
            continue
        if columns and lines:
            return columns, lines
    return _number("COLUMNS", 80), _number("LINES", 24)


def _number(name: str, otherwise: int) -> int:
    value = os.environ.get(name, "")
    return int(value) if value.isascii() and value.isdecimal() and int(value) else otherwise
