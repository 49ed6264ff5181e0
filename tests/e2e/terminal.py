"""A real terminal for tests: a program in a pty, the screen that it paints, and the bytes that it cost."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+home": "\x1b[1;5H",
    "backspace": "\x7f",
    "f2": "\x1bOQ",
}

_PRIVATE = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b_.*?\x1b\\|\x1b\]52;[^\x07\x1b]*(?:\x07|\x1b\\)", re.DOTALL
)
"""Sequences that pyte does not know and would paint."""

_IN_BAND_RESIZE = b"2048"
"""A mode that this terminal does not have: it tells its size by a signal."""

_MODE_QUERY = re.compile(rb"\x1b\[\?(\d+)\$p")


class Burst(NamedTuple):
    """What one key made the program send: seconds until the first and the last byte and until something was drawn (None
    where it never came), how many bytes in all, and how many until it was drawn.
    """

    first: float | None
    last: float | None
    drawn: float | None
    size: int
    drawn_size: int


class Terminal:
    """A program running in a pty of `columns` x `lines`, read by `pyte`. A context manager: on leaving, the program is
    killed. The program is a command, or a function of this process, which is forked to run it.
    """

    def __init__(
        self,
        command: Sequence[str] | Callable[[], None],
        *,
        columns: int = 120,
        lines: int = 40,
        seen_as: tuple[int, int] | None = None,
        environ: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """`seen_as` is the size of the screen where the kernel does not know it, that is for 0 x 0."""
        self.columns, self.lines = columns, lines
        self.received = bytearray()
        self.screen = pyte.Screen(*(seen_as or (columns, lines)))
        self._stream = pyte.ByteStream(self.screen)
        self.started = self.arrived = time.perf_counter()
        """When the program was started, and when the newest bytes came from it (seconds, as `perf_counter` counts)."""
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            _set_size(0, columns, lines)
            _become(command, environ or {}, folder)
        self.exit_code: int | None = None

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            self.wait(10)
        if self._master >= 0:
            os.close(self._master)

    @property
    def text(self) -> str:
        """What the screen shows, line by line."""
        return "\n".join(self.screen.display)

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal another size; the program is told."""
        self.columns, self.lines = columns, lines
        self.screen.resize(lines, columns)
        _set_size(self._master, columns, lines)

    def press(self, *keys: str) -> None:
        """Type keys, by name (`enter`, `ctrl+p`, `down`) or as they are."""
        for key in keys:
            os.write(self._master, spelled(key).encode())

    def type_bytes(self, typed: bytes) -> None:
        """Type these very bytes."""
        os.write(self._master, typed)

    def burst(self, *keys: str, until: str = "", quiet: float = 0.25) -> Burst:
        """Press keys and read until nothing has come for `quiet` seconds; `until` is the regular expression by which
        one sees that something is drawn.
        """
        begin = time.perf_counter()
        self.press(*keys)
        first = last = drawn = None
        size = drawn_size = 0
        while (chunk := self._read(quiet)) is not None:
            last = self.arrived - begin
            first = first or last
            size += len(chunk)
            if drawn is None and re.search(until, self.text):
                drawn, drawn_size = last, size
        return Burst(first, last, drawn, size, drawn_size)

    def wait_for(self, pattern: str, seconds: float = 20) -> str:
        """Read until the screen shows this regular expression; answers the screen. Fails with the screen after the
        deadline.
        """
        return self.wait_until(lambda: re.search(pattern, self.text) is not None, pattern, seconds)

    def wait_until_gone(self, pattern: str, seconds: float = 20) -> str:
        """Read until the screen no longer shows this regular expression."""
        return self.wait_until(lambda: re.search(pattern, self.text) is None, f"no {pattern}", seconds)

    def wait_until(self, is_so: Callable[[], bool], what: str, seconds: float = 20) -> str:
        """Read until something is so; `what` names it for the failure."""
        deadline = time.perf_counter() + seconds
        while not is_so():
            if time.perf_counter() > deadline:
                raise AssertionError(f"the screen did not show {what!r} within {seconds} s:\n{self.text}")
            self._read(0.05)
        return self.text

    def settle(self, quiet: float = 0.2, seconds: float = 10) -> None:
        """Read until nothing has come for `quiet` seconds."""
        deadline = time.perf_counter() + seconds
        while self._read(quiet) is not None and time.perf_counter() < deadline:
            pass

    def hang_up(self) -> None:
        """Close the line, as a lost connection does."""
        os.close(self._master)
        self._master = -1

    def kill(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def stop(self) -> str:
        """Stop the program where it is, and read what it has sent; answers the screen."""
        os.kill(self.pid, signal.SIGSTOP)
        _, status = os.waitpid(self.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status), f"the program ended ({status}):\n{self.text}"
        while self._read(0.01) is not None:
            pass
        return self.text

    def go_on(self) -> None:
        """Have a stopped program go on."""
        os.kill(self.pid, signal.SIGCONT)

    def read_for(self, seconds: float) -> str:
        """Read what comes within this time; answers the screen."""
        deadline = time.perf_counter() + seconds
        while (left := deadline - time.perf_counter()) > 0:
            self._read(left)
        return self.text

    def wait(self, seconds: float = 20) -> int:
        """Wait for the program to end; answers its exit code, negative for a signal."""
        deadline = time.perf_counter() + seconds
        while self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
                self._read_to_the_end()
            elif time.perf_counter() > deadline:
                raise AssertionError(f"the program did not end within {seconds} s:\n{self.text}")
            elif self._master >= 0:
                self._read(0.02)
            else:
                select.select([], [], [], 0.005)
        return self.exit_code

    def wait_unread(self, seconds: float) -> int:
        """Wait for the program to end without reading what it draws, as a line that stalls; answers its exit code."""
        deadline = time.perf_counter() + seconds
        while self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
            elif time.perf_counter() > deadline:
                raise AssertionError(f"the program did not end within {seconds} s")
            else:
                select.select([], [], [], 0.005)
        return self.exit_code

    @property
    def reads_keys(self) -> bool:
        """Whether the program reads key by key, not line by line. What was typed before it began to is thrown away."""
        return not termios.tcgetattr(self._master)[3] & termios.ICANON

    def processor_time(self) -> float:
        """The seconds of processor time that the program has used, to a hundredth."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> int:
        """The most memory that the program has held, in kB (VmHWM)."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))

    def _read(self, seconds: float) -> bytes | None:
        """The next bytes, fed to the screen; None where none came in time or the program has closed its side."""
        ready, _, _ = select.select([self._master], [], [], seconds)
        if not ready:
            return None
        try:
            chunk = os.read(self._master, 65536)
        except OSError:
            return None
        if not chunk:
            return None
        self.arrived = time.perf_counter()
        self.received += chunk
        self._answer(chunk)
        self._stream.feed(_PRIVATE.sub(b"", chunk))
        return chunk

    def _read_to_the_end(self) -> None:
        """Read what the program sent before it ended."""
        while self._master >= 0 and self._read(1) is not None:
            pass

    def _answer(self, chunk: bytes) -> None:
        """Answer the queries that a terminal answers."""
        for match in _MODE_QUERY.finditer(chunk):
            known = b"0" if match[1] == _IN_BAND_RESIZE else b"2"
            os.write(self._master, b"\x1b[?%s;%s$y" % (match[1], known))
        if b"\x1b[c" in chunk or b"\x1b[0c" in chunk:
            os.write(self._master, b"\x1b[?62;22c")
        if b"\x1b[6n" in chunk:
            os.write(self._master, b"\x1b[1;1R")


def _set_size(descriptor: int, columns: int, lines: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))


def spelled(key: str) -> str:
    """The characters that a terminal sends for a key."""
    if key in KEYS or not key.startswith("ctrl+"):
        return KEYS.get(key, key)
    return chr(ord(key.removeprefix("ctrl+")) & 31)


def _become(command: Sequence[str] | Callable[[], None], environ: Mapping[str, str], folder: Path | None) -> None:
    """In the child: become the program. It learns the size from the terminal, as one does that can be resized, and
    ignores no signal, whatever this process was started with.
    """
    try:
        for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_DFL)
        if folder is not None:
            os.chdir(folder)
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        variables = {**inherited, "TERM": "xterm-256color", "LANG": "C.UTF-8", **environ}
        if not callable(command):
            os.execvpe(command[0], list(command), variables)
        os.environ.update(variables)
        command()
    finally:
        os._exit(127)
