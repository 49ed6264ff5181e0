"""A page of help as plain text, for a terminal, a pager or a file."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len

from tui.help.blocks import Code, Heading, PageBlock, Paragraph, Terms

_INDENT: Final = "  "
_WIDEST_WORD: Final = 26
"""Cells for a column of words; a longer word has a line of its own."""
_GAP: Final = 2


def plain_lines(title: str, blocks: Iterable[PageBlock], width: int) -> Iterator[str]:
    """Yield the lines of a page, broken at this width. Code is never broken."""
    yield title
    yield "=" * cell_len(title)
    for block in blocks:
        yield ""
        match block:
            case Heading(text):
                yield text
                yield "-" * cell_len(text)
            case Paragraph(text):
                yield from _wrapped(text, width)
            case Code(lines):
                yield from (f"{_INDENT}{_INDENT}{line}".rstrip() for line in lines)
            case Terms(rows):
                yield from _terms(rows, width)


def _terms(rows: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """Yield words in a column, and beside them what they mean."""
    rows = tuple(rows)
    column = min(max(cell_len(word) for word, _ in rows), _WIDEST_WORD) + _GAP
    indent = _INDENT + " " * column
    for word, meaning in rows:
        wrapped = _wrapped(meaning, max(width, 60), indent)
        if cell_len(word) + _GAP > column:
            yield _INDENT + word
            yield from wrapped
        else:
            first, *rest = wrapped
            yield f"{_INDENT}{word}{' ' * (column - cell_len(word))}{first[len(indent) :]}".rstrip()
            yield from rest


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """A text in lines of this width; words with a hyphen and long ones stay whole."""
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
