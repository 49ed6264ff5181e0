"""What the commands print: one JSON value, or lines for people, aligned and clean. Both go to standard output."""

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click
from rich.cells import cell_len, set_cell_size

from store.text import clean

_CommandT = TypeVar("_CommandT", bound=Callable[..., Any])

_GAP = "  "
_WIDEST = 60
"""Cells to which a column is padded: one name of a million letters must not make every row as long."""


def json_option(what: str = "one JSON value") -> Callable[[_CommandT], _CommandT]:
    """Give a command the option to answer scripts; `what` it prints then, as the help says it."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {what}.")


def print_json(value: Any) -> None:
    """One JSON value, in ASCII, so that nothing a stranger wrote can act on a terminal. A list has one item a line."""
    if isinstance(value, list) and value:
        written = "[\n" + ",\n".join(map(json.dumps, value)) + "\n]"
    else:
        written = json.dumps(value, indent=2)
    click.echo(written.replace("\x7f", "\\u007f"))


def print_lines(lines: Iterable[str]) -> None:
    """Lines for people; what strangers wrote in them is cleaned here, each line on its own."""
    _print([clean(line) for line in lines])


def print_table(rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
    """Rows in columns as wide as their widest cell (within reason), cut to the width of a terminal but never in a pipe.

    `right` names the columns, from zero, that are aligned to the right.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    widths = [min(max(map(cell_len, column)), _WIDEST) for column in zip(*cells, strict=True)]
    room = _room()
    lines = []
    for row in cells:
        padded = [_padded(cell, width, at in right) for at, (cell, width) in enumerate(zip(row, widths, strict=True))]
        lines.append(_cut(_GAP.join(padded).rstrip(), room))
    _print(lines)


def print_items(items: Sequence[tuple[str, str]]) -> None:
    """Texts, each behind a word in a narrow column. They are broken to the width of a terminal, but never in a pipe."""
    told = [(clean(word), clean(text)) for word, text in items]
    column = max(cell_len(word) for word, _ in told)
    indent = _GAP + (" " * column + _GAP if column else "")
    room = _room()
    lines: list[str] = []
    for word, text in told:
        lead = indent if not column else f"{_GAP}{_padded(word, column, False)}{_GAP}"
        lines += [f"{lead}{text}"] if room is None else _broken(text, room, lead, indent)
    _print(lines)


def _room() -> int | None:
    """How many cells a line has on a terminal; None in a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _broken(text: str, room: int, lead: str, indent: str) -> list[str]:
    """A text in lines of so many characters; words with a hyphen stay whole."""
    return textwrap.wrap(
        text, max(room, len(lead) + 20), initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False
    )


def _print(lines: Sequence[str]) -> None:
    """Print clean lines at once."""
    if lines:
        click.echo("\n".join(lines))


def _cut(text: str, room: int | None) -> str:
    """The text in at most so many cells, with an ellipsis where something is missing; whole where `room` is None."""
    if room is None or cell_len(text) <= room:
        return text
    return set_cell_size(text, room - 1).rstrip() + "…"


def _padded(cell: str, width: int, to_the_right: bool) -> str:
    """The cell with blanks up to this width."""
    blanks = " " * (width - cell_len(cell))
    return blanks + cell if to_the_right else cell + blanks


def say(message: str) -> None:
    """A message for people, on standard error: one line, clean."""
    click.echo(clean(message), err=True)
