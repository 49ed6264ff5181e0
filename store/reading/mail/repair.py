"""Messages as they were before other programs saved, counted or quoted them: what is cheap to undo is undone here.

UTF-16 and byte order marks of editors, the byte count and the property list around a message of Apple Mail (.emlx),
lines that are no header above the first header, and a blank line that a fetcher put below its own `Received`.
"""

import re

from msgspec.structs import replace

from store.reading.charsets import in_utf8
from store.reading.mail.headers import HEADER, HeaderBlock
from store.reading.mail.mbox import Message

_MARKS = re.compile(b"(?:[\r\n]|\xef\xbb\xbf|\xc3\xaf\xc2\xbb\xc2\xbf){1,100}")
"""Blank lines, byte order marks, and such as were taken for three letters and encoded again."""
_MOST_STRAY_LINES = 5
_LONGEST_HEAD = 200_000
_COUNT = re.compile(rb"[ \t\r\n]*(\d{1,10})[ \t]*\r?\n")
_LIST = re.compile(rb"\s*<\?xml [^>]*>\s*(?:<!DOCTYPE plist[^>]*>\s*)?<plist\b")
_LIST_BEGINS = b"<?xml "
_FLAGS = re.compile(rb"<key>flags</key>\s*<integer>(\d{1,20})</integer>")
_FROM = re.compile(rb"^from[ \t]*:", re.IGNORECASE | re.MULTILINE)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_TRACES = frozenset({b"received", b"return-path", b"delivered-to", b"x-original-to", b"envelope-to", b"x-received"})


def repaired(message: Message) -> Message:
    """Return the message as it was sent, as far as that can be told; it may be the beginning of one."""
    data = message.data
    if b"\r" in data and b"\n" not in data:  # the line ends of old programs of Apple's
        data = data.replace(b"\r", b"\n")
        message = replace(message, data=data)
    if HEADER.match(data):
        return _joined(message)
    data, flags = _without_list(in_utf8(data))
    return _joined(replace(message, data=data[_message_start(data) :], apple_flags=flags))


def _message_start(data: bytes) -> int:
    """Return where the first header stands: behind marks, blank lines, and at most five lines that are no headers, if
    enough headers of mail follow. 0 where nothing has to be left out, or nothing tells.
    """
    at = 0
    for _ in range(_MOST_STRAY_LINES + 1):
        at += len(data) - at - len(_without_marks(data[at:]))
        block = HeaderBlock(data, at)
        if block.end > at:
            return at if at == 0 or block.is_of_mail else 0
        end = data.find(b"\n", at)
        if end < 0:
            break
        at = end + 1
    return 0


def _without_marks(data: bytes) -> bytes:
    """Return the data without byte order marks and blank lines at its start."""
    while mark := _MARKS.match(data):
        data = data[mark.end() :]
    return data


def _without_list(data: bytes) -> tuple[bytes, int]:
    """Return the message in a file of Apple Mail's, and the flags in the list below it; 0 without any.

    The count is believed where the list, or nothing, is behind so many bytes. Else the message ends at the list.
    """
    count = _COUNT.match(data)
    if count is None:
        return data, 0
    end = count.end() + int(count[1])
    if end > len(data) or (data[end:].strip() and not _LIST.match(data, end)):
        place = data.rfind(_LIST_BEGINS)
        end = place if place >= 0 and _LIST.match(data, place) else len(data)
    found = _FLAGS.search(data, end)
    return data[count.end() : end], int(found[1]) if found else 0


def _joined(message: Message) -> Message:
    """Return the message with its headers in one block, where a program put a blank line below headers of its own.
    Nothing proves such a message: what looks like its headers may be somebody's text.
    """
    data = message.data
    blank = _BLANK_LINE.search(data, 0, _LONGEST_HEAD)
    if blank is None or _FROM.search(data, 0, blank.start()):
        return message
    above = HeaderBlock(data[: blank.start()])
    start = len(data) - len(_without_marks(data[blank.end() :]))
    below = HeaderBlock(data[start:])
    if not above.of_mail <= _TRACES or b"from" not in below.of_mail or not below.is_of_mail:
        return message
    return replace(message, data=data[: blank.start()] + b"\n" + data[start:], is_provable=False)
