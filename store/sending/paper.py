"""A draft as a letter on paper: plain text for a sheet of A4, to be printed, signed and posted (norm A05, text 000)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from store.phrases.speech import language_of
from store.records.model import Draft, Me, Person
from store.text import clean

_COLUMNS: Final = 72
_LINES: Final = 60
"""What a sheet of A4 holds at ten characters and six lines an inch, with margins all around."""


class Sheets(Struct, frozen=True):
    """A letter as it is printed: the lines of each sheet, from the top. A sheet has at least one line."""

    pages: tuple[tuple[str, ...], ...]
    over: int
    """How many lines are too many for one sheet; 0 for a letter as it should be."""


def laid_out(draft: Draft, me: Me, address: Sequence[str], today: date) -> Sheets:
    """Return the letter with who sends it, to whom, and the day written out above the text, whose paragraphs are
    wrapped.

    `address` are the lines of the user's postal address. Theirs are below their name where they are known.
    """
    day = _right(_written_out(today, language_of(draft.text)))
    above = [_sender(me, address), _recipient(draft.person), day, _wrapped(draft.subject)]
    lines = [line for block in above if block for line in (*block, "", "")] + _paragraphs(draft.text)
    pages = [tuple(lines[start : start + _LINES]) for start in range(0, len(lines), _LINES)]
    return Sheets(tuple(pages), max(0, len(lines) - _LINES))


def _sender(me: Me, address: Sequence[str]) -> list[str]:
    """Return the user's name and address, at the right."""
    name = [] if not me.names or me.names[0] in address[:1] else [me.names[0]]
    return _right(*name, *address)


def _recipient(person: Person) -> list[str]:
    """Their name, where they work as what, and their postal address, at the left."""
    said = (person.name, person.position, person.company, *(person.postal or "").splitlines())
    return [line for part in said if part for line in _wrapped(part)]


def _written_out(day: date, language: str | None) -> str:
    """`3 May 2026`; above a text in another language than English `2026-05-03`, which everybody reads."""
    return f"{day.day} {day:%B %Y}" if language in ("en", None) else day.isoformat()


def _right(*lines: str) -> list[str]:
    """Return the lines as one block that ends at the right margin."""
    from wcwidth import width

    wrapped = [part for line in lines for part in _wrapped(line)]
    indent = " " * (_COLUMNS - max(map(width, wrapped), default=0))
    return [indent + line for line in wrapped]


def _paragraphs(text: str) -> list[str]:
    """Return the text, every paragraph wrapped, an empty line wherever it has one."""
    paragraphs = clean(text, lines=True).strip("\n").split("\n")
    return [line for paragraph in paragraphs for line in _wrapped(paragraph) or [""]]


def _wrapped(text: str) -> list[str]:
    """Return the text in lines that fit the sheet; wide characters (Chinese, say) take two columns."""
    from wcwidth import wrap  # nothing else needs it

    return wrap(clean(text), _COLUMNS)
