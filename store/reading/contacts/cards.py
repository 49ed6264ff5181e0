"""Cutting a file of vCards into cards, and a card into the lines that matter; one card at a time, all in bytes.

Every line that is not blank belongs to some card, so that a damaged file is accounted for to its end. Pictures, sounds
and keys are passed over before anything looks at them, and so is the card of an agent within a card.
"""

import codecs
import io
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.reading.charsets import UTF_16, WESTERN, in_utf8, is_mostly_utf8
from store.reading.table_encoding import guess_notice

CARD_BYTES = 10_000_000
"""The longest card that is read, its photograph included."""

LINE_BYTES = 10_000
"""The longest line that is read, once it is whole: a name is not longer."""

_BEGIN = b"BEGIN:VCARD"
_END = b"END:VCARD"
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT(?:;[^:]*)?:")
"""What is before the card of somebody's agent, in upper case."""

_PROPERTY = re.compile(rb"(?:[\w-]+\.)?([\w-]+)[;:]")


class Card(Struct, frozen=True):
    """One card: its lines as they are in the file, without line ends, and what is wrong with it ("" if nothing)."""

    row: int
    lines: list[bytes]
    fault: str = ""


def is_vcard(data: bytes) -> bool:
    """Return whether this is a file of vCards: it begins with one, after a byte order mark and blank lines."""
    return _plain(data[:1000]).lstrip()[: len(_BEGIN)].upper() == _BEGIN


def card_notice(data: bytes) -> str:
    """Return what is to be said of a file of vCards whose letters are told by no encoding; "" for all others."""
    if data.startswith(UTF_16) or is_mostly_utf8(data) or b"CHARSET" in data.upper():
        return ""
    return guess_notice(WESTERN)


def cards(data: bytes) -> Iterator[Card]:
    """Yield every card of the file, numbered from 1."""
    row, agents = 1, 0
    previous = b""
    block: _Block | None = None
    for line in io.BytesIO(_plain(data)):
        word = line.strip().upper() if len(line) < LINE_BYTES else line
        if word == _BEGIN and block and _AGENT.fullmatch(previous):
            agents += 1
        elif word == _BEGIN:
            if block:
                yield block.card(row, has_ended=False)
                row += 1
            block, agents = _Block(has_begun=True), 0
        elif word and block is None:
            block = _Block(has_begun=False)
        if block and not agents:
            block.add(line.rstrip(b"\n"))
        if block and word == _END and agents:
            agents -= 1
        elif block and word == _END:
            yield block.card(row, has_ended=True)
            row, block = row + 1, None
        previous = word or previous
    if block:
        yield block.card(row, has_ended=False)


def whole_lines(lines: Iterable[bytes], names: frozenset[bytes]) -> Iterator[bytes]:
    """Yield the lines of the properties of these names (upper case), each made whole: a line that begins with a blank
    goes on the one before, and so does one after a `=` at the end of a quoted-printable one. Those too long to be read
    are left out.
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
    """Return the file in UTF-8 or what it is beside that, without a byte order mark, its lines ended by line feeds."""
    return in_utf8(data).removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


class _Block:
    """The lines of one card so far, or such as are between cards."""

    def __init__(self, *, has_begun: bool) -> None:
        self._has_begun = has_begun
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes) -> None:
        """One more line; those beyond the limit are counted and not kept."""
        self._size += len(line)
        if self._size <= CARD_BYTES:
            self._lines.append(line)

    def card(self, row: int, *, has_ended: bool) -> Card:
        """Return the card of these lines, with the first thing that is wrong with it."""
        fault = "" if has_ended else "it is cut off: it has no END:VCARD"
        if not self._has_begun:
            fault = "it does not begin with BEGIN:VCARD"
        if self._size > CARD_BYTES:
            fault = f"it is larger than {CARD_BYTES // 1_000_000} MB"
        return Card(row, self._lines, fault)
