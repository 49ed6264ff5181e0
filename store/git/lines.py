"""A line of a text file that belongs to somebody else: put there and taken away again, to the byte."""

from pathlib import Path

from store.file.disk import read, real_path, write_durably


def has(path: Path, line: str) -> bool:
    """Return whether the file has this line. Raises OSError."""
    return line in _lines(path)


def put_last(path: Path, line: str) -> None:
    """As `put`, and where others follow the line, behind them: the last of several that say the same counts. Raises
    OSError.
    """
    following = reversed(_lines(path))
    if next((each for each in following if each.strip()), None) != line:
        take_away(path, line)
    put(path, line)


def put(path: Path, line: str) -> None:
    """Add the line as the last one, and the file where there is none; a file that has it stays as it is. Raises
    OSError.
    """
    lines = _lines(path)
    if line in lines:
        return
    at = len(lines) - 1 if lines[-1] == "" else len(lines)  # a file without an end to its last line stays without
    path.parent.mkdir(exist_ok=True)
    _write(path, [*lines[:at], line, *lines[at:]])


def take_away(path: Path, line: str) -> None:
    """Take the line away, and the file if nothing else is in it. Raises OSError."""
    lines = _lines(path)
    if line not in lines:
        return
    at = len(lines) - 1 - lines[::-1].index(line)
    rest = [*lines[:at], *lines[at + 1 :]]
    if rest in ([], [""]):
        path.unlink()
    else:
        _write(path, rest)


def _lines(path: Path) -> list[str]:
    """Return the parts between line ends; one that is empty ends the list where the last line is ended."""
    return (read(path) or b"").decode(errors="surrogateescape").split("\n")


def _write(path: Path, lines: list[str]) -> None:
    write_durably(real_path(path), "\n".join(lines).encode(errors="surrogateescape"))
