"""Where in the text of a file something stands: lines and columns count from 1, as editors count them."""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

_ODD_NUMBER = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?P<constant>-?Infinity|NaN)|(?P<digits>[0-9]{4301,})')
"""A number that is none in JSON, or has more digits than Python reads (4300); texts are passed over."""

_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"|(?P<opens>[\[{])|(?P<closes>[\]}])')


class Position(NamedTuple):
    """A line and a column of it."""

    line: int
    column: int


def position(text: str, at: int) -> Position:
    """The position of the character at this offset."""
    return Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def byte_position(data: bytes, at: int) -> Position:
    """The position of the first byte that is not UTF-8; all before it is."""
    begin = data.rfind(b"\n", 0, at) + 1
    return Position(data.count(b"\n", 0, at) + 1, len(data[begin:at].decode()) + 1)


def odd_number(text: str) -> Position | None:
    """The first number that is none in JSON, or is too long to be read."""
    found = (match for match in _ODD_NUMBER.finditer(text) if match.lastgroup)
    return next((position(text, match.start()) for match in found), None)


def too_deep(text: str, deepest: int) -> Position | None:
    """The first bracket with more than `deepest` others open around it."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += (match.lastgroup == "opens") - (match.lastgroup == "closes")
        if depth > deepest:
            return position(text, match.start())
    return None


def name_position(text: str, names: Iterable[str]) -> Position | None:
    """Where the last of these names stands as a key, each looked for behind the one before; None where one is not found
    as Salver would spell it.
    """
    at = 0
    for name in names:
        at = text.find(json.dumps(name, ensure_ascii=False) + ":", at)
        if at < 0:
            return None
    return position(text, at)
