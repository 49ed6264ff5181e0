"""Several messages that a mail program has piped as one: nothing is between them by which they could be parted.

They are told, and not taken apart: whoever writes an email could write such a place into it, and headers behind it that
prove anything.
"""

import re

from store.reading.mail.headers import HeaderBlock

_PARAGRAPH = re.compile(rb"\n\r?\n(?:From [^\n]*\n)?(?=[!-9;-~]+[ \t]*:)")
"""Where headers may begin, also below the line by which a message begins in an mbox."""
_PROVING = frozenset({b"message-id", b"received", b"return-path"})
"""Headers that an email has on its way; what somebody forwards within a text has none of them."""


def joined_messages(data: bytes) -> int:
    """Return how many further messages begin within the bytes of one, not counting those that are attached to it."""
    return sum(_begins_message(data, found.end(), found.start()) for found in _PARAGRAPH.finditer(data))


def _begins_message(data: bytes, at: int, before: int) -> bool:
    """Return whether the headers from here on are those of a message which no part of another one holds."""
    end = re.compile(rb"\n\r?\n|\Z").search(data, at)
    block = HeaderBlock(data[at : end.start() + 1 if end else len(data)])
    if not {b"from", b"date"} <= block.of_mail or not block.of_mail & _PROVING:
        return False
    line = data[data.rfind(b"\n", 0, before) + 1 : before].strip()
    is_attached = line.startswith(b"--") and not line.endswith(b"--")
    headers = data[max(data.rfind(b"\n\n", 0, before), data.rfind(b"\n\r\n", 0, before)) + 1 : before]
    return not is_attached and re.search(rb"(?i)^content-type:\s*message/", headers, re.MULTILINE) is None
