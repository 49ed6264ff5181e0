"""Sending: a text goes out by the way that the user chooses, and is marked as sent. Stops can be overruled."""

from asyncio import to_thread
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.records.model import Draft
from tui.commands.links import open_link, profile_link

if TYPE_CHECKING:
    from store.session.drafts import Letter
    from store.writing.remark import Remark
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen

Overrulings = Mapping[str, str]
"""The checks that stop a text, each with why it goes out all the same."""


def copy(screen: "TrayScreen") -> "Asking | None":
    """Copy the text, mark it sent, and decide if that is still open. Where a check stops it, ask why it goes out."""
    letter = _ready(screen)
    if letter is None:
        return None
    stops = _stops(screen, letter)
    if stops:
        return _copy_all_the_same(screen, letter, stops)
    _copy(screen, letter, {})
    return None


async def ways_out(screen: "TrayScreen") -> None:
    """Ask by which way the text goes out, and take it."""
    from tui.prompts.ways import ways_prompt

    letter = _ready(screen)
    if letter is None:
        return
    overruled = await _overruled(screen, letter, _stops(screen, letter))
    if overruled is None:
        return
    session = screen.session
    person = session.tray.person(letter.person)
    lacking = {
        "o": "" if person.url else "no link to their profile is known",
        **session.outbox.lacking(session.letters.draft(letter)),
    }
    way = await screen.ask(ways_prompt(f"The text to {person.name} goes out", lacking))
    if way is None:
        return
    if way == "c":
        _copy(screen, letter, overruled)
    elif way == "p":
        await _ask_whether_sent(screen, letter, overruled, _show_plainly(screen, letter))
    elif way == "o":
        await _with_profile(screen, letter, overruled)
    else:
        await _hand_on(screen, _kept(screen, letter), way, overruled)


def _ready(screen: "TrayScreen") -> "Letter | None":
    """Return the text that is ready to go out for the row; where none is, say so and return None."""
    row = screen.queue.current
    letter = None if row is None else screen.session.letter(row)
    if letter is None:
        screen.refuse("There is no reply to copy here.")
    elif letter.text is None:
        screen.refuse(f"No reply is in place: {screen.keys.how_to('reply')} puts the advised one there.")
    elif letter.sent is not None:
        screen.refuse("This text was sent already.")
    elif letter.is_empty:
        screen.refuse(f"Nothing is written yet: {screen.keys.how_to('edit')} edits it.")
    else:
        return letter
    return None


def _stops(screen: "TrayScreen", letter: "Letter") -> "list[Remark]":
    """Return what stops a text, and say the first of it."""
    stops = [remark for remark in screen.session.letters.remarks(letter) if remark.level == "stop"]
    if stops:
        screen.refuse(f"Not sent, {stops[0].check}: {stops[0].because}.")
    return stops


async def _overruled(screen: "TrayScreen", letter: "Letter", stops: "Sequence[Remark]") -> Overrulings | None:
    """Ask why the text goes out against these stops; None where the user leaves it."""
    from tui.prompts.ways import overruling_prompt

    if not stops:
        return {}
    why = await screen.ask(overruling_prompt(stops))
    return None if why is None else {stop.check: why for stop in stops}


async def _copy_all_the_same(screen: "TrayScreen", letter: "Letter", stops: "Sequence[Remark]") -> None:
    overruled = await _overruled(screen, letter, stops)
    if overruled is not None:
        _copy(screen, letter, overruled)


def _copy(screen: "TrayScreen", letter: "Letter", overruled: Overrulings) -> None:
    """Copy the text, and mark it sent."""
    screen.copy(letter.text or "")
    _mark_sent(screen, letter, overruled, "Copied, and marked as sent to {}.")


def _show_plainly(screen: "TrayScreen", letter: "Letter") -> str:
    """Show nothing but the text until a key is pressed. Return what went wrong, "" where nothing did."""
    from tui.terminal import editor

    subject = f"{letter.subject}\n\n" if letter.subject else ""
    return editor.show(screen.app, subject + (letter.text or ""))


async def _with_profile(screen: "TrayScreen", letter: "Letter", overruled: Overrulings) -> None:
    """Copy the text, and open the profile where it is to be pasted."""
    link = profile_link(screen, screen.session.tray.person(letter.person).url)
    if link:
        screen.copy(letter.text or "")
        problem = open_link(link)
        done = f"Copied the text, and opened {link}" if problem is None else f"Copied the text. It goes to {link}"
        await _ask_whether_sent(screen, letter, overruled, done)


async def _hand_on(screen: "TrayScreen", letter: "Letter", way: str, overruled: Overrulings) -> None:
    """Hand the text on: the mail program sends it, or it becomes a file of which the user is asked."""
    from store.sending.errors import NotSent

    draft = screen.session.letters.draft(letter)
    outbox = screen.session.outbox
    try:
        if way == "m":
            written = outbox.written_mail(draft)
            screen.say("The mail program has it ...")
            program = await to_thread(outbox.hand_over, written)
            _mark_sent(screen, letter, overruled, f"{program} has taken it, and it is marked as sent to {{}}.")
            return
        done = await _left_somewhere(screen, draft, way)
    except NotSent as error:
        screen.refuse(str(error))
        return
    if done:
        await _ask_whether_sent(screen, letter, overruled, done)


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
        return f"It lies among the drafts in {outbox.keep_in_maildir(draft)}."
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


async def _ask_whether_sent(screen: "TrayScreen", letter: "Letter", overruled: Overrulings, done: str) -> None:
    """Say what was done, and ask whether the text has gone out."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    screen.say(done)
    question = f"Has it gone out to {screen.session.tray.person(letter.person).name}?"
    choices = [KeyChoice("y", "mark it sent", True), KeyChoice("n", "not yet", False)]
    if await screen.ask(ChoicePrompt(question, choices, said=done)):
        _mark_sent(screen, letter, overruled, "Marked as sent to {}.")


def _mark_sent(screen: "TrayScreen", letter: "Letter", overruled: Overrulings, done: str) -> None:
    screen.settle(screen.session.send(letter, overruled), done, [letter.person])


def _kept(screen: "TrayScreen", letter: "Letter") -> "Letter":
    """Return the text as a draft, which it must be before it becomes a mail."""
    if letter.draft is not None:
        return letter
    session = screen.session
    return session.letters.of_draft(session.tray.draft(session.begin_letter(letter, letter.text or "")))
