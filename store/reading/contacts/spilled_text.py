"""Cards whose texts a converter wrote with bare line ends, so that the lines of a note look like properties.

What is in somebody's note is no address of theirs. A line that is none of a card's shows that a text has spilled: then
everything from the text down to that line is the text's. A value with a blank before it shows it too, where the card
has none elsewhere, and so does a second name; and a text that ends in a backslash goes on in the next line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import compress

_PROPERTY = re.compile(rb"(?:[\w-]++\.)?+([A-Za-z][\w-]*+)((?:;[^:]*+)?+):( ?)")
_TEXT = re.compile(rb"(?:X-)?(?:NOTES?|LABEL|ADR|COMMENTS?|DESCRIPTION)")
_ONCE = (b"FN:", b"N:")
"""What a card has once, unless parameters tell one from the other."""
_GOES_ON = re.compile(rb"(?<!\\)(?:\\\\)*\\\Z")
"""The end of a line that a backslash, which protects nothing in it, stands at."""
_DATA = re.compile(rb"(?:PHOTO|LOGO|SOUND|KEY)\b|.*;(?:ENCODING=B\b|(?:ENCODING=)?BASE64)", re.DOTALL)
"""A property that lines of base64 may follow, which are no text."""


def without_spills(lines: Sequence[bytes]) -> Sequence[bytes]:
    """Return the lines of a card without those that a text has spilled; in nearly all cards these are all of them."""
    kept = bytearray(b"\1") * len(lines)
    for first, last in _spills(lines):
        kept[first : last + 1] = bytes(last + 1 - first)
    return list(compress(lines, kept)) if 0 in kept else lines


def _may_be_of_card(line: bytes) -> bool:
    """Return whether a line is a property, goes on from one, or is blank."""
    return not line.strip() or line[:1] in (b" ", b"\t") or _PROPERTY.match(line) is not None


def _spills(lines: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Yield from which line to which a text has spilled."""
    text: int | None = None
    """Up to where the last text and what it spilled is known; None where no text is above."""
    has_blanks = False
    is_quoted = False
    once: set[bytes] = set()
    for number, line in enumerate(lines):
        if is_quoted or not line.strip() or line[:1] in (b" ", b"\t"):
            is_quoted = is_quoted and line.endswith(b"=")
            continue
        found = _PROPERTY.match(line)
        head = line[: found.end()].upper() if found else b""
        is_quoted = b"QUOTED-PRINTABLE" in head and line.endswith(b"=")
        if text is not None and head in once:
            if all(map(_may_be_of_card, lines[number:])):
                yield text + 1, len(lines) - 1
                return
            once.clear()  # what spilled ends further down, and that is looked for once
        once |= {head} & {*_ONCE}
        goes_on = text == number - 1 and _GOES_ON.search(lines[text]) is not None
        if text is not None and (found is None or goes_on or (found[3] and not has_blanks)):
            yield text + 1, number
            text = number
        elif found and _TEXT.fullmatch(found[1].upper()):
            text = number
        elif found and _DATA.match(head):
            text = None
        elif found and text is None:
            has_blanks = has_blanks or bool(found[3])
