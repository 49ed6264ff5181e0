"""The pane of the reply: the text that would go out, and what the other side sees of it."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from store.counted import counted
from store.dates_in_words import day
from store.records.model import UNSETTLED, Draft, FollowUp, Invitation, Person, State
from store.session.letter import Letter
from store.text import lower_first
from store.writing.other_side import other_side, without_way
from store.writing.remark import Remark
from tui.keymap.keymap import Keymap
from tui.render.blocks import BLANK, Block, PaneText, Rank, text_block
from tui.render.channels import CHANNELS
from tui.render.purposes import title_of
from tui.render.remarks import remarks_blocks
from tui.render.styles import FAINT, OPEN, PLAIN, fitted, line, wrapped

if TYPE_CHECKING:
    from store.session.row_details import RowDetails
    from store.writing.check_context import CheckContext

_MADE: Final[dict[str, State]] = {"accept": "accepted", "ask": "asked", "pass": "passed"}
"""By the advice, whose command is called alike, what that makes of an invitation."""
_LEAST = 2
"""So many lines of a reply stay."""
_WEEK = timedelta(days=6)
"""From a day back to the first of seven days."""
_GAP = re.compile(r"(\{[a-z_]+\})")


def reply_pane(
    about: "RowDetails", remarks: Sequence[Remark] | None, keys: Keymap, width: int, *, is_stacked: bool
) -> PaneText:
    """Return the letter, with the remarks of the checks, how others would begin, and what the other side sees of the
    decision at hand.

    `remarks` is None until the letter has been checked.
    """
    letter = about.letter
    blocks: list[Block] = []
    if letter is not None and about.to_introducer:
        blocks.append(text_block(f"To {about.to_introducer}, who introduced you:", width, OPEN))
    if letter is not None and letter.text is not None:
        blocks += _in_place(letter, letter.text, about, keys, width, remarks)
    elif about.suggested is not None and about.suggested.text:
        hint = f"{keys.how_to('reply')} takes it as your text"
        text = list(wrapped(about.suggested.text, width, lines=not is_stacked))  # there its first lines tell the most
        blocks.append(Block(text, Rank.REPLY, _LEAST, hint))
        then = f"{hint}, then {keys.how_to('copy')} copies it and marks it sent"
        blocks += [BLANK, text_block(then, width, FAINT, Rank.DETAIL)]
    if letter is None and isinstance(about.item, Person | FollowUp):
        told = f"{keys.how_to('compose')} begins a text to {about.person.name}"
        blocks.append(text_block(told, width, FAINT, Rank.DETAIL))
    blocks += _beginnings(about, keys, width, is_first=not blocks)
    if told := _seen(about, keys):
        blocks.append(text_block(told, width, FAINT, Rank.DETAIL))
    title = title_of(letter.purpose) if letter is not None and letter.text is not None else ""
    return PaneText("Reply", blocks, detail=lower_first(title), fact=_fact(letter))


def _fact(letter: Letter | None) -> str:
    """Return what the letter is, and how long."""
    if letter is None:
        return "nothing begun"
    if letter.text is None:
        return f"advised: {lower_first(title_of(letter.purpose))}"
    if letter.sent is not None:
        return f"{CHANNELS[letter.channel]}, sent {day(letter.sent.astimezone())}"
    put_off = f"for {day(letter.due)}, " if letter.due is not None else ""
    return f"{put_off}{CHANNELS[letter.channel]}, {size_of(letter.length, letter.limit)}"


def _in_place(
    letter: Letter, text: str, about: "RowDetails", keys: Keymap, width: int, remarks: Sequence[Remark] | None
) -> Iterator[Block]:
    """Yield the text of a letter, and what is to be said of it where the verdict does not say it."""
    is_draft = isinstance(about.item, Draft)
    if not is_draft and remarks is not None:
        yield from remarks_blocks([remark for remark in remarks if remark.level != "hint"], width)
    elif not is_draft and letter.unfilled and letter.sent is None:
        told = f"The words in braces are still to be filled in: {keys.how_to('edit')} edits."
        yield text_block(told, width, OPEN)
    if letter.subject:
        yield text_block(f"Subject: {letter.subject}", width, FAINT, Rank.REPLY)
    rank = Rank.MESSAGE if is_draft else Rank.REPLY
    yield Block(list(text_lines(text, width)), rank, _LEAST)
    if letter.sent is None:
        yield BLANK
        is_stopped = any(remark.level == "stop" for remark in remarks or ())
        does = "asks why it should go out although a check stops it" if is_stopped else "copies it and marks it sent"
        yield text_block(f"{keys.how_to('copy')} {does}", width, FAINT, Rank.DETAIL)


def _beginnings(about: "RowDetails", keys: Keymap, width: int, *, is_first: bool) -> Iterator[Block]:
    """Yield a line for each command that would begin another letter, with its first words after the greeting.

    The first of these lines stays where it is the first of the pane.
    """
    for command, letter in about.beginnings.items():
        begins = first_words(letter.text or "")
        lead = f"{keys.shown(command)} {keys.by_id[command].label}: ".lstrip()
        told = line((lead, FAINT), (fitted(begins, max(width - cell_len(lead), 0)).rstrip(), PLAIN))
        yield Block([told], Rank.REPLY, least=1 if is_first else 0)
        is_first = False


def first_words(text: str) -> str:
    """Return a letter on one line, without its greeting."""
    greeting, _, rest = text.strip().partition("\n")
    return " ".join((rest or greeting).split())


def _seen(about: "RowDetails", keys: Keymap) -> str:
    """Return what the other side sees of the decision at hand; "" where none is."""
    invitation, verdict = about.invitation, about.verdict
    if invitation is None or invitation.state not in UNSETTLED or not isinstance(about.item, Invitation):
        return ""
    if invitation.direction == "outgoing":
        return _effect(invitation, "pass", "withdrawn", "withdraw", keys)
    command = (verdict.advice if verdict.advice in _MADE else verdict.leans) if verdict else None
    if command is None:
        return ""
    return _effect(invitation, command, _MADE[command], keys.by_id[command].label, keys)


def _effect(invitation: Invitation, command: str, state: State, label: str, keys: Keymap) -> str:
    seen = lower_first(without_way(other_side(invitation, state)))
    return f"What they see after “{label}” ({keys.how_to(command)}): {seen}"


def size_of(length: int, limit: int | None) -> str:
    """Return how long a text is: `213 of 300`; `213 characters` where there is no limit."""
    if limit is None:
        return counted(length, "character")
    too_many = f", {length - limit:,} too many" if length > limit else ""
    return f"{length:,} of {limit:,}{too_many}"


def meter_text(context: "CheckContext") -> str:
    """Return how many requests went out in seven days, and of notes in this month, against the limits; "" for other
    texts.

    They are counted as the check `too-many` counts them.
    """
    if context.purpose != "request":
        return ""
    today, sending = context.today, context.sending
    told = [f"requests in 7 days: {context.requests_since(today - _WEEK)} of {sending.requests_a_week}"]
    if context.channel == "linkedin-note":
        most = "" if sending.notes_a_month is None else f" of {sending.notes_a_month}"
        told.insert(0, f"notes this month: {context.notes_since(today.replace(day=1))}{most}")
    return ", ".join(told)


def text_lines(text: str, width: int) -> Iterator[Strip]:
    """Yield the text of a letter, with its open fields highlighted."""
    yield from map(_with_gaps, wrapped(text, width, lines=True))


def _with_gaps(strip: Strip) -> Strip:
    """Return the line, with its open fields highlighted."""
    pieces = _GAP.split(strip.text)
    return Strip([Segment(piece, OPEN if _GAP.fullmatch(piece) else PLAIN) for piece in pieces if piece])
