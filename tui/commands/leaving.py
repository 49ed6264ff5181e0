"""Leaving Salver, also where something could not be saved."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen

LeavingChoice = Literal["retry", "copy", "leave"]


async def leave(screen: "TrayScreen") -> None:
    """Leave Salver. Where something could not be saved, ask what to do."""
    way: LeavingChoice | None = "leave"
    if screen.session.saving.status.state == "failed":
        way = await _ask_for_way(screen)
    if way == "leave":
        screen.app.exit()
    elif way == "retry":
        screen.session.saving.retry()
        screen.say("Salver tries to save again.")
    elif way == "copy":
        await _save_copy(screen)


async def visit_sample(screen: "TrayScreen") -> None:
    """Go to look around the sample. Where something is in the user's own tray, ask first."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    if screen.session.saving.status.state == "failed":
        screen.refuse("Not everything is saved, so Salver stays open.")
        return
    if screen.tour is not None:
        screen.refuse(f"This is the sample: {screen.keys.how_to('quit')} leaves it.")
        return
    if not screen.session.is_empty:
        told = "Your own tray is left as it is, and is there again when you leave the sample."
        choices = [KeyChoice("y enter", "visit it", answer=True), KeyChoice("n", "stay here", answer=False)]
        if not await screen.ask(ChoicePrompt("Visit the sample?", choices, said=told)):
            return
    screen.post_message(screen.SampleWanted())


def turn_tour(screen: "TrayScreen") -> None:
    """Leave the tour of the sample, or begin it again."""
    if screen.tour is None:
        screen.refuse(f"The tour is in the sample: {screen.keys.how_to('demo')} goes there.")
        return
    if screen.tour.is_on:
        screen.tour.end()
        screen.say(f"You left the tour. {screen.keys.how_to('tour')} begins it again.")
    else:
        screen.tour.begin()
    screen.show_tour()


async def _ask_for_way(screen: "TrayScreen") -> LeavingChoice | None:
    """Ask what to do about what is not saved; None to stay."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    choices: list[KeyChoice[LeavingChoice]] = [
        KeyChoice("r", "try to save again", "retry"),
        KeyChoice("c", "save a copy elsewhere", "copy"),
        KeyChoice("q", "leave; a copy of everything is kept aside", "leave"),
    ]
    return await screen.ask(ChoicePrompt("Not everything is saved", choices))


async def _save_copy(screen: "TrayScreen") -> None:
    """Ask for a path, and write the tray to it."""
    from tui.prompts.ways import path_prompt

    path = await screen.ask(path_prompt("Save a copy as", Path("~/salver-copy.json")))
    if path is None:
        return
    try:
        screen.session.saving.save_copy(path)
    except OSError as error:
        screen.refuse(f"No copy was saved: {error.strerror or error} ({path}).")
    else:
        screen.say(f"A copy of everything is in {path}; `salver --store {path}` opens it.")
