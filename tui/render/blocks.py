"""What a pane says, in blocks that know how readily they give way where the screen is short of lines."""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Final

from msgspec import Struct
from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from store.counted import counted
from tui.render.styles import EMPTY, FAINT, PLAIN, line, wrapped


class Rank(IntEnum):
    """How readily a block gives way: the first ones go first."""

    BLANK = 0
    DETAIL = 1
    REPLY = 2
    REASON = 3
    LINK = 4
    NOTE = 5
    HEADLINE = 6
    MAIN_REASON = 7
    MESSAGE = 8
    FIRM = 9
    """What must be seen."""


class Block(Struct, frozen=True):
    """Lines that belong together. They are shown whole or not at all, or where `least` says so in a part."""

    lines: Sequence[Strip]
    rank: Rank = Rank.FIRM
    least: int = 0
    """Down to so many lines it is cut; 0 where it goes as a whole."""
    hint: str = ""
    """What is at the end of the last line of a text that is cut, in place of a line that says how much more."""
    opens: Sequence[str] = ()
    """The ids of the rules that can be opened from here, so that the user can choose the block."""


class PaneText(Struct, frozen=True):
    """What one pane says."""

    title: str
    blocks: Sequence[Block]
    detail: str = ""
    """What goes with the title: whom or what it is about."""
    fact: str = ""
    """One fact, at the other end of the heading."""


BLANK: Final = Block((EMPTY,), Rank.BLANK)


def block(lines: Iterable[Strip], rank: Rank = Rank.FIRM, least: int = 0, *, opens: Sequence[str] = ()) -> Block:
    """Return a block of these lines."""
    return Block(list(lines), rank, least, opens=opens)


def text_block(
    text: str, width: int, style: Style = PLAIN, rank: Rank = Rank.FIRM, *, least: int = 0, margin: str = ""
) -> Block:
    """Return a block of a text, in lines of so many cells, each behind the margin."""
    return block(wrapped(text, width, style, first=margin, rest=margin), rank, least)


def kept_lines(panes: Sequence[Sequence[Block]], height: int, focused: int | None = None) -> list[list[int]]:
    """Return how many lines of each block are shown where all panes together have this height.

    The blocks give way by rank, the last of a rank first; those of the focused pane after all others.
    """
    kept = [[len(block.lines) for block in blocks] for blocks in panes]
    over = sum(map(sum, kept)) - height
    if over <= 0:
        return kept
    cut: list[tuple[int, int]] = []
    for pane, place in _readiest(panes, focused):
        if over <= 0:
            break
        block = panes[pane][place]
        goes = min(over, len(block.lines) - block.least) if block.least else len(block.lines)
        if goes > 0:
            kept[pane][place] -= goes
            over -= goes
            cut.append((pane, place))
    for pane, place in reversed(cut):  # a block that went as a whole may have left more room than was wanted
        block = panes[pane][place]
        back = min(-over, len(block.lines) - kept[pane][place])
        if back > 0 and (block.least or back + kept[pane][place] == len(block.lines)):
            kept[pane][place] += back
            over += back
    return kept


def _readiest(panes: Sequence[Sequence[Block]], focused: int | None) -> list[tuple[int, int]]:
    """Return the places of all blocks, those first that give way first."""
    places = [(pane, place) for pane, blocks in enumerate(panes) for place in range(len(blocks))]
    return sorted(places, key=lambda at: (at[0] == focused, panes[at[0]][at[1]].rank, -at[0], -at[1]))


def shown_lines(blocks: Sequence[Block], kept: Sequence[int], width: int, how_on: str) -> tuple[list[Strip], int]:
    """Return the lines of a pane of which so many are kept in each block, and how many others are hidden.

    A block that is cut ends with a line that says how to read on.
    """
    shown: list[Strip] = []
    hidden = 0
    for block, count in zip(blocks, kept, strict=True):
        rest = len(block.lines) - count
        if rest and count and block.hint:
            shown += block.lines[: count - 1]
            shown.append(_broken_off(block.lines[count - 1], width, block.hint))
        elif rest and count > 1:
            shown += block.lines[: count - 1]
            shown.append(line((f"…   {how_on}".rjust(width), FAINT)))
            rest += 1
        else:
            shown += block.lines[:count]
        hidden += rest if block.rank is not Rank.BLANK else 0
    return shown, hidden


def more_line(count: int, width: int) -> Strip:
    """Return a line, flush right, that says how many lines more there are."""
    return line((counted(count, "more line").rjust(width), FAINT))


def _broken_off(last: Strip, width: int, hint: str) -> Strip:
    """Return the last line that is shown of a text that goes on, with the hint flush right."""
    told = f"   {hint}"
    kept = last.crop(0, max(width - cell_len(told) - 2, 0))
    gap = width - kept.cell_length - 2 - cell_len(told)
    return Strip([*kept, *line((" …", FAINT), (" " * max(gap, 0) + told, FAINT))])
