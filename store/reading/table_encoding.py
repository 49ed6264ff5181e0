"""The encoding of a table that programs may have saved in their own, or encoded twice; and what is said of a guess."""

import codecs
import re
from typing import NamedTuple

from store.reading.charsets import UTF_16, WESTERN, is_mostly_utf8

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SNIFFED = 100
"""How many bytes, headings as a rule, tell whether each letter has two, of which one is zero."""
_GUESSES = {WESTERN: "Windows-1252", "mac_roman": "Mac Roman", "cp850": "MS-DOS 850"}
"""Encodings of one byte that can be told apart, and how people know them. Those of other alphabets cannot."""
_READ_AS = (WESTERN, "latin-1", "mac_roman")
"""What UTF-8 was read in by programs that encoded it again."""
_BYTES_ABOVE = "\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122"
"""What Windows-1252 and Latin-1 make of the second byte of a letter in UTF-8."""
_LOOKS_TWICE = re.compile(rf'(?<![^\s,;"])[^\s,;"]*?(?:[ÃÂ][{_BYTES_ABOVE}]|â€|Ð[{_BYTES_ABOVE}][ÐÑ])[^\s,;"]*+')
"""Letters that hardly ever are together by intent."""
_ALONE = str.maketrans({byte: 0xDC00 + byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)})
"""The bytes that Windows-1252 has no letter for."""
_LONGEST_SHOWN = 30
_BESIDE_SMALL = re.compile(r"(?<=[a-z])[^\x00-\x7f]|[^\x00-\x7f](?=[a-z])")


class Encoding(NamedTuple):
    """How a table is to be read: its bytes, Python's name of their encoding, and what to tell people of it, or ""."""

    data: bytes
    name: str
    notice: str = ""


def encoding_of(data: bytes) -> Encoding:
    """Return how these bytes are to be read: by the byte order mark, else as UTF-8, else in the likeliest encoding of
    one byte, which is a guess and said to be one. What was encoded twice is undone where that works for the whole
    table.
    """
    if data.startswith(_UTF_32):
        return Encoding(data, "utf-32")
    if data.startswith(UTF_16):
        return Encoding(data, "utf-16")
    zeros = [at for at, byte in enumerate(data[:_SNIFFED]) if byte == 0]
    if len(zeros) * 3 > len(data[:_SNIFFED]) and len({at % 2 for at in zeros}) == 1:
        return Encoding(data, "utf-16-le" if zeros[0] % 2 else "utf-16-be")
    if not is_mostly_utf8(data):
        name = _guess(data)
        return Encoding(data, name, guess_notice(name))
    text = data.decode("utf-8-sig", "replace")
    if text.isascii():
        return Encoding(data, "utf-8-sig")
    for encoding in _READ_AS:
        if (once := _undone(text, encoding)) is not None:
            return Encoding(once, "utf-8-sig", "its letters had been encoded twice, which is undone")
    if found := _LOOKS_TWICE.search(text):
        shown = found[0][:_LONGEST_SHOWN]
        return Encoding(
            data, "utf-8-sig", f"some of its letters look encoded twice, such as '{shown}'; they are kept so"
        )
    return Encoding(data, "utf-8-sig")


def guess_notice(name: str) -> str:
    """Return what is to be said of a file that is read in this encoding of one byte."""
    told = f"its letters beyond ASCII are read as {_GUESSES[name]}, which is a guess"
    return f"{told}: if names look wrong, save the file as UTF-8 and import it again"


def _guess(data: bytes) -> str:
    """Return the likeliest encoding of one byte. Lines end in CR alone as old programs of Apple's write them."""
    if b"\r" in data and b"\n" not in data:
        return "mac_roman"
    return min(_GUESSES, key=lambda name: _oddness(data.decode(name, "replace")))


def _oddness(text: str) -> int:
    """Return how many characters beside small letters are none: capitals and signs hardly ever are within a word."""
    return sum(not character.islower() for character in _BESIDE_SMALL.findall(text))


def _undone(text: str, encoding: str) -> bytes | None:
    """Return the UTF-8 that was read in this encoding and encoded again; None where the text cannot be that."""
    try:
        once = text.translate(_ALONE).encode(encoding, "surrogateescape")
        once.decode()
    except UnicodeError:
        return None
    return once
