"""Where in the text of a file something stands: lines and columns count from 1, as editors count them."""

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

_TEXT = r'"(?:[^"\\]|\\.)*+"'
_ODD_NUMBER = re.compile(_TEXT + r"|(NaN|-?Infinity|-?[0-9]{4301,}+(?![.eE]))", re.DOTALL)
"""A text, or what Python's parser takes for a number though it is none, or has more digits than Python reads."""
_BRACKET = re.compile(_TEXT + r"|([\[{])|([\]}])", re.DOTALL)


class Position(NamedTuple):
    """A line and a column of it."""

    line: int
    column: int


def position(text: str, at: int) -> Position:
    """Return the position of the character at this offset."""
    return Position(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def byte_position(data: bytes, at: int) -> Position:
    """Return the position of the first byte that is not UTF-8; all before it is."""
    begin = data.rfind(b"\n", 0, at) + 1
    return Position(data.count(b"\n", 0, at) + 1, len(data[begin:at].decode()) + 1)


def name_position(text: str, names: Iterable[str]) -> Position | None:
    """Return where the last of these names stands as a key, each looked for behind the one before; None where one is
    not found as Salver would spell it.
    """
    at = 0
    for name in names:
        at = text.find(json.dumps(name, ensure_ascii=False) + ":", at)
        if at < 0:
            return None
    return position(text, at)


def odd_number_position(text: str) -> Position | None:
    """Return where the first number stands that JSON does not know, or that has thousands of digits."""
    return next((position(text, match.start()) for match in _ODD_NUMBER.finditer(text) if match[1]), None)


def depth_position(text: str, deepest: int) -> Position | None:
    """Return where the first list or object begins that is within more others than `deepest`."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += bool(match[1]) - bool(match[2])
        if depth > deepest:
            return position(text, match.start())
    return None
