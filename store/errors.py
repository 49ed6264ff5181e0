"""What is wrong with something that the user wrote or named."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn


class Unusable(Exception):
    """A setting, a policy, a template, a list of words or a name that cannot be used.

    The text says what, where, and what may have been meant; a line for each thing that is wrong.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class UnusableFile(Unusable):
    """A file that the user wrote and that cannot be used; the text says which, where and what is wrong with it."""

    def __init__(self, path: Path, line: int | None, message: str) -> None:
        """`line` counts from one; None where no line can be named."""
        where = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{where}: {message}")
        self.path = path
        self.line = line


def text_of(path: Path, error: type[UnusableFile]) -> str | None:
    """Return the text of a file that the user wrote, None where there is none. Raises `error` when it cannot be
    read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise error(path, None, f"cannot be read: {fault.strerror}") from fault
    except UnicodeDecodeError as fault:
        raise error(path, None, "is not UTF-8 text") from fault


ReportUnusable = Callable[[Unusable], object]
"""Reports what is wrong with a file that the user wrote. Where it returns, that file is left out."""


def refuse(fault: Unusable) -> NoReturn:
    """Report a file that cannot be used by raising what is wrong with it."""
    raise fault
