"""The styles, and the one way by which text becomes cells on the screen.

Salver uses the sixteen colours and the background of the terminal: it follows the palette of the user, and costs a slow
line little. No colour says anything that a word or a sign beside it does not say as well.
"""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.counted import counted
from store.text import clean

PLAIN = Style()
STRONG = Style(bold=True)
FAINT = Style(dim=True)
LINK = Style(underline=True)
RULE = Style(color="bright_black")
BAR = Style(reverse=True)
"""The row under the cursor."""
GOOD = Style(color="green")
ASKING = Style(color="cyan")
BAD = Style(color="red")
OPEN = Style(color="yellow")
WARNING = Style(color="red", bold=True)

ADVICE = {"accept": GOOD, "ask": ASKING, "look": OPEN, "pass": BAD, "yours": STRONG, "wait": FAINT}
"""The style of each word of advice."""

Part = tuple[str, Style]
"""A stretch of text in one style."""

EMPTY = Strip([], 0)

_MOST_A_CELL = 16
"""The most characters of one cell, most of them accents; a text with more is cut."""
_LONGEST = 20_000
"""The most characters of one text that are laid out. No letter has so many, and a million would take seconds."""


def line(*parts: Part) -> Strip:
    """One line of cells. The texts are cleaned here; every text on the screen passes through this function."""
    return Strip([Segment(clean(text), style) for text, style in parts if text])


def fitted(text: str, width: int) -> str:
    """The cleaned text in exactly this many cells: cut with an ellipsis where it is longer, padded where shorter."""
    beginning = text[: width * _MOST_A_CELL]
    shown = clean(beginning)
    if len(beginning) < len(text) or cell_len(shown) > width:
        shown = set_cell_size(shown, max(width - 1, 0)).rstrip() + "…" if width else ""
    return shown + " " * (width - cell_len(shown))


def wrapped(
    text: str, width: int, style: Style = PLAIN, *, lines: bool = False, first: str = "", rest: str = ""
) -> Iterator[Strip]:
    """The cleaned text as lines of at most this many cells, broken between words.

    `lines` keeps line breaks, for letters and messages. Elsewhere a line break could make a name look like two, or like
    something that Salver says. `first` stands before the first line and `rest` before every other, within the width.
    """
    lead = first
    for paragraph in clean(text[:_LONGEST], lines=lines).split("\n"):
        row, used = "", 0
        for word in _words(paragraph, max(width - cell_len(rest), 1)):
            size = cell_len(word)
            if row and used + size + 1 > width - cell_len(lead):
                yield line((lead + row, style))
                lead, row, used = rest, word, size
            else:
                row, used = (f"{row} {word}", used + size + 1) if row else (word, size)
        yield line((lead + row, style))
        lead = rest
    if len(text) > _LONGEST:
        yield line((fitted(f"{rest}… {counted(len(text) - _LONGEST, 'character')} more", width).rstrip(), FAINT))


def _words(paragraph: str, width: int) -> Iterator[str]:
    """The words of a paragraph. Those wider than a line (addresses, scripts without spaces) come in pieces."""
    for word in paragraph.split():
        begin = used = 0
        for at, character in enumerate(word):
            size = cell_len(character)
            if at > begin and used + size > width:
                yield word[begin:at]
                begin, used = at, 0
            used += size
        yield word[begin:]
