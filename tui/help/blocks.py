"""What a page of help consists of, and how its plain text is read.

    # A heading
    A paragraph is one or more lines. An empty line ends it, and so does a line that begins with a number: `1. `.

        commands or an example, indented by four spaces, stay as they are

    word :: what the word stands for; further lines are
      indented by two spaces
    {{keys}}

The last line names a part that is made from the program's own data (`made.py`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from msgspec import Struct

_HEADING: Final = "# "
_CODE: Final = "    "
_MORE: Final = "  "
_MEANS: Final = " :: "
_NUMBERED: Final = re.compile(r"[0-9]+\. ")
"""A line that begins so is a paragraph of its own."""


class Heading(Struct, frozen=True):
    """The heading of a part."""

    text: str


class Paragraph(Struct, frozen=True):
    """Sentences, in one line; whoever shows them breaks the line."""

    text: str


class Code(Struct, frozen=True):
    """Lines that stay as they are: commands, or an example of a file."""

    lines: tuple[str, ...]


class Terms(Struct, frozen=True):
    """Words, each with what it means."""

    rows: tuple[tuple[str, str], ...]


PageBlock: TypeAlias = Heading | Paragraph | Code | Terms
MakePart: TypeAlias = Callable[[str], Iterable[PageBlock]]
"""Makes the part of this name."""


def read_blocks(text: str, make: MakePart) -> Iterator[PageBlock]:
    """Yield the blocks of a text. Parts that are made are where the text names them."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if not line.strip():
            pass
        elif line.startswith("{{"):
            yield from make(line.strip().removeprefix("{{").removesuffix("}}"))
        elif line.startswith(_HEADING):
            yield Heading(line.removeprefix(_HEADING).strip())
        elif line.startswith(_CODE):
            while end < len(lines) and (lines[end].startswith(_CODE) or not lines[end].strip()):
                end += 1
            code = [each.removeprefix(_CODE) for each in lines[at:end]]
            yield Code(tuple("\n".join(code).rstrip().split("\n")))
        else:
            is_terms = _MEANS in line
            while end < len(lines) and _goes_on(lines[end], is_terms=is_terms):
                end += 1
            yield Terms(tuple(_rows(lines[at:end]))) if is_terms else Paragraph(" ".join(map(str.strip, lines[at:end])))
        at = end


def _goes_on(line: str, *, is_terms: bool) -> bool:
    """Whether a line belongs to the words, or to the paragraph, that the line before is a part of."""
    if not line.strip() or line.startswith((_HEADING, "{{")) or _NUMBERED.match(line):
        return False
    return not is_terms or _MEANS in line or line.startswith(_MORE)


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each word with what it means, its further lines joined."""
    word, meaning = "", ""
    for line in lines:
        if line.startswith(_MORE):
            meaning += f" {line.strip()}"
        else:
            if word:
                yield word, meaning
            word, _, meaning = map(str.strip, line.partition(_MEANS))
    yield word, meaning
