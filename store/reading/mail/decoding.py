"""Bytes to text, whatever a mail says of its encoding; nothing here raises for what it is given."""

import codecs
import re
from binascii import a2b_base64
from email.header import decode_header
from email.message import Message

_NO_CHARSETS = frozenset({"ascii", "idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})
"""ASCII, which is claimed of what is none, and codecs that no mail is in; `punycode` takes minutes for a megabyte."""
_NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
"""What the library gives up at: it decodes a whole part or nothing of it."""
_LONGEST_VALUE = 2_000
"""How many characters of a subject or a name are looked at."""


def decoded(data: bytes, charset: str | None) -> str:
    """The text of these bytes. Where the charset is unknown or plain ASCII they are UTF-8, or else Windows-1252."""
    name = _codec(charset)
    if name is None:
        try:
            return data.decode()
        except UnicodeDecodeError:
            name = "cp1252"
    return data.decode(name, "replace").encode("utf-8", "replace").decode()


def _codec(charset: str | None) -> str | None:
    """Python's name of a charset; None where there is none to go by."""
    try:
        name = codecs.lookup(charset or "").name
        b"a".decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return None if name.replace("_", "-") in _NO_CHARSETS else name


def raw_text(raw: str) -> str:
    """A header's value as the parser of the standard library has it, with its bare bytes as the text that they are."""
    return decoded(raw.encode("utf-8", "surrogateescape"), None).replace("\0", "")


def value_text(value: str) -> str:
    """A header's value as a person reads it: encoded words decoded, on one line."""
    line = " ".join(value[:_LONGEST_VALUE].split())
    if "=?" not in line:
        return line
    try:
        parts = decode_header(line)
    except ValueError:  # broken base64 in an encoded word
        return line
    return " ".join("".join(_part(part, charset) for part, charset in parts).split())


def _part(part: bytes | str, charset: str | None) -> str:
    """One piece of a value. Pieces between encoded words come as bytes of a codec of Python's own."""
    if isinstance(part, str):
        return part
    text = decoded(part, charset) if charset else part.decode("raw-unicode-escape", "replace")
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def body_text(headers: Message, body: bytes) -> str:
    """The text of a part with these headers: transfer encoding and charset undone, line breaks as line feeds."""
    if str(headers.get("Content-Transfer-Encoding", "")).strip().casefold() == "base64":
        letters = _NO_BASE64.sub(b"", body)
        whole = letters[:-1] if len(letters) % 4 == 1 else letters
        raw: object = a2b_base64(whole + b"=" * (-len(whole) % 4))
    else:
        headers.set_payload(body.decode("ascii", "surrogateescape"))
        raw = headers.get_payload(decode=True)
    text = decoded(raw if isinstance(raw, bytes) else body, headers.get_content_charset())
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
