"""Finding a command: by its key, its name, what it does, or what other programs call it."""

from typing import TYPE_CHECKING

from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap, shown_key

if TYPE_CHECKING:
    from tui.prompts.picking import Choice
    from tui.screens.tray import TrayScreen


async def palette(screen: "TrayScreen") -> None:
    """Find a command by any of its names."""
    from tui.prompts.picking import PickPrompt

    choices = [command_choice(screen.keys, command) for command in screen.keys.commands]
    command = await screen.ask(PickPrompt("Commands: enter does it, esc leaves", choices))
    if command is not None:
        screen.run_command(command)


def command_choice(keys: Keymap, command: Command, told: str = "", heading: str = "") -> "Choice[Command]":
    """Return the line of a command with its keys, and what it does unless something else is `told`. Its other names
    find it, too.
    """
    from tui.prompts.picking import Choice

    spelled = keys.keys(command.id)
    return Choice(
        label=command.label,
        told=told or command.help,
        answer=command,
        lead=" ".join(map(shown_key, spelled)),
        heading=heading,
        name=command.id,
        other_words=f"{command.help} {command.other_names} {' '.join(spelled)}",
    )
