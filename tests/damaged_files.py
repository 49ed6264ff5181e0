"""Everything that happens to files: a good one, damaged in many ways."""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

SOUND = {
    "meta": {"1": {"arrived": {"format": 1}}},
    "people": {"7": {"arrived": {"name": "Ana Park"}, "log": {}}},
}
"""The smallest tray with somebody in it, as JSON has it."""


def damaged(good: bytes) -> dict[str, bytes]:
    """The content of a store, damaged: by the name of the damage."""
    return {**_cut(good), **_overwritten(good), **_recoded(good), **_merged(good), **_of_other_kinds(good)}


def _cut(good: bytes) -> dict[str, bytes]:
    parts = {f"cut at {part}/64": good[: len(good) * part // 64] for part in range(64)}
    return {**parts, "only blanks": b" \n\t\n", "the last brace gone": good.rstrip()[:-1]}


def _overwritten(good: bytes) -> dict[str, bytes]:
    middle = len(good) // 2
    noise = random.Random(5).randbytes(4096)
    return {
        "zero bytes alone": bytes(4096),
        "zero bytes at the end": good + bytes(512),
        "zero bytes in the middle": good[:middle] + bytes(512) + good[middle + 512 :],
        "the beginning zeroed": bytes(512) + good[512:],
        "a brace at the end": good + b"}",
        "the end twice": good + good[middle:],
        "the whole twice": good + good,
        "noise at the end": good + noise,
        "noise in the middle": good[:middle] + noise + good[middle:],
        "noise alone": noise,
        "a control character in a text": good.replace(b'"name": "', b'"name": "\x1b', 1),
        "bytes that are no text": good.replace(b'"name": "', b'"name": "\xff\xfe', 1),
        "a surrogate as bytes": good.replace(b'"name": "', b'"name": "\xed\xa0\x80', 1),
        "an escape that is none": good.replace(b'"name": "', b'"name": "\\x', 1),
        "a comment": b"// my tray\n" + good,
        "single quotes": good.replace(b'"people"', b"'people'"),
        "a comma too many": good.replace(b"\n  },", b",\n  },", 1),
        "a comma too few": good.replace(b"\n  },", b"\n  }", 1),
    }


def _recoded(good: bytes) -> dict[str, bytes]:
    text = good.decode()
    encodings = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp037")
    zipped = b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + good[:200]
    others = {"a zip": zipped, "gzip": b"\x1f\x8b\x08\x00" + good[:200], "encrypted": b"\x00GITCRYPT\x00" + good[:99]}
    return {encoding: text.encode(encoding) for encoding in encodings} | others


def _merged(good: bytes) -> dict[str, bytes]:
    middle = good.index(b"\n", len(good) // 2) + 1
    return {
        "both sides with their marks": good[:middle]
        + b"<<<<<<< HEAD\n"
        + good[middle : middle + 80]
        + b"\n=======\n"
        + good[middle + 80 : middle + 200]
        + b"\n>>>>>>> theirs\n"
        + good[middle + 200 :],
        "one mark that was overlooked": good.replace(b'\n  "people"', b'\n>>>>>>> theirs\n  "people"'),
        "marks of a three-sided merge": good.replace(b'\n  "people"', b'\n||||||| base\n  "people"'),
    }


def _of_other_kinds(good: bytes) -> dict[str, bytes]:
    return {
        **{f"JSON of another kind: {text}": text.encode() for text in ("null", "true", "0", '""', "[]", "[{}]", "{}")},
        "another program's database": b'{"_default": {"1": {"name": "x"}}}',
        "a newer format": good.replace(b'"format": 1', b'"format": 99'),
        "a format that is a text": good.replace(b'"format": 1', b'"format": "1"'),
        "a format that is true": good.replace(b'"format": 1', b'"format": true'),
        "no format": good.replace(b'"format": 1', b'"x": 1'),
        "NaN": _with("arrived", "size", "@").replace(b'"@"', b"NaN"),
        "minus infinity": _with("arrived", "size", "@").replace(b'"@"', b"-Infinity"),
        "a number of a million digits": _with("arrived", "size", "@").replace(b'"@"', b"9" * 1_000_000),
        "a number that readers round": _with("arrived", "size", 2**53),
        "lists ten thousand deep": _with("arrived", "x", "@").replace(b'"@"', b"[" * 10_000 + b"]" * 10_000),
        "objects ten thousand deep": _with("arrived", "x", "@").replace(
            b'"@"', b'{"a":' * 10_000 + b"1" + b"}" * 10_000
        ),
        "lists a hundred deep": _with("arrived", "x", "@").replace(b'"@"', b"[" * 100 + b"]" * 100),
        "a table twice": good.replace(b"{\n", b'{\n  "people": {},\n', 1),
        "a record twice": json.dumps(SOUND).replace('"7": {', '"7": {}, "7": {').encode(),
        "a field twice": _with("arrived", "@", 1).replace(b'"@": 1', b'"name": "Bo"'),
        **{name: json.dumps(content).encode() for name, content in _wrongly_typed()},
    }


def _wrongly_typed() -> Iterator[tuple[str, Any]]:
    """Trays in which something is not what it should be."""
    wrong: list[Any] = [None, [], "x", 1]
    for value in wrong:
        yield f"a table that is {value!r}", {**SOUND, "invitations": value}
        yield f"a record that is {value!r}", {**SOUND, "people": {"7": value}}
    for number in ("0", "-1", "1.5", "ana", "", str(2**53), "9" * 5000):
        yield f"an id that is {number[:20]}", {**SOUND, "people": {number: {}}}
    for part in ("arrived", "log"):
        for value in wrong[1:]:
            yield f"{part} that is {value!r}", {**SOUND, "people": {"7": {part: value}}}
    yield "a log line that is a text", _logged("2026-03-07T22:15:00.000Z.k7m2.0", "x")
    yield "a log line that is too short", _logged("2026-03-07T22:15:00.000Z.k7m2.0", ["note"])
    undone = ["note", "x", None, {"undo": ["2026-03-07T22:15:00.000Z.k7m2"]}]
    yield "an undo of a list", _logged("2026-03-07T22:15:00.000Z.k7m2.0", undone)
    yield "a stamp that is none", _logged("yesterday", ["note", "x", None])
    yield "a day that no calendar has", _logged("2026-02-31T22:15:00.000Z.k7m2.0", ["note", "x", None])
    of_people: dict[str, Any] = {"name": 5, "connected_on": "soon", "written": [1], "tag.x": "yes", "note": ["x"]}
    for field, value in of_people.items():
        yield f"{field} that is {value!r}", {**SOUND, "people": {"7": {"arrived": {field: value}}}}
    of_invitations: dict[str, Any] = {"person": "Ana", "direction": "sideways", "sent": "2026-03-07", "state": 5}
    for field, value in of_invitations.items():
        arrived = {"person": 7, "direction": "incoming", field: value}
        yield f"an invitation with {field} {value!r}", {**SOUND, "invitations": {"70": {"arrived": arrived}}}


def _logged(stamp: str, line: Any) -> dict[str, Any]:
    return {**SOUND, "people": {"7": {"log": {stamp: line}}}}


def _with(part: str, field: str, value: Any) -> bytes:
    """A tray with a field more."""
    people = {"7": {part: {"name": "Ana Park", field: value}}}
    return json.dumps({**SOUND, "people": people}, indent=2).encode()


HUGE: dict[str, Callable[[int], bytes]] = {
    "zero bytes": bytes,
    "noise": lambda size: random.Random(6).randbytes(size),
    "brackets": lambda size: b"[" * size,
    "a text without end": lambda size: b'{"people": {"7": {"arrived": {"name": "' + b"x" * size,
    "digits": lambda size: b'{"meta": {"1": {"arrived": {"format": ' + b"1" * size + b"}}}}",
    "line ends": lambda size: b"\n" * size,
    "prose": lambda size: b"Dear Sir or Madam,\n" * (size // 19),
    "people, and then no end": lambda size: b'{"people": {' + b",".join(b'"%d": {}' % n for n in range(1, size // 12)),
}
"""Files of about so many bytes that are no tray."""
