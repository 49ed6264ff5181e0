"""Remarks of the checks in lines: the level, the name of the check, and the reason."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.style import Style
from textual.strip import Strip

from store.counted import counted
from store.writing.remark import Level, Remark
from tui.render.blocks import Block, Rank, block
from tui.render.styles import FAINT, OPEN, PLAIN, STRONG, WARNING, beside, fitted, line, wrapped

STYLES: Final[dict[Level, Style]] = {"stop": WARNING, "warn": OPEN + STRONG, "hint": PLAIN}
"""How the word for a level looks."""

IN_TEXT: Final[dict[Level, Style]] = {
    "stop": WARNING + Style(underline=True),
    "warn": OPEN + Style(underline=True),
    "hint": Style(italic=True, underline=True),
}
"""How the place of a remark looks in the text."""
HERE_IN_TEXT: Final = Style(reverse=True)
"""How the place of the current remark looks in the text."""

_LEVEL = 6
_GRAVEST: Final[tuple[Level, ...]] = ("stop", "warn", "hint")
_CHECK = 18
_RANKS: Final[dict[Level, Rank]] = {"stop": Rank.FIRM, "warn": Rank.MAIN_REASON, "hint": Rank.REASON}
_NUMBERED: Final[dict[Level, str]] = {"stop": "stop", "warn": "warning", "hint": "hint"}


def remark_lines(remark: Remark, width: int, *, here: bool = False, whole: bool = False) -> list[Strip]:
    """One remark: on one line, or where it is the current one (`here`) or `whole` on as many as its reason needs."""
    lead = (">" if here else " ") + " "
    head = [(lead, STRONG), (remark.level.ljust(_LEVEL), STYLES[remark.level]), (remark.check.ljust(_CHECK), STRONG)]
    room = max(width - len(lead) - _LEVEL - _CHECK, 1)
    if here or whole:
        return list(beside(line(*head), wrapped(remark.because, room)))
    return [line(*head, (fitted(remark.because, room).rstrip(), PLAIN))]


def off_line(check: str, key: str, *, here: bool = False) -> Strip:
    """Return a check that is switched off for this text, and the key that switches it on."""
    told = f"off for this text; {key} switches it on" if here else "off for this text"
    return line((">" if here else " ", STRONG), (" " + "off".ljust(_LEVEL) + check.ljust(_CHECK) + told, FAINT))


def summary(remarks: Sequence[Remark]) -> str:
    """Return how many there are of each level: `1 stop, 2 hints`; "" where there are none."""
    numbers = {level: sum(remark.level == level for remark in remarks) for level in _NUMBERED}
    return ", ".join(counted(number, _NUMBERED[level]) for level, number in numbers.items() if number)


def remarks_blocks(remarks: Sequence[Remark], width: int) -> Iterator[Block]:
    """Stops and warnings in full, and the hints, each as long as its reason is."""
    for remark in sorted(remarks, key=lambda each: _GRAVEST.index(each.level)):
        lead = line((f"{remark.level:<{_LEVEL}}", STYLES[remark.level]))
        yield block(beside(lead, wrapped(remark.because, max(width - _LEVEL, 1))), _RANKS[remark.level])
