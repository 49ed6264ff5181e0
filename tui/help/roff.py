"""Blocks of help as the source of a manual page, for `man` (the macros of groff's man(7))."""

from collections.abc import Iterable, Iterator
from typing import Final
from unicodedata import normalize

from tui.help.blocks import Code, Heading, PageBlock, Paragraph, Terms

_SIGNS: Final = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti", '"': "\\(dq"}


def escaped(text: str) -> str:
    """The text, so that roff prints it as it is; in ASCII."""
    return "".join(_SIGNS.get(sign) or (sign if sign.isascii() else _named(sign)) for sign in normalize("NFC", text))


def _named(sign: str) -> str:
    """A character outside of ASCII by its numbers, an accent apart from its letter, as groff wants it."""
    return "\\[u{}]".format("_".join(f"{ord(part):04X}" for part in normalize("NFD", sign)))


def section(title: str, blocks: Iterable[PageBlock]) -> Iterator[str]:
    """Yield the lines of a section with its blocks."""
    yield f".SH {_argument(title.upper())}"
    for block in blocks:
        match block:
            case Heading(text):
                yield f".SS {_argument(text)}"
            case Paragraph(text):
                yield ".PP"
                yield _line(text)
            case Code(lines):
                yield from (".PP", ".RS 4", ".nf")
                yield from map(_line, lines)
                yield from (".fi", ".RE")
            case Terms(rows):
                for word, meaning in rows:
                    yield from (".TP", f"\\fB{escaped(word)}\\fR", _line(meaning))


def _argument(text: str) -> str:
    """A text as the one argument of a macro."""
    return f'"{escaped(text)}"'


def _line(text: str) -> str:
    """A line of text, which never begins a request."""
    return "\\&" + escaped(text) if text[:1] in (".", "'", "") or text[:1].isspace() else escaped(text)
