"""Cutting a file of vCards into cards, and a card into the lines that matter; one card at a time, all in bytes.

Every line that is not blank belongs to some card, so that a damaged file is accounted for to its end. Pictures, sounds
and keys are passed over before anything looks at them, and so is the card of an agent within a card.
"""

import codecs
import io
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

CARD_BYTES = 10_000_000
"""The longest card that is read, its photograph included."""

LINE_BYTES = 10_000
"""The longest line that is read, once it is whole: a name is not longer."""

_BEGIN = b"BEGIN:VCARD"
_END = b"END:VCARD"
_AGENT = re.compile(rb"\s*(?:[\w-]+\.)?AGENT[;:]", re.IGNORECASE)
_PROPERTY = re.compile(rb"(?:[\w-]+\.)?([\w-]+)[;:]")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Card(Struct, frozen=True):
    """One card: its lines as they stand in the file, without line ends, and what is wrong with it ("" if nothing)."""

    row: int
    lines: list[bytes]
    fault: str = ""


def is_vcard(data: bytes) -> bool:
    """Whether this is a file of vCards: it begins with one, after a byte order mark and blank lines."""
    return _plain(data[:1000]).lstrip()[: len(_BEGIN)].upper() == _BEGIN


def cards(data: bytes) -> Iterator[Card]:
    """Every card of the file, numbered from 1."""
    row, depth, size, has_begun = 0, 0, 0, False
    lines: list[bytes] = []
    previous = b""
    for line in io.BytesIO(_plain(data)):
        word = line.strip().upper() if len(line) < LINE_BYTES else line
        if not word and not lines:
            continue
        if word == _BEGIN and lines and _AGENT.match(previous):
            depth += 1
        elif word == _BEGIN:
            if lines:
                row += 1
                yield _card(row, lines, size, has_begun=has_begun, has_ended=False)
            lines, depth, size, has_begun = [], 0, 0, True
        size += len(line)
        if not depth and (size <= CARD_BYTES or not lines):
            lines.append(line.rstrip(b"\n"))
        previous = line if word else previous
        if word == _END and depth:
            depth -= 1
        elif word == _END:
            row += 1
            yield _card(row, lines, size, has_begun=has_begun, has_ended=True)
            lines, size, has_begun = [], 0, False
    if lines:
        yield _card(row + 1, lines, size, has_begun=has_begun, has_ended=False)


def whole_lines(lines: Iterable[bytes], names: frozenset[bytes]) -> Iterator[bytes]:
    """The lines of the properties of these names (upper case), each made whole: a line that begins with a blank goes on
    the one before, and so does one after a `=` at the end of a quoted-printable one. Those too long to be read are left
    out.
    """
    whole = b""
    is_wanted = is_quoted = False
    for line in lines:
        goes_on = is_quoted and whole.endswith(b"=")
        if goes_on or line[:1] in (b" ", b"\t"):
            kept = whole[:-1] if goes_on else whole
            whole = (kept if is_wanted else b"") + (line if goes_on else line[1:])
            is_wanted = is_wanted and len(whole) <= LINE_BYTES
        else:
            if is_wanted:
                yield whole
            whole = line if len(line) <= LINE_BYTES else b""
            found = _PROPERTY.match(whole)
            is_wanted = found is not None and found[1].upper() in names
            is_quoted = found is not None and b"QUOTED-PRINTABLE" in whole.partition(b":")[0].upper()
    if is_wanted:
        yield whole


def _plain(data: bytes) -> bytes:
    """The file in UTF-8 or what it is beside that, without a byte order mark, its lines ended by line feeds."""
    if data.startswith(_UTF_16):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _card(row: int, lines: list[bytes], size: int, *, has_begun: bool, has_ended: bool) -> Card:
    """A card of the file, with the first thing that is wrong with it."""
    if size > CARD_BYTES:
        return Card(row, [], f"it is larger than {CARD_BYTES // 1_000_000} MB")
    if not has_begun:
        return Card(row, lines, "it does not begin with BEGIN:VCARD")
    return Card(row, lines, "" if has_ended else "it is cut off: it has no END:VCARD")
