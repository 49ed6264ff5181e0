"""Salver's side of the terminal line: what is read, what is written, and how large the terminal is."""

import os
import select
import signal
from codecs import getincrementaldecoder
from typing import Any, Final

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal.input_parser import InputParser

_LOOK_EVERY: Final = 0.1
"""Seconds between looks at whether to go on reading."""
_CHUNK: Final = 4096
_KITTY_FLAGS: Final = 0b101
"""Tell escape from alt, and name the key of a Latin keyboard. Texts come as they are typed."""


class TerminalDriver(LinuxDriver):
    """Reads and writes the terminal."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._size = terminal_size()  # else Textual would go by COLUMNS and LINES until the kernel is asked

    def run_input_thread(self) -> None:
        """Read what the terminal sends, until the app leaves it or the line is lost."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        parser = InputParser()
        silent = 0.0
        while not self.exit_event.is_set():
            ready, _, _ = select.select([self.fileno], [], [], _LOOK_EVERY)
            if ready:
                silent = 0.0
                data = self._read()
                if not data:
                    os.kill(os.getpid(), signal.SIGHUP)
                    return
                for message in parser.feed(decode(data)):
                    self.process_message(message)
            else:
                silent += _LOOK_EVERY
                if parser.patience is not None and silent >= parser.patience:
                    for message in parser.give_up():
                        self.process_message(message)

    def start_application_mode(self) -> None:
        """Take the terminal over. Of the kitty protocol only those parts are wanted that leave texts alone."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.write(f"\x1b[={_KITTY_FLAGS};1u")

    def _read(self) -> bytes:
        """Return what was sent; nothing where the line is lost."""
        try:
            return os.read(self.fileno, _CHUNK)
        except OSError:
            return b""

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
