"""The help on the screen: what works here and now, the signs, every key, and the pages of the manual."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from store.records.model import State
from store.session.row_details import row_details
from tui.help.signs import SIGNS
from tui.keymap.commands import Command
from tui.keymap.keymap import shown_key
from tui.screens.offers import offers

if TYPE_CHECKING:
    from store.records.model import Invitation
    from tui.help.pages import Page
    from tui.prompts.picking import Choice
    from tui.screens.tray import TrayScreen

_DECISIONS: Final[Mapping[str, State]] = {
    "accept": "accepted",
    "ask": "asked",
    "pass": "passed",
    "pass-quietly": "passed",
    "ignore": "ignored",
    "snooze": "snoozed",
    "reopen": "open",
}
"""What an invitation that came in becomes, by the commands that decide on it."""
_OF_MINE: Final[Mapping[State, State]] = {"passed": "withdrawn", "open": "waiting"}
"""What an invitation of the user's own becomes in place of these."""


async def show_help(screen: "TrayScreen") -> None:
    """Show what works here, the signs, all keys and the manual; do, explain or open what the user chooses."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.prompts.help import HelpPrompt
    from tui.render.help import page_text

    is_reading: bool | None = True
    while is_reading:
        chosen = await screen.ask(HelpPrompt("Help: type to search, enter does it, esc leaves", list(_lines(screen))))
        if chosen is None:
            return
        if isinstance(chosen, Command):
            screen.run_command(chosen)
            return
        if isinstance(chosen, str):
            screen.say(chosen)
            return
        back = KeyChoice("b backspace", "all help", True)
        prompt = ChoicePrompt(chosen.title, [back], text=partial(page_text, chosen, screen.keys), away="leaves")
        prompt.add_class("-whole")
        is_reading = await screen.ask(prompt)


def _lines(screen: "TrayScreen") -> "Iterator[Choice[Command | Page | str]]":
    """Yield every line of the help, what works here first."""
    from tui.help.pages import pages
    from tui.prompts.picking import Choice

    here = list(_that_work_here(screen))
    for command in here:
        told = _what_they_see(screen, command) or command.help
        yield _command(screen, command, told, f"Here, in {_place(screen)}" if command is here[0] else "")
    for sign, meaning in SIGNS:
        heading = "Signs in the rows" if (sign, meaning) == SIGNS[0] else ""
        yield Choice(label="", told=meaning, answer=f"The sign {sign} means: {meaning}.", lead=sign, heading=heading)
    for heading, group in screen.keys.table.items():
        for command in group:
            yield _command(screen, command, command.help, heading if command is group[0] else "")
    for page in pages().values():
        heading = "The manual" if page is next(iter(pages().values())) else ""
        yield Choice(label=page.topic, told=page.about, answer=page, heading=heading, name=page.title)


def _command(screen: "TrayScreen", command: Command, told: str, heading: str) -> "Choice[Command | Page | str]":
    """Return the line of a command, with its keys."""
    from tui.prompts.picking import Choice

    spelled = screen.keys.keys(command.id)
    return Choice(
        label=command.label,
        told=told,
        answer=command,
        lead=" ".join(map(shown_key, spelled)),
        heading=heading,
        name=command.id,
        other_words=f"{command.help} {command.other_names} {' '.join(spelled)}",
    )


def _place(screen: "TrayScreen") -> str:
    """Return the view that is open, as its command is called."""
    return screen.keys.by_id[screen.view].label


def _that_work_here(screen: "TrayScreen") -> "Iterator[Command]":
    """Yield the commands that do something in the focused pane, on the row under the cursor."""
    row = screen.queue.current
    about = None if row is None else row_details(screen.session, row)
    for command, _ in offers(screen.session, screen.view, screen.pane_id, about):
        yield screen.keys.by_id[command]


def _is_decidable(screen: "TrayScreen") -> bool:
    row = screen.queue.current
    return row is not None and not screen.session.triage.reason_not_to_decide(row)


def _invitation(screen: "TrayScreen") -> "Invitation | None":
    """Return the invitation of the row under the cursor."""
    row = screen.queue.current
    return None if row is None else screen.session.subject(row)[1]


def _what_they_see(screen: "TrayScreen", command: Command) -> str:
    """Return what the other side sees of a decision on this row; "" for any other command."""
    from store.writing.other_side import other_side

    invitation = _invitation(screen)
    if invitation is None or command.id not in _DECISIONS or not _is_decidable(screen):
        return ""
    becomes = _DECISIONS[command.id]
    if invitation.direction == "outgoing":
        becomes = _OF_MINE.get(becomes, becomes)
    seen = other_side(invitation, becomes, quietly=command.id == "pass-quietly")
    return seen.removeprefix("LinkedIn: ").removeprefix("E-mail: ")
