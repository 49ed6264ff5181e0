"""Standard output and error, of which one may be closed, full, or gone."""

import errno
import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING

from tui.terminal.charset import ASCII, ESCAPED, PLAIN, PRINTED_ASCII, UTF_8, terminal_charset

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_OUTPUT, _ERROR = 1, 2


class Output(FileIO):
    """Standard output. It remembers why it could not be written, as Python's own forgets it."""

    failure: OSError | None = None

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write. Raises OSError."""
        try:
            return super().write(data)
        except OSError as error:
            self.failure = error
            raise

    @property
    def problem(self) -> str:
        """Why what was printed could not get out; "" where it could, or where whoever reads it wants no more."""
        if self.failure is None or self.failure.errno == errno.EPIPE:
            return ""
        return "closed" if self.failure.errno == errno.EBADF else self.failure.strerror or str(self.failure)

    def drop(self) -> None:
        """Have nothing fail any more that is still to be printed: Python would complain of it at its end."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), _OUTPUT)


class _Messages(FileIO):
    """Standard error. What cannot be written there is dropped: nobody can be told, and what is being done goes on."""

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def set_up_streams() -> Output:
    """Replace standard output by an `Output`, and standard error by one that never fails; return standard output.

    Those that are closed are opened on nothing: a file that is opened later, such as the store, would get their
    numbers, and whatever is printed would go into it.
    """
    for number in (0, _OUTPUT, _ERROR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # gets the lowest number that is free; to write to it fails
    output = Output(_OUTPUT, "w", closefd=False)
    sys.stdout = _text(output, sys.stdout)
    sys.stderr = _text(_Messages(_ERROR, "w", closefd=False), sys.stderr)
    return output


def terminal_text(charset: str) -> TextIOWrapper:
    """Return a stream that draws on the terminal; what it can no longer draw is dropped."""
    return TextIOWrapper(BufferedWriter(_Messages(_ERROR, "w", closefd=False)), charset, PLAIN)


def _text(file: FileIO, before: object) -> TextIOWrapper:
    """Return the stream of text on this file: on a terminal in its character set, else in that of the stream it
    replaces.

    What people are called, and the set lacks, is spelled.
    """
    is_terminal = file.isatty()
    encoding = before.encoding if isinstance(before, TextIOWrapper) else UTF_8
    if is_terminal:
        encoding = terminal_charset()
    if encoding == ASCII:
        encoding = PRINTED_ASCII
    return TextIOWrapper(BufferedWriter(file), encoding, PLAIN if is_terminal else ESCAPED, line_buffering=is_terminal)
