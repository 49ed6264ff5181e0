"""Standard output and error, of which one may be closed, full, or gone."""

import errno
import os
import sys
from io import BufferedWriter, FileIO, TextIOWrapper
from typing import TYPE_CHECKING

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
    """Have standard output and error behave as above; return standard output.

    Those that are closed are opened on nothing: a file that is opened later, such as the store, would get their
    numbers, and whatever is printed would go into it.
    """
    for number in (0, _OUTPUT, _ERROR):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # gets the lowest number that is free; to write to it fails
    output = Output(_OUTPUT, "w", closefd=False)
    # Where the locale cannot write what people are called, it is spelled.
    sys.stdout = _text(output, sys.stdout, "backslashreplace")
    sys.stderr = _text(_Messages(_ERROR, "w", closefd=False), sys.stderr, "backslashreplace")
    return output


def _text(file: FileIO, before: object, errors: str) -> TextIOWrapper:
    """Return the stream of text on this file, in the encoding of the one that it replaces; None where that was
    closed.
    """
    encoding = before.encoding if isinstance(before, TextIOWrapper) else "utf-8"
    return TextIOWrapper(BufferedWriter(file), encoding, errors, line_buffering=file.isatty())
