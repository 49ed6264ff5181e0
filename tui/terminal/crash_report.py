"""What is said when Salver itself is wrong: where it happened, and nothing of what the tray holds.

The message of an exception, and the values of variables that some programs print, may be names, letters and control
sequences of strangers. Whoever reports a fault should be able to send what they see as it is.
"""

from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb

_FOLDERS = 3
"""How much of the path of a file is told: enough to find it, too little to tell whose machine this is."""


def crash_report(error: BaseException) -> str:
    """The kind of the error, the lines of code on the way to it, and the same of the errors that led to it."""
    lines = ["salver: this is a fault of Salver's own, and it ends here."]
    for each in _chain(error):
        lines.append(type(each).__name__)
        for frame in extract_tb(each.__traceback__):
            lines.append(f"  {'/'.join(Path(frame.filename).parts[-_FOLDERS:])}, line {frame.lineno}, in {frame.name}")
    lines.append("Nothing of your tray stands in these lines. To report it, send them, and say what you did last.")
    return "\n".join(lines)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The errors that led to this one, the first of them first, and itself."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _chain(before)
    yield error
