"""Bytes to text, whatever an email says of its encoding; nothing here raises for what it is given."""

import re
from binascii import a2b_base64, a2b_qp
from email.header import decode_header
from email.message import Message

from store.reading.charsets import codec_of, text_in

_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
"""What the library gives up at: it decodes a whole part or nothing of it."""
_OF_BASE64 = re.compile(rb"[ \t]*[A-Za-z0-9+/]+={0,2}[ \t\r]*")
_OF_QUOTED = re.compile(rb"(?:[^=\x80-\xff]|=[0-9A-F]{2}|=[ \t]*\r?\n)*+=?")
"""A whole text in quoted-printable: every `=` has a byte or the end of a line behind it."""
_QUOTED_ONLY = re.compile(rb"=[ \t]*\r?\n|=3D|=[C-F][0-9A-F]=[89AB][0-9A-F]")
"""What other texts do not have: a line that goes on, the sign itself, a letter of UTF-8."""
_MOST_LINES = 200
_LONG_LINE = 60
"""A text of fewer letters may be one word."""
ENCODED_WORD = re.compile(r"=\?([^?\s]{1,80})\?([BbQq])\?([^?]{0,2000})\?=")
"""A piece of a header that is told in ASCII; some programs leave blanks, commas, quotes and letters in it."""
_IN_HTML = re.compile(
    rb"<(?:meta\b[^>]{0,200}\bcharset|\?xml\b[^>]{0,100}\bencoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE
)
"""What a page says of its own charset."""
_HEAD_OF_HTML = 4_000
_LONGEST_VALUE = 2_000
"""How many characters of a subject or a name are looked at."""


def raw_text(raw: str, charset: str | None) -> str:
    """Return a header's value as the parser of the standard library has it, with its bare bytes as the text that they
    are: in the charset of the body, since they tell none.
    """
    if raw.isascii() and "\x1b" not in raw:
        return raw.replace("\0", "")
    return text_in(raw.encode("utf-8", "surrogateescape"), charset).replace("\0", "")


def value_text(value: str) -> str:
    """Return a header's value as a person reads it: encoded words decoded, on one line."""
    line = " ".join(value[:_LONGEST_VALUE].split())
    if "=?" not in line:
        return line
    if not line.isascii():
        line = ENCODED_WORD.sub(_in_ascii, line)
    try:
        parts = decode_header(line)
    except ValueError:  # broken base64 in an encoded word
        return line
    return " ".join("".join(_part(part, charset) for part, charset in parts).split())


def _in_ascii(word: re.Match[str]) -> str:
    """Return an encoded word in which letters stand as they are, with these encoded too."""
    charset, way, text = word[1], word[2], word[3]
    data = text.encode(codec_of(charset) or "utf-8", "replace")
    plain = "".join(chr(byte) if byte < 0x80 else f"={byte:02X}" for byte in data)
    return f"=?{charset}?{way}?{plain}?="


def _part(part: bytes | str, charset: str | None) -> str:
    """One piece of a value. Pieces between encoded words come as bytes of a codec of Python's own."""
    if isinstance(part, str):
        return part
    text = text_in(part, charset) if charset else part.decode("raw-unicode-escape", "replace")
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def body_bytes(headers: Message, body: bytes) -> bytes:
    """Return what a part with these headers holds: its transfer encoding undone."""
    said = str(headers.get("Content-Transfer-Encoding", "")).split("(")[0].strip(" \t\r\n\"';").casefold()
    if said == "base64" and not _is_base64(body):
        return body
    if said == "base64":
        letters = _NO_BASE64.sub(b"", body)
        whole = letters[:-1] if len(letters) % 4 == 1 else letters
        return a2b_base64(whole + b"=" * (-len(whole) % 4))
    headers.set_payload(body.decode("ascii", "surrogateescape"))
    raw: object = headers.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else body


def _is_base64(body: bytes) -> bool:
    """Return whether most lines of a body are of base64: a program may say so of a plain text, and a mailing list may
    put its own lines below.
    """
    lines = [line for line in body.split(b"\n", _MOST_LINES)[:_MOST_LINES] if line.strip()]
    return 2 * sum(_OF_BASE64.fullmatch(line) is not None for line in lines) >= len(lines)


def _undeclared(headers: Message, body: bytes) -> bytes:
    """Return the text in a body that is all quoted-printable or base64, which no header says; else the body."""
    data = body_bytes(headers, body)
    if data == body and _QUOTED_ONLY.search(data) and _OF_QUOTED.fullmatch(data):
        return a2b_qp(data)
    whole = b"".join(data.split())
    if len(whole) < _LONG_LINE or len(whole) % 4 or not all(map(_OF_BASE64.fullmatch, data.strip().splitlines())):
        return data
    try:
        text = a2b_base64(whole)
        return text if text.decode().isprintable() or b"\n" in text else data
    except ValueError:
        return data


def body_text(headers: Message, body: bytes) -> str:
    """Return the text of a part with these headers: transfer encoding and charset undone, line breaks as line feeds."""
    data = _undeclared(headers, body)
    charset = headers.get_content_charset()
    if codec_of(charset) is None and (said := _IN_HTML.search(data, 0, _HEAD_OF_HTML)):
        charset = said[1].decode()
    text = text_in(data, charset)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
