"""Leaving out the pictures of an address book while it is read: most of its bytes, at which nobody looks."""

import re

from store.reading.contacts.cards import LINE_BYTES, is_vcard
from store.reading.opening import Readable, Rejoined, read_start

_SNIFFED = 1_000
_OF_A_PICTURE = re.compile(rb"^[ \t]?[A-Za-z0-9+/]{60,}={0,2}(?=\r?$)", re.MULTILINE)
"""A line of base64, its end left out."""


def without_pictures(stream: Readable) -> Readable:
    """Return the stream from here on; one of vCards in UTF-8, as nearly all are, without its pictures."""
    start = read_start(stream, _SNIFFED)
    rejoined = Rejoined(start, stream)
    return _WithoutPictures(rejoined) if is_vcard(start) and b"\0" not in start else rejoined


class _WithoutPictures:
    """A stream of vCards with blank lines where pictures were. Of a line that is too long to be read it gives the
    beginning.
    """

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._begun = b""
        """The line of which the end is still to come."""

    def read(self, size: int) -> bytes:
        """Return the next bytes, not many more than so many; none at the end. Raises OSError."""
        while piece := self._stream.read(size):
            text = self._begun + piece
            end = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
            self._begun = text[end : end + LINE_BYTES + 1]
            if kept := _OF_A_PICTURE.sub(b"", text[:end]):
                return kept
        last, self._begun = self._begun, b""
        return last
