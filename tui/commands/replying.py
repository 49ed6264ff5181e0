"""Replies: to the row under the cursor, or to the marked rows one by one, each sent by a key of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records.ids import RecordId
from store.session.clearance import HeldBack
from tui.commands import writing
from tui.commands.sending import cleared_letter, copy_and_mark

if TYPE_CHECKING:
    from store.session.letter import Letter
    from tui.prompts.replies import ReplyChoice
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen


def reply(screen: "TrayScreen") -> "Asking | None":
    """Put the advised reply in place; where rows are marked, go through them one by one."""
    marked = screen.marked_rows()
    if marked:
        return _reply_one_by_one(screen, marked)
    writing.reply(screen)
    return None


async def _reply_one_by_one(screen: "TrayScreen", rows: Sequence[RecordId]) -> None:
    """Go through marked rows; a key each copies the reply and marks it sent. Rows that are not done stay marked."""
    answered = 0
    without: list[str] = []
    """Why there is no reply to some of the rows, each with the name."""
    for place, row_id in enumerate(rows, start=1):
        if row_id not in screen.queue.marked:
            continue  # it has left the view: an earlier reply answered it, say
        screen.show_rows(screen.queue.rows, row_id)
        screen.follow()
        try:
            letter = screen.session.letter_to_send(row_id)
        except HeldBack as error:
            without.append(f"{screen.session.tray.subject(row_id)[0].name}: {error}.")
            continue
        choice = await _ask(screen, row_id, letter, f"{place:,} of {len(rows):,}")
        if choice == "edit":
            writing.edit_letter(screen)
            return
        if choice is None:
            break
        if choice == "skip":
            continue
        cleared = await cleared_letter(screen, letter)
        if cleared is not None:
            if not copy_and_mark(screen, cleared):
                return
            screen.queue.mark([row_id], on=False)
            answered += 1
    _tell(screen, answered, without)


async def _ask(screen: "TrayScreen", row_id: RecordId, letter: "Letter", place: str) -> "ReplyChoice | None":
    from tui.prompts.replies import reply_prompt

    person, invitation = screen.session.tray.subject(row_id)
    remarks = screen.session.drafts.remarks(letter)
    to = screen.session.tray.person(letter.person)
    return await screen.ask(reply_prompt(to, person, invitation, letter, remarks, place, screen.keys))


def _tell(screen: "TrayScreen", answered: int, without: Sequence[str]) -> None:
    """Say how many were answered, why not the others, and how many are still marked."""
    left = len(screen.marked_rows())
    told = [f"{answered:,} answered and marked as sent." if answered else "Nothing was sent.", *without[:1]]
    if left > len(without):
        told.append(f"{left:,} still marked: {screen.keys.how_to('reply')} goes on.")
    elif answered:
        told.append(f"{screen.keys.how_to('undo')} takes back one at a time.")
    screen.follow()
    screen.say(" ".join(told))
