"""Where in the text of a file something stands: lines and columns count from 1, as editors count them."""

import json
from collections.abc import Iterable
from typing import NamedTuple


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
