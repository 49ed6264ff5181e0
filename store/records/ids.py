"""Identities of records: derived from what they stand for, so that two machines mint the same ones.

An id is an integer below 2**53 (a stock TinyDB, and every JSON reader, keeps it exactly). People meet it as 11
lower-case Crockford base32 characters, and type any unique prefix of them, as in git.
"""

import secrets
from collections.abc import Iterable
from hashlib import sha256
from typing import NewType

BITS = 53
LENGTH = 11
SHORTEST = 4

RecordId = NewType("RecordId", int)
"""The id of a record: of a person, an invitation, a draft or anything else that a table of the store holds."""

UNKNOWN = RecordId(0)
"""The id of what no table holds yet."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)} | {"i": 1, "l": 1, "o": 0}


def derived(*natural_key: str) -> RecordId:
    """Return the id of the thing that this natural key names, as `("person", "in/ana-park")`; the same on every
    machine.
    """
    digest = sha256("\x1f".join(natural_key).encode("utf-8", "surrogatepass")).digest()
    return RecordId(int.from_bytes(digest[:8], "big") >> (64 - BITS) or 1)


def fresh() -> RecordId:
    """Return an id for something that has no natural key, such as a draft."""
    return RecordId(secrets.randbits(BITS) or 1)


def spelled(number: int) -> str:
    """Return the 11 characters that a person reads: most significant first, padded with zeros."""
    return "".join(_ALPHABET[number >> shift & 31] for shift in range((LENGTH - 1) * 5, -1, -5))


def parsed(word: str) -> int:
    """Return the number that 11 characters, as `normal` gives them, spell."""
    number = 0
    for letter in word:
        number = number << 5 | _VALUES[letter]
    return number


def normal(typed: str) -> str:
    """Return what somebody typed, in the alphabet of ids: case folded, and `i`, `l`, `o` read as `1`, `1`, `0` as
    Crockford has it.

    Raises ValueError when it cannot be (the beginning of) an id.
    """
    lowered = typed.strip().lower().replace("-", "")
    if not 0 < len(lowered) <= LENGTH or any(letter not in _VALUES for letter in lowered):
        raise ValueError(
            f"{typed!r} is not an id: ids are up to {LENGTH} letters and digits, as `salver list` shows them"
        )
    return "".join(_ALPHABET[_VALUES[letter]] for letter in lowered)


def shortest_prefixes(record_ids: Iterable[RecordId]) -> dict[RecordId, str]:
    """For each id its shortest prefix, of at least four characters, that no other of these ids shares."""
    ordered = sorted(record_ids)
    words = [spelled(record_id) for record_id in ordered]
    prefixes = {}
    for index, word in enumerate(words):
        neighbours = words[max(index - 1, 0) : index] + words[index + 1 : index + 2]
        shared = max((_common(word, other) for other in neighbours), default=0)
        prefixes[ordered[index]] = word[: max(SHORTEST, shared + 1)]
    return prefixes


def _common(one: str, other: str) -> int:
    """Return how many characters two spelled ids share at their beginning."""
    for index, (left, right) in enumerate(zip(one, other, strict=True)):
        if left != right:
            return index
    return LENGTH
