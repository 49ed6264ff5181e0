"""The ways out: of the text of one row, or of several marked rows by email together, after a look at the list."""

from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.counted import counted
from store.records.ids import RecordId
from store.sending.errors import NotSent
from store.session.clearance import ClearedLetter, HeldBack
from store.session.mailing import clear_for_mailing, mailing_to
from tui.commands import sending

if TYPE_CHECKING:
    from store.records.model import Draft
    from store.session.letter import Letter
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen


def ways_out(screen: "TrayScreen") -> "Asking":
    """Ask by which way the text goes out, and take it; where several rows are marked, by email to all of them."""
    marked = screen.marked_rows()
    return _mail_to_marked(screen, marked) if len(marked) > 1 else sending.ways_out(screen)


async def _mail_to_marked(screen: "TrayScreen", rows: Sequence[RecordId]) -> None:
    """List the emails to these rows and who is left out, and send them or leave them among the user's drafts."""
    from tui.prompts.replies import mailing_prompt

    session = screen.session
    mailing = mailing_to(session, rows)
    if not mailing.letters:
        row_id, reason = next(iter(mailing.left_out.items()))
        others = f" Something similar holds for {len(rows) - 1:,} more." if len(rows) > 1 else ""
        screen.refuse(f"Nothing can be mailed: {session.tray.subject(row_id)[0].name}, {reason}.{others}")
        return
    first = next(iter(mailing.letters.values()))
    lacking = session.outbox.lacking(session.drafts.draft_of(first))
    way = await screen.ask(mailing_prompt(session, mailing, lacking))
    if way not in ("m", "d"):
        screen.say(f"Nothing was sent; {len(rows):,} still marked.")
        return
    letters = {row_id: sending.kept(screen, letter) for row_id, letter in mailing.letters.items()}
    await (_send(screen, letters) if way == "m" else _leave_in_drafts(screen, letters))


async def _send(screen: "TrayScreen", letters: "dict[RecordId, Letter]") -> None:
    """Have the mail program send the emails one after another. Each is marked as sent as soon as it is taken."""
    outbox = screen.session.outbox
    sent: list[RecordId] = []
    problem = ""
    for row_id, letter in letters.items():
        screen.say(f"Sending {len(sent) + 1:,} of {len(letters):,} ...")
        try:
            cleared, draft = _as_it_is_now(screen, letter)
            await to_thread(outbox.hand_over, outbox.written_mail(draft))
        except HeldBack as error:  # what went out before it, or another machine, has changed that
            problem = problem or f"{screen.session.tray.person(letter.person).name}: {error}."
        except NotSent as error:
            problem = str(error)
            break
        else:
            outbox.mark_sent(cleared)
            sent.append(row_id)
    _tell(screen, sent, f"{counted(len(sent), 'email')} sent and marked as sent.", problem)


async def _leave_in_drafts(screen: "TrayScreen", letters: "dict[RecordId, Letter]") -> None:
    """Leave the emails in the Maildir of the user's drafts, and ask whether they have gone out."""
    from tui.prompts.choosing import yes_or_no

    outbox = screen.session.outbox
    left: dict[RecordId, ClearedLetter] = {}
    done, problem = "No email was left.", ""
    for row_id, letter in letters.items():
        try:
            cleared, draft = _as_it_is_now(screen, letter)
            folder = outbox.keep_in_maildir(draft)
        except (HeldBack, NotSent) as error:
            problem = str(error)
            break
        left[row_id] = cleared
        done = f"{counted(len(left), 'email')} left in {folder}."
    if left and not problem:
        screen.say(done)
        if await screen.ask(yes_or_no("Have they all gone out?", yes="mark them sent", no="not yet", said=done)):
            done = f"{counted(len(left), 'email')} marked as sent."
            for cleared in left.values():
                outbox.mark_sent(cleared)
    _tell(screen, list(left), done, problem)


def _as_it_is_now(screen: "TrayScreen", letter: "Letter") -> "tuple[ClearedLetter, Draft]":
    """Return a letter that may still go out, with its draft. Raises HeldBack where it may not any more."""
    session = screen.session
    draft = next((draft for draft in session.tray.drafts() if draft.id == letter.draft), None)
    if draft is None:
        raise HeldBack("the draft was thrown away")
    return clear_for_mailing(session, session.drafts.letter_of(draft)), draft


def _tell(screen: "TrayScreen", done_on: Sequence[RecordId], done: str, problem: str) -> None:
    """Take the marks off the rows that are done, show the rows as they are now, and say what was done."""
    screen.queue.mark(done_on, on=False)
    screen.show_changed()
    screen.follow()
    still_marked = len(screen.marked_rows())
    if problem:
        screen.refuse(f"{done} {problem}")
    else:
        screen.say(f"{done} {still_marked:,} still marked." if still_marked else done)
