"""The pane of the reply: the text that would go out, and what the other side sees of each decision."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.strip import Strip

from store.counted import counted
from store.dates_in_words import day
from store.records.model import Direction, Invitation, State
from store.session.letter import Letter
from store.writing.other_side import other_side
from store.writing.remark import Remark
from tui.keymap.keymap import Keymap
from tui.render.purposes import title_of
from tui.render.remarks import remarks_text
from tui.render.styles import EMPTY, FAINT, OPEN, PLAIN, STRONG, WARNING, line, wrapped

if TYPE_CHECKING:
    from store.writing.check_context import CheckContext

_SEEN: dict[Direction, tuple[tuple[str, State], ...]] = {
    "incoming": (("accept", "accepted"), ("ask", "asked"), ("pass", "passed"), ("ignore", "ignored")),
    "outgoing": (("accept", "accepted"), ("pass", "withdrawn"), ("ignore", "ignored")),
}
"""The commands that decide, and what they make of an invitation."""
_OF_MINE = {"accept": "accepted", "pass": "withdraw"}
"""What such a command is called for an invitation of the user's own, which the other side accepts."""
_MARGIN = 11
_WEEK = timedelta(days=6)
"""From a day back to the first of seven days."""
_GAP = re.compile(r"(\{[a-z_]+\})")


def letter_text(
    letter: Letter | None,
    invitation: Invitation | None,
    keys: Keymap,
    width: int,
    remarks: Sequence[Remark] | None = None,
    whom: str = "",
) -> Iterator[Strip]:
    """The letter with the remarks of the checks, and below it what the other side sees of each decision.

    `invitation` is the one to decide on, if there is one. `remarks` is None until the letter has been checked. `whom`
    names the recipient where that is not the person of the row.
    """
    if letter is None and invitation is None:
        yield from wrapped("There is no invitation to decide on here.", width, FAINT)
    if letter is not None and whom:
        yield from wrapped(f"To {whom}, who introduced you:", width, OPEN)
    if letter is not None:
        yield from _letter(letter, keys, width, remarks)
        yield EMPTY
    if invitation is not None:
        yield line(("What they will see", FAINT))
        for command, state in _SEEN[invitation.direction]:
            label = keys.by_id[command].label
            if invitation.direction == "outgoing":
                label = _OF_MINE.get(command, label)
            lead = f"{keys.shown(command)} {label}".ljust(_MARGIN)
            for index, strip in enumerate(wrapped(other_side(invitation, state), width - _MARGIN, FAINT)):
                yield Strip([*line((lead if index == 0 else " " * _MARGIN, PLAIN)), *strip])


def _letter(letter: Letter, keys: Keymap, width: int, remarks: Sequence[Remark] | None) -> Iterator[Strip]:
    """Purpose, channel, length, remarks and text."""
    title = title_of(letter.purpose)
    if letter.text is None:
        yield line((title, STRONG), (f"  {keys.how_to('reply')} puts a text in place", FAINT))
        return
    if letter.sent is not None:
        yield line((title, STRONG), (f"  sent on {day(letter.sent.astimezone())}, {letter.channel}", FAINT))
    else:
        kept = "draft, " if letter.draft is not None else ""
        if letter.due is not None:
            kept = f"draft for {day(letter.due)}, "
        size = size_of(letter.length, letter.limit)
        too_long = letter.limit is not None and letter.length > letter.limit
        yield line((title, STRONG), (f"  {kept}{letter.channel}, ", FAINT), (size, WARNING if too_long else FAINT))
    if remarks is not None:
        yield from remarks_text(remarks, width)
    elif letter.unfilled and letter.sent is None:
        yield from wrapped(f"What stands in braces is still to be filled in: {keys.how_to('edit')} edits.", width, OPEN)
    if letter.subject:
        yield from wrapped(f"Subject: {letter.subject}", width, FAINT)
    for strip in wrapped(letter.text, width, lines=True):
        yield _with_gaps(strip)


def size_of(length: int, limit: int | None) -> str:
    """How long a text is: `213 of 300`; `213 characters` where there is no limit."""
    if limit is None:
        return counted(length, "character")
    too_many = f", {length - limit:,} too many" if length > limit else ""
    return f"{length:,} of {limit:,}{too_many}"


def meter_text(context: "CheckContext") -> str:
    """How many requests went out in seven days, and of notes in this month, against the limits; "" for other texts.

    They are counted as the check `too-many` counts them.
    """
    if context.purpose != "request":
        return ""
    today, sending = context.today, context.sending
    told = [f"requests in 7 days: {context.requests_since(today - _WEEK)} of {sending.requests_a_week}"]
    if context.channel == "linkedin-note":
        told.insert(0, f"notes this month: {context.notes_since(today.replace(day=1))} of {sending.notes_a_month}")
    return ", ".join(told)


def _with_gaps(strip: Strip) -> Strip:
    """The line, with its open fields highlighted."""
    pieces = _GAP.split(strip.text)
    return Strip([Segment(piece, OPEN if _GAP.fullmatch(piece) else PLAIN) for piece in pieces if piece])
