"""The report of a fault in Salver: where it happened, and nothing that the tray holds.

The message of an exception and the values of variables may hold names, letters and control sequences of strangers.
The user should be able to send the report as it is.
"""

from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

_FOLDERS = 3
"""How many parts of a file's path are shown: enough to find it, too few to tell whose machine this is."""


def crash_report(error: BaseException) -> str:
    """Return the class of the error and the lines of code that led to it, and before them those of its causes."""
    lines = ["salver: this is a fault of Salver's own, and it ends here."]
    for each in _chain(error):
        lines.append(type(each).__name__)
        for frame in extract_tb(each.__traceback__):
            lines.append(f"  {'/'.join(Path(frame.filename).parts[-_FOLDERS:])}, line {frame.lineno}, in {frame.name}")
    lines.append("These lines contain nothing from your tray. To report it, send them, and say what you did last.")
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the causes of an error, the first of them first, and the error itself."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _chain(before)
    yield error
