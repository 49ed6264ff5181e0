"""The parts of a message, taken apart within limits: how deep, how many, and how much of each is looked at.

The parser of the standard library takes minutes for hostile nestings of boundaries; here each level is one search.
"""

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from store.reading.errors import MailError

DEPTH = 20
PARTS = 10_000
TEXT_BYTES = 1_000_000
"""How much of one text is looked at, as it is in the mail."""
HEADER_BYTES = 2_000_000
"""How much of the headers of a message or a part is looked at."""

_LONGEST_KIND = 2_000
"""How many characters of a Content-Type are looked at: the library takes seconds for thousands of semicolons."""

_BOUNDARY = re.compile(rb"^--([^\s-][^\n]{0,100}?)[ \t]*\r?\n(?=[!-9;-~]+:)", re.MULTILINE)
"""What parts a body whose own boundary is missing, or another: headers follow it."""

_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_PARSER = BytesHeaderParser()


def split_headers(data: bytes) -> tuple[Message, bytes]:
    """Return the headers of a message or of a part, and what is below them."""
    if data.startswith((b"\n", b"\r\n")):
        return Message(), data.lstrip(b"\r\n")
    blank = _BLANK_LINE.search(data)
    head, body = (data[: blank.start()], data[blank.end() :]) if blank else (data, b"")
    headers = _PARSER.parsebytes(head[:HEADER_BYTES])
    if len(kind := str(headers.get("Content-Type", ""))) > _LONGEST_KIND:
        headers.replace_header("Content-Type", kind[:_LONGEST_KIND])
    return headers, body


def has_endless_headers(data: bytes) -> bool:
    """Return whether the headers of a message are longer than what is looked at."""
    return _BLANK_LINE.search(data, 0, HEADER_BYTES + 4) is None and len(data) > HEADER_BYTES


def is_text(part: Message) -> bool:
    """Return whether a part is a text and no attachment. One with a Content-ID is: LinkedIn gives its bodies one."""
    return part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"


def is_attached_mail(part: Message) -> bool:
    """Return whether a part is an email within the mail."""
    name = (part.get_filename() or "").casefold()
    return part.get_content_type() == "message/rfc822" or name.endswith(".eml")


class MailPart(NamedTuple):
    """A part of a message that has no parts of its own."""

    headers: Message
    body: bytes
    is_alternative: bool
    """Whether it says in its own way what other parts say too."""


def leaves(headers: Message, body: bytes) -> Iterator[MailPart]:
    """Yield the parts of a message that have no parts, in their order; a mail within the mail is one. Raises MailError
    beyond DEPTH and PARTS.
    """
    waiting = [(headers, body, False, 0)]
    seen = 0
    while waiting:
        headers, body, is_alternative, depth = waiting.pop()
        if headers.get_content_maintype() != "multipart":
            yield MailPart(headers, body, is_alternative)
            continue
        parts = _of_any_boundary(headers.get_boundary(), body)
        if parts is None:
            yield MailPart(Message(), body, is_alternative)
            continue
        if depth == DEPTH:
            raise MailError(f"its parts are nested deeper than {DEPTH} levels")
        is_alternative = is_alternative or headers.get_content_subtype() == "alternative"
        of_parts = "message/rfc822" if headers.get_content_subtype() == "digest" else "text/plain"
        inside = []
        for part in parts:
            seen += 1
            if seen > PARTS:
                raise MailError(f"it has more than {PARTS:,} parts")
            its_headers, its_body = split_headers(part)
            its_headers.set_default_type(of_parts)
            inside.append((its_headers, its_body, is_alternative, depth + 1))
        waiting.extend(reversed(inside))


def _of_any_boundary(boundary: str | None, body: bytes) -> Iterator[bytes] | None:
    """Return what is between the boundaries that the headers tell, else between those that are there; None where there
    are none at all.
    """
    if boundary is None or next(_parts(body, boundary), None) is None:
        found = _BOUNDARY.search(body)
        boundary = found[1].decode("utf-8", "surrogateescape") if found else None
    return None if boundary is None else _parts(body, boundary)


def _parts(body: bytes, boundary: str) -> Iterator[bytes]:
    """Yield what is between the boundaries; the last part may lack the one that closes it."""
    mark = b"--" + boundary.encode("utf-8", "surrogateescape")
    start = None
    place = body.find(mark)
    while place >= 0:
        end = body.find(b"\n", place)
        rest = body[place + len(mark) : end if end >= 0 else len(body)].strip()
        if rest in (b"", b"--") and (place == 0 or body[place - 1 : place] == b"\n"):
            if start is not None:
                yield body[start:place].removesuffix(b"\n").removesuffix(b"\r")
            if rest or end < 0:
                return
            start = end + 1
        place = body.find(mark, place + len(mark))
    if start is not None:
        yield body[start:]
