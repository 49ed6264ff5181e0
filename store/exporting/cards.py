"""People as vCards of version 4.0 (RFC 6350), for khard, address books and telephones."""

from collections.abc import Iterable, Iterator
from typing import Final

from nameparser import HumanName

from store.records import ids
from store.records.model import Person
from store.text import clean, sendable

_LONGEST_LINE: Final = 75
"""Octets of a line before it is folded (RFC 6350, 3.2)."""


def cards(people: Iterable[Person]) -> bytes:
    """Return one card a person, with the lines folded and ended as RFC 6350 has them."""
    lines = (line for person in people for line in _card(person))
    return b"".join(_folded(line.encode()) for line in lines)


def _card(person: Person) -> Iterator[str]:
    """Yield the lines of one card. Its UID is the person's id, so a second import replaces the card."""
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{_escaped('salver-' + ids.spelled(person.id))}"
    yield f"FN:{_escaped(person.name) or 'Unknown'}"
    yield f"N:{';'.join(_name_parts(person.name))}"
    if person.also:
        yield f"NICKNAME:{','.join(map(_escaped, person.also))}"
    if person.email:
        yield f"EMAIL:{_escaped(person.email)}"
    if person.url:
        yield f"URL:{clean(person.url)}"
    if person.company:
        yield f"ORG:{_escaped(person.company)}"
    if title := person.position or person.headline:
        yield f"TITLE:{_escaped(title)}"
    if person.postal:
        yield f'ADR;LABEL="{_in_quotes(person.postal)}":;;;;;;'
    if person.birthday:
        yield f"BDAY:--{person.birthday.replace('-', '')}"
    if person.interests:
        yield f"INTEREST:{_escaped(person.interests)}"
    if person.tags:
        yield f"CATEGORIES:{','.join(map(_escaped, person.tags))}"
    if person.note:
        yield f"NOTE:{_escaped(person.note)}"
    yield "END:VCARD"


def _name_parts(name: str) -> list[str]:
    """Return the five parts of N: family, given, additional names, prefixes, suffixes."""
    parts = HumanName(sendable(name))
    return [_escaped(part) for part in (parts.last, parts.first, parts.middle, parts.title, parts.suffix)]


def _escaped(text: str) -> str:
    """Return a text as a value holds it: emoji whole, line breaks, commas, semicolons and backslashes marked."""
    lines = [sendable(line) for line in text.splitlines()]
    marked = [line.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;") for line in lines]
    return "\\n".join(marked)


def _in_quotes(text: str) -> str:
    """Return a text as a quoted parameter holds it (RFC 6868)."""
    lines = [sendable(line).replace("^", "^^").replace('"', "^'") for line in text.splitlines()]
    return "^n".join(lines)


def _folded(line: bytes) -> bytes:
    """Return a line cut into pieces of at most 75 octets, none of which ends within a character."""
    pieces = []
    room = _LONGEST_LINE
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[:end])
        line, room = line[end:], _LONGEST_LINE - 1
    return b"\r\n ".join([*pieces, line]) + b"\r\n"
