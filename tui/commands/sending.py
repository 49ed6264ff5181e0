"""Sending: a text goes out by the way that the user chooses, and is marked as sent. Stops can be overruled."""

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.records.model import Draft
from store.session.clearance import ClearedLetter, HeldBack, Stopped
from store.tray.sending import already_sent
from tui.commands.links import open_link, profile_link
from tui.commands.rows import letter_here
from tui.terminal.clipboard import NotCopied

if TYPE_CHECKING:
    from store.session.letter import Letter
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen

_MARKED: Final = "Marked as sent to {}."
_INTO_A_FILE: Final = ("e", "d", "l")
"""The ways on which a text is left for later: what stops it is asked about when it is said to have gone out."""


def copy(screen: "TrayScreen") -> "Asking | None":
    """Copy the text, mark it sent, and decide if that is still open. Where a check stops it, ask why it goes out."""
    letter = _ready(screen)
    if letter is None:
        return None
    try:
        copy_and_mark(screen, screen.session.outbox.clear_to_send(letter))
    except Stopped as error:
        return _copy_all_the_same(screen, letter, error)
    return None


async def ways_out(screen: "TrayScreen") -> None:
    """Ask by which way the text goes out, and take it."""
    from tui.prompts.ways import ways_prompt

    letter = _ready(screen)
    if letter is None:
        return
    session = screen.session
    person = session.tray.person(letter.person)
    lacking = {
        "o": "" if person.url else "no link to their profile is known",
        **session.outbox.lacking(session.drafts.draft_of(letter)),
    }
    way = await screen.ask(ways_prompt(f"The text to {person.name} goes out", lacking))
    if way is None:
        return
    if way in _INTO_A_FILE:
        await _leave_somewhere(screen, kept(screen, letter), way)
        return
    cleared = await cleared_letter(screen, kept(screen, letter) if way == "m" else letter)
    if cleared is None:
        return
    if way == "c":
        copy_and_mark(screen, cleared)
    elif way == "p":
        await _ask_whether_sent(screen, cleared, _show_plainly(screen, letter))
    elif way == "o":
        await _with_profile(screen, cleared)
    else:
        await _hand_over(screen, cleared)


def _ready(screen: "TrayScreen") -> "Letter | None":
    """Return the text that is ready to go out for the row; where none is, say so and return None."""
    letter = letter_here(screen)
    if letter is None:
        screen.refuse("There is no reply to copy here.")
    elif letter.text is None:
        screen.refuse(f"No reply is in place: {screen.keys.how_to('reply')} puts the advised one there.")
    elif letter.sent is not None:
        screen.refuse(f"Not sent: {already_sent(letter.sent)}.")
    elif letter.is_empty:
        screen.refuse(f"Nothing is written yet: {screen.keys.how_to('edit')} edits it.")
    else:
        try:
            screen.session.outbox.check_leaving(letter)
        except HeldBack as error:
            screen.refuse(f"Not sent: {error}.")
        else:
            return letter
    return None


async def cleared_letter(screen: "TrayScreen", letter: "Letter", because: str = "") -> ClearedLetter | None:
    """Return the text where it may go out; what stops it is asked about first. None where it does not."""
    try:
        return screen.session.outbox.clear_to_send(letter, because)
    except Stopped as error:
        return await _overruled(screen, letter, error)
    except HeldBack as error:
        screen.refuse(f"Not sent: {error}.")
        return None


async def _overruled(screen: "TrayScreen", letter: "Letter", stopped: Stopped) -> ClearedLetter | None:
    """Ask why the text goes out although checks stop it; None where the user turns away."""
    from tui.prompts.ways import overruling_prompt

    first = stopped.stops[0]
    screen.refuse(f"Not sent, {first.check}: {first.because}.")
    because = await screen.ask(overruling_prompt(stopped.stops))
    return None if because is None else await cleared_letter(screen, letter, because)


async def _copy_all_the_same(screen: "TrayScreen", letter: "Letter", stopped: Stopped) -> None:
    cleared = await _overruled(screen, letter, stopped)
    if cleared is not None:
        copy_and_mark(screen, cleared)


def copy_and_mark(screen: "TrayScreen", cleared: ClearedLetter) -> bool:
    """Hand it to the clipboard and mark it sent; neither where it is known not to get there. Return whether it may."""
    if not _is_handed_over(screen, cleared):
        return False
    undo = screen.keys.how_to("undo")
    _mark_sent(screen, cleared, f"Handed to the terminal; marked as sent to {{}}, {undo} takes it back.")
    return True


def _is_handed_over(screen: "TrayScreen", cleared: ClearedLetter) -> bool:
    """Hand the text to the clipboard of the terminal. Return whether it may have got there; else say why not."""
    try:
        screen.copy(cleared.letter.text or "")
    except NotCopied as error:
        others = screen.keys.how_to("ways-out")
        screen.refuse(f"Not copied, and not marked as sent: {error}. {others} shows the other ways to send.")
        return False
    return True


def _show_plainly(screen: "TrayScreen", letter: "Letter") -> str:
    """Show nothing but the text until a key is pressed. Return what went wrong, "" where nothing did."""
    from tui.terminal import editor

    subject = f"{letter.subject}\n\n" if letter.subject else ""
    return editor.show(screen.app, subject + (letter.text or ""))


async def _with_profile(screen: "TrayScreen", cleared: ClearedLetter) -> None:
    """Copy the text and open the profile, where it is to be pasted."""
    link = profile_link(screen, screen.session.tray.person(cleared.letter.person).url)
    if link and _is_handed_over(screen, cleared):
        problem = open_link(link)
        opened = "opened" if problem is None else "it goes to"
        done = f"Handed the text to the terminal; {opened} {link}"
        await _ask_whether_sent(screen, cleared, done)


async def _hand_over(screen: "TrayScreen", cleared: ClearedLetter) -> None:
    """Have the mail program send the text."""
    from store.sending.errors import NotSent

    outbox = screen.session.outbox
    try:
        written = outbox.written_mail(screen.session.drafts.draft_of(cleared.letter))
        screen.say("The mail program is sending it ...")
        program = await to_thread(outbox.hand_over, written)
    except NotSent as error:
        screen.refuse(str(error))
    else:
        _mark_sent(screen, cleared, f"{program} has taken it, and it is marked as sent to {{}}.")


async def _leave_somewhere(screen: "TrayScreen", letter: "Letter", way: str) -> None:
    """Leave the text where another program takes it up; what stops it then is asked about once it has gone out."""
    from store.sending.errors import NotSent

    try:
        done = await _left_somewhere(screen, screen.session.drafts.draft_of(letter), way)
    except NotSent as error:
        screen.refuse(str(error))
        return
    if done and await _has_gone_out(screen, letter, done):
        cleared = await cleared_letter(screen, letter)
        if cleared is not None:
            _mark_sent(screen, cleared, _MARKED)


async def _left_somewhere(screen: "TrayScreen", draft: Draft, way: str) -> str:
    """Write the text where another program finds it.

    Returns:
        What was done, in a sentence; "" where the user left the prompt.

    Raises:
        NotSent: where it cannot be written.
    """
    from tui.prompts.ways import path_prompt

    outbox = screen.session.outbox
    if way == "d":
        return f"The draft is in {outbox.keep_in_maildir(draft)}."
    ending = "eml" if way == "e" else "txt"
    path = await screen.ask(path_prompt("Into a new file", Path(outbox.file_name(draft, ending))))
    if path is None:
        return ""
    if way == "e":
        outbox.write_mail(draft, path)
        return f"Written to {path}, for your mail program to open."
    sheets = outbox.write_letter(draft, path)
    too_long = "" if sheets == 1 else f" It takes {sheets} sheets."
    return f"Written to {path}, to be printed.{too_long}"


async def _ask_whether_sent(screen: "TrayScreen", cleared: ClearedLetter, done: str) -> None:
    """Say what was done, and mark the text as sent where it has gone out with that."""
    if await _has_gone_out(screen, cleared.letter, done):
        _mark_sent(screen, cleared, _MARKED)


async def _has_gone_out(screen: "TrayScreen", letter: "Letter", done: str) -> bool:
    """Say what was done, and ask whether the text has gone out with it."""
    from tui.prompts.choosing import yes_or_no

    screen.say(done)
    question = f"Has it gone out to {screen.session.tray.person(letter.person).name}?"
    return await screen.ask(yes_or_no(question, yes="mark it sent", no="not yet", said=done)) is True


def _mark_sent(screen: "TrayScreen", cleared: ClearedLetter, done: str) -> None:
    screen.settle(screen.session.outbox.mark_sent(cleared), done, [cleared.letter.person])


def kept(screen: "TrayScreen", letter: "Letter") -> "Letter":
    """Return the text as a draft, which it must be before it becomes an email."""
    session = screen.session
    return session.drafts.letter_of(session.tray.draft(session.keep_as_draft(letter)))
