"""What can go wrong with the file. Each says what, where, and what to do next; `exit_code` is the
one that the command line ends with.
"""

from pathlib import Path


class StoreError(Exception):
    """The store could not be read or saved; nothing changed."""

    exit_code = 3


class Damaged(StoreError):
    """The bytes are not those of a tray: `what` is wrong, on this line and column (from 1) or in this table, record and
    field.
    """

    def __init__(self, what: str, *, line: int | None = None, column: int | None = None, place: str = "") -> None:
        self.what = what
        self.line = line
        self.column = column
        self.place = place
        super().__init__(what)

    def __str__(self) -> str:
        at = [f"line {self.line}" if self.line else "", f"column {self.column}" if self.column else "", self.place]
        where = ", ".join(filter(None, at))
        return f"{where}: {self.what}" if where else self.what


class Unreadable(StoreError):
    """The file at `path` cannot be used as it is, since `why`, on this line where it is a matter of one; `advice` is a
    sentence. The file is left untouched.
    """

    def __init__(self, path: Path, why: str, advice: str, line: int | None = None) -> None:
        self.path = path
        self.why = why
        self.advice = advice
        self.line = line
        super().__init__(f"{path} cannot be read: {why}. It is left as it is. {advice}")


class Placeholder(StoreError):
    """The bytes stand for a content that is elsewhere, or encrypted; `advice` is how it comes back, a sentence."""

    def __init__(self, what: str, advice: str) -> None:
        self.advice = advice
        super().__init__(what)


class NewerFormat(StoreError):
    """A newer Salver wrote the file."""

    def __init__(self, found: object, known: int) -> None:
        super().__init__(f"it has format {found}, and this Salver knows formats up to {known}: a newer Salver wrote it")


class Unkept(StoreError):
    """No file of a tray can hold what was to be kept; the tray is as it was."""


class NotSaved(StoreError):
    """Writing failed; the file holds what it held before."""

    def __init__(self, path: Path, why: str) -> None:
        self.path = path
        self.why = why
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        return f"{self.path} could not be saved: {self.why}"


class NotProvenDurable(NotSaved):
    """The file holds the change, but the disk did not confirm that it will after a power cut."""

    def _sentence(self) -> str:
        return f"{self.path} holds the change, but the disk did not confirm that it is stored safely:  {self.why}"


class SavingBroke(NotSaved):
    """Something in Salver itself was wrong while it saved; `__cause__` is that."""


def reason_of(error: OSError) -> str:
    """Return what went wrong, and with which file where that is known."""
    reason = error.strerror or str(error)
    return f"{reason} ({error.filename})" if isinstance(error.filename, str) else reason
