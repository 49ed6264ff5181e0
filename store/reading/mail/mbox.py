"""Taking an mbox apart, as a stream: one message is held at a time, and of a long one only its beginning.

The four layouts in use (mboxo, mboxrd, mboxcl, mboxcl2; see `man 5 mbox`) differ in how a line of a text that begins
with `From ` is kept from looking like the beginning of the next message: by a `>` before it, or by a Content-Length.
Both are read. A length is only believed where it leads to the beginning of a message or to the end of the file, and
skips nothing that looks like a message.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from store.reading.budget import MEGABYTE
from store.reading.mail.headers import HeaderBlock
from store.reading.opening import Readable, read_start

LONGEST = 10 * MEGABYTE
"""How many bytes of one message are looked at."""

_PIECE = 1 << 16
_LOOKAHEAD = 8_000
"""How many bytes tell whether a message begins."""
_LONGEST_LINE = 500
_ABOVE = 4
"""How many bytes before the line show whether a blank one is above it."""
_LONGEST_HEADERS = 1 << 16

_FROM = b"From"
_UNDATED = re.compile(rb"From(?:[ \t]+(?:-|[^\s@]*@\S*|MAILER-DAEMON)(?:[ \t].*)?|[ \t]+\S+)?[ \t]*\r?")
"""A line without a date that begins a message: `From `, `From -`, or with a sender."""
_OF_TAKEOUT = re.compile(rb"From \d+@xxx ")
_MOMENT = re.compile(rb"\d:\d\d\b.*\b\d{4}\b")
_BELOW = re.compile(rb">+From |[!-9;-~]+:|\r?\n|\Z")
"""What is below the line that begins a message: a header, or nothing."""
_HEADERS_END = re.compile(rb"\n\r?\n")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,9})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_LINE_BELOW_BLANK = re.compile(rb"(?<=\n)\r?\nFrom [^\n]*\n")
_BLANK_LINES = re.compile(rb"(?:\r?\n){0,2}")
_QUOTED = re.compile(rb"\n>(>*From )")


class Message(Struct, frozen=True):
    """One message as it is, without the line that begins it in an mbox. `end` is where the next one begins, in bytes
    of its file; `is_cut` says that it is longer than what is looked at. `problem` says why it cannot be read, if so.
    """

    data: bytes
    end: int
    is_cut: bool
    problem: str = ""
    file_name: str = ""
    """What its own file is called, where it has one."""
    apple_flags: int = 0
    """What Apple Mail noted beside it, as a set of bits."""
    is_of_takeout: bool = False
    """Whether the line that begins it is of a Google Takeout, in which Google writes the labels."""
    is_provable: bool = True
    """Whether its headers are surely those of a message: else no header proves anything."""


def begins_mbox(data: bytes, at: int = 0) -> bool:
    """Return whether a message begins here in an mbox: `From`, a sender, a time and a year, and a header below; or
    `From` without a date below a blank line, with headers of mail below.
    """
    return _begins_dated(data, at) or _begins_undated(data, at)


def is_mbox(start: bytes) -> bool:
    """Return whether a file that begins so is an mbox; a byte order mark or blank lines may be before the first
    line.
    """
    return begins_mbox(start[_leading(start) :])


def _leading(start: bytes) -> int:
    """Return how many bytes are before the first line with words."""
    return len(start) - len(start.lstrip(b"\xef\xbb\xbf\r\n"))


def _begins_dated(data: bytes, at: int) -> bool:
    """Return whether a line with a date is here that begins a message."""
    if not data.startswith(b"From ", at):
        return False
    end = data.find(b"\n", at, at + _LONGEST_LINE)
    return end >= 0 and _MOMENT.search(data, at, end) is not None and _BELOW.match(data, end + 1) is not None


def _begins_undated(data: bytes, at: int) -> bool:
    """Return whether a line without a date is here that begins a message."""
    is_below_blank = at == 0 or data.endswith((b"\n\n", b"\n\r\n"), 0, at)
    if not is_below_blank or not data.startswith(_FROM, at):
        return False
    end = data.find(b"\n", at, at + _LONGEST_LINE)
    if end < 0 or _UNDATED.fullmatch(data, at, end) is None:
        return False
    return HeaderBlock(data[end + 1 : end + _LOOKAHEAD]).is_of_mail


def messages(stream: Readable, offset: int = 0) -> Iterator[Message]:
    """Yield the messages of an mbox, from `offset`, where the stream stands and a message begins.

    Raises OSError where the disk fails.
    """
    window = _Window(stream, offset)
    window.holds(_LOOKAHEAD)
    window.drop(_leading(window.data))
    while window.holds(1):
        yield _next(window)


def whole(stream: Readable) -> Message:
    """Return a stream that is one message. It is read to its end, so that nobody who writes it is cut off."""
    data, size = read_start(stream, LONGEST), 0
    while piece := stream.read(_PIECE):
        size += len(piece)
    return Message(data, len(data) + size, size > 0)


class _Window:
    """What is held of the stream: `data`, of which the first byte is at `offset` in the file."""

    def __init__(self, stream: Readable, offset: int) -> None:
        self._stream = stream
        self.data = b""
        self.offset = offset
        self.doubted = offset
        """Up to where in the file a message may be a part of the text of one before it."""
        self.is_end = False

    def holds(self, number: int) -> bool:
        """Return whether so many bytes are there, after reading on where they are not yet."""
        while len(self.data) < number and not self.is_end:
            piece = self._stream.read(max(number - len(self.data), len(self.data), _PIECE))
            self.is_end = not piece
            self.data += piece
        return len(self.data) >= number

    def drop(self, number: int) -> None:
        """Hold the first bytes no longer."""
        self.data = self.data[number:]
        self.offset += number


def _next(window: _Window) -> Message:
    """Return the message at the start of the window, which begins with the next one after that."""
    head = b""
    searched, doubted = _after_content(window)
    while (end := _beginning(window, searched)) is None:
        searched = max(len(window.data) - _LOOKAHEAD, searched)
        if searched > LONGEST:
            head = head or window.data[:LONGEST]
            window.drop(searched - _ABOVE)
            searched = _ABOVE
        window.holds(len(window.data) + 1)
    is_cut = bool(head) or end > LONGEST
    data = head or window.data[: min(end, LONGEST)]
    is_sure = window.offset >= window.doubted
    window.doubted = max(window.doubted, doubted)
    window.drop(end)
    is_dated, is_of_takeout = _begins_dated(data, 0), _OF_TAKEOUT.match(data) is not None
    if is_dated or _begins_undated(data, 0):
        data = data[data.index(b"\n") + 1 :]
    text = _QUOTED.sub(rb"\n\1", data) if b">From " in data else data
    return Message(text, window.offset, is_cut, is_of_takeout=is_of_takeout, is_provable=is_dated and is_sure)


def _beginning(window: _Window, searched: int) -> int | None:
    """Return where in the window the next message begins, at `searched` or behind it, or where the file ends.

    None where the window has to be read on.
    """
    at = _line_of_from(window.data, max(searched - 1, 0))
    while at >= 0:
        window.holds(at + _LOOKAHEAD)
        if begins_mbox(window.data, at + 1):
            return at + 1
        at = _line_of_from(window.data, at + 1)
    return len(window.data) if window.is_end else None


def _line_of_from(data: bytes, start: int) -> int:
    """Return where a line end is with `From` and no colon behind it; -1 where there is none from here on."""
    at = data.find(b"\nFrom", start)
    while at >= 0 and data[at + 5 : at + 6] == b":":
        at = data.find(b"\nFrom", at + 5)
    return at


def _after_content(window: _Window) -> tuple[int, int]:
    """From where on to look for the next message: behind the text of this one, where its Content-Length holds.

    And up to where in the file a message that is found proves nothing: the length may be true though messages seem to
    begin within it.
    """
    window.holds(_LONGEST_HEADERS)
    headers = _HEADERS_END.search(window.data, 0, _LONGEST_HEADERS)
    said = _LENGTH.search(window.data, 0, headers.start() + 1) if headers else None
    if headers is None or said is None or int(said[1]) > LONGEST:
        return 1, 0
    end = headers.end() + int(said[1])
    if not window.holds(end + _LOOKAHEAD) and end > len(window.data):
        return 1, 0
    blank = _BLANK_LINES.match(window.data, end)
    after = blank.end() if blank else end
    if after != len(window.data) and not begins_mbox(window.data, after):
        return 1, 0
    return (1, window.offset + after) if _holds_message(window.data, headers.end(), end) else (after, 0)


def _holds_message(data: bytes, start: int, end: int) -> bool:
    """Return whether a message seems to begin in this piece of a text: below a blank line, with headers of mail."""
    lines = _LINE_BELOW_BLANK.finditer(data, start, end)
    return any(HeaderBlock(data[line.end() : line.end() + _LOOKAHEAD]).is_of_mail for line in lines)
