"""The styles, and the one way by which text becomes cells on the screen.

The styles are those of the dark look: `tui/render/looks.py` turns them into any other. Text and ground are the
terminal's own. No colour says anything that a word or a sign beside it does not say as well.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.counted import counted
from store.text import clean

PLAIN: Final = Style()
STRONG: Final = Style(bold=True)
LINK: Final = Style(underline=True)
FAINT: Final = Style(color="color(248)")
"""Headlines, ages and hints."""
RULE: Final = Style(color="color(240)")
"""Lines between the panes; never a text."""
KEY: Final = Style(color="color(179)")
"""Keys, and what has the focus."""
GOOD: Final = Style(color="color(114)")
BAD: Final = Style(color="color(210)")
FINDABLE: Final = Style(color="color(117)")
"""What the user can find out."""
ASKING: Final = Style(color="color(183)")
"""What only the other side knows."""
OPEN: Final = Style(color="color(215)")
"""What wants attention."""
WARNING: Final = BAD + STRONG
CURSOR: Final = Style(bgcolor="color(237)")
"""The ground of the row under the cursor."""
BAR: Final = Style(bgcolor="color(235)")
"""The ground of the views and of the keys."""
TAB: Final = Style(color="color(234)", bgcolor="color(179)", bold=True)
"""The view that is open."""

ADVICE: Final = {"accept": GOOD, "ask": ASKING, "look": FINDABLE, "pass": BAD, "yours": STRONG, "wait": FAINT}
"""The style of each word of advice."""

StyledText = tuple[str, Style]
"""A stretch of text in one style."""
PlacedWord = tuple[int, str]
"""A word, or a piece of one, after its place in the text."""

EMPTY = Strip([], 0)

_WORD: Final = re.compile(r"\S+")
_MOST_A_CELL = 16
"""The most characters of one cell, most of them accents; a text with more is cut."""
LONGEST: Final = 20_000
"""The most characters of one text that are laid out. No letter has so many, and a million would take seconds."""


def line(*parts: StyledText) -> Strip:
    """One line of cells. The texts are cleaned here; every text on the screen passes through this function."""
    joined: list[StyledText] = []
    for text, style in parts:
        if not text:
            continue
        before, style_before = joined[-1] if joined else ("", style)
        if joined and (style == style_before or (text.isspace() and _looks_empty_in(style, style_before))):
            joined[-1] = before + text, style_before
        elif joined and before.isspace() and _looks_empty_in(style_before, style):
            joined[-1] = before + text, style
        else:
            joined.append((text, style))
    return Strip([Segment(clean(text), style) for text, style in joined])


def _looks_empty_in(style: Style, other: Style) -> bool:
    """Return whether a space of one style looks the same in the other; each style that is written costs some 15
    bytes.
    """
    return (
        style.bgcolor == other.bgcolor
        and not (style.underline or other.underline)
        and bool(style.reverse) == bool(other.reverse)
    )


def fitted(text: str, width: int) -> str:
    """Return the cleaned text in exactly this many cells: cut with an ellipsis where it is longer, padded where
    shorter.
    """
    beginning = text[: width * _MOST_A_CELL]
    shown = clean(beginning)
    if len(beginning) < len(text) or cell_len(shown) > width:
        shown = set_cell_size(shown, max(width - 1, 0)).rstrip() + "…" if width else ""
    return shown + " " * (width - cell_len(shown))


def wrapped(
    text: str, width: int, style: Style = PLAIN, *, lines: bool = False, first: str = "", rest: str = ""
) -> Iterator[Strip]:
    """Yield the cleaned text as lines of at most this many cells, broken between words.

    `lines` keeps line breaks, for letters and messages. Elsewhere a line break could make a name look like two, or like
    something that Salver says. `first` is before the first line and `rest` before every other, within the width.
    """
    lead = first
    for row in rows_of_words(clean(text[:LONGEST], lines=lines), width, first, rest):
        yield line((lead + " ".join(word for _, word in row), style))
        lead = rest
    yield from not_laid_out(text, width, rest)


def beside(lead: Strip, lines: Iterable[Strip]) -> Iterator[Strip]:
    """Yield lines beside what leads them: it stands before the first line, and as many blanks before the others."""
    for strip in lines:
        yield Strip([*lead, *strip])
        lead = line((" " * lead.cell_length, PLAIN))


def rows_of_words(text: str, width: int, first: str = "", rest: str = "") -> Iterator[list[PlacedWord]]:
    """Yield the words of each line that a cleaned text takes. `first` and `rest` are as in `wrapped`."""
    room = width - cell_len(first)
    begin = 0
    for paragraph in text.split("\n"):
        row: list[PlacedWord] = []
        used = 0
        for at, word in _words(paragraph, max(width - cell_len(rest), 1)):
            size = cell_len(word)
            if row and used + size + 1 > room:
                yield row
                room, row, used = width - cell_len(rest), [], 0
            used += size + bool(row)
            row.append((begin + at, word))
        yield row
        room = width - cell_len(rest)
        begin += len(paragraph) + 1


def not_laid_out(text: str, width: int, lead: str) -> Iterator[Strip]:
    """Yield a line that says how much of a text is not laid out, where it is too long."""
    if len(text) > LONGEST:
        yield line((fitted(f"{lead}… {counted(len(text) - LONGEST, 'character')} more", width).rstrip(), FAINT))


def _words(paragraph: str, width: int) -> Iterator[PlacedWord]:
    """Yield the words of a paragraph. Those wider than a line (addresses, scripts without spaces) come in pieces."""
    for found in _WORD.finditer(paragraph):
        word, begin, used = found[0], 0, 0
        if cell_len(word) <= width:  # as nearly all are; one by one the characters take long
            yield found.start(), word
            continue
        for at, character in enumerate(word):
            size = cell_len(character)
            if at > begin and used + size > width:
                yield found.start() + begin, word[begin:at]
                begin, used = at, 0
            used += size
        yield found.start() + begin, word[begin:]
