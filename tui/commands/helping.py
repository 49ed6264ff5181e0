"""The help on the screen: what works here and now, the signs, every key, and the pages of the manual."""

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from textual.strip import Strip

from store.session.row_details import RowDetails, row_details
from store.text import lower_first, upper_first
from store.tray.modelling import is_to_be_carried_out
from tui.commands.deciding import DECISIONS
from tui.commands.finding import command_choice
from tui.help.signs import MESSAGE_SIGNS, SIGNS, VERDICT_SIGNS
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap
from tui.render.styles import PLAIN, line
from tui.screens.offers import offers

if TYPE_CHECKING:
    from tui.help.pages import Page
    from tui.prompts.picking import Choice
    from tui.screens.tray import TrayScreen

_LEGEND: Final = {
    "Signs in the rows": SIGNS,
    "Signs before the lines of a message": MESSAGE_SIGNS,
    "Signs in the verdict": VERDICT_SIGNS,
}
_TITLE: Final = 3
"""The lines of a page that its title takes; on the screen it is in the border."""


async def show_help(screen: "TrayScreen") -> None:
    """Show what works here, the signs, all keys and the manual; do, explain or open what the user chooses."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.prompts.picking import DetailedPickPrompt

    is_reading: bool | None = True
    while is_reading:
        question = "Help: type to search, enter does it, esc leaves"
        chosen = await screen.ask(DetailedPickPrompt(question, list(_lines(screen)), whole=True))
        if chosen is None:
            return
        if isinstance(chosen, Command):
            if screen.writing.editor is None or chosen.in_text:
                screen.run_command(chosen)
            else:  # it would act on the row behind the text
                screen.refuse(f"“{chosen.label}” does nothing in a text; {screen.keys.how_to('leave-text')} leaves it.")
            return
        if isinstance(chosen, str):
            screen.say(chosen)
            return
        back = KeyChoice("b backspace", "all help", True)
        text = partial(_page_text, chosen, screen.keys)
        is_reading = await screen.ask(ChoicePrompt(chosen.title, [back], text=text, away="leaves", whole=True))


def _lines(screen: "TrayScreen") -> "Iterator[Choice[Command | Page | str]]":
    """Yield every line of the help, what works here first."""
    from tui.help.pages import pages
    from tui.prompts.picking import Choice

    row = screen.queue.current
    about = None if row is None else row_details(screen.session, row)
    if screen.writing.editor is None:
        heading = f"Here, in {screen.keys.by_id[screen.view].label}"
        here = [name for name, _ in offers(screen.session, screen.view, screen.pane_id, about)]
    else:
        heading, about = "Here, in the text", None
        here = [command.id for command in screen.keys.commands if command.in_text]
    for name in here:
        told = _what_they_see(about, name) if about else ""
        yield command_choice(screen.keys, screen.keys.by_id[name], told, heading)
        heading = ""
    for heading, signs in _LEGEND.items():
        for at, (sign, meaning) in enumerate(signs):
            answer = f"The sign {sign} means: {meaning}."
            yield Choice(label="", told=meaning, answer=answer, lead=sign, heading="" if at else heading)
    for title, group in screen.keys.table.items():
        for command in group:
            yield command_choice(screen.keys, command, heading=title if command is group[0] else "")
    for page in pages().values():
        heading = "The manual" if page is next(iter(pages().values())) else ""
        yield Choice(label=page.topic, told=page.about, answer=page, heading=heading, name=page.title)


def _page_text(page: "Page", keys: Keymap, width: int) -> Iterator[Strip]:
    """Lay out a page of the manual."""
    from tui.help.plain import plain_lines

    lines = plain_lines(page.title, page.blocks(keys), width)
    return (line((text, PLAIN)) for text in islice(lines, _TITLE, None))


def _what_they_see(about: RowDetails, command: str) -> str:
    """Return what the other side sees of a decision on this row; "" for any other command."""
    from store.writing.other_side import other_side, without_way

    invitation = about.invitation
    if invitation is None or not about.is_decidable:
        return ""
    if command == "snooze":
        return upper_first(without_way(other_side(invitation, "snoozed")))
    if command not in DECISIONS:
        return ""
    decision = DECISIONS[command]
    _, state = decision.on(invitation)
    seen = without_way(other_side(invitation, state, quietly=decision.quietly))
    if is_to_be_carried_out(state, invitation.direction):
        return f"Once you carry it out, {lower_first(seen)}"
    return upper_first(seen)
