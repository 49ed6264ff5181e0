"""Finding a command: by its key, its name, what it does, or what other programs call it."""

from typing import TYPE_CHECKING

from tui.help.signs import SIGNS
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap, shown_key

if TYPE_CHECKING:
    from tui.prompts.picking import Choice
    from tui.screens.tray import TrayScreen


async def palette(screen: "TrayScreen") -> None:
    """Find a command by any of its names."""
    from tui.prompts.picking import PickPrompt

    choices = command_choices(screen.keys, explained=False)
    command = await screen.ask(PickPrompt("Commands: enter does it, esc leaves", choices))
    if command is not None:
        screen.run_command(command)


async def show_help(screen: "TrayScreen") -> None:
    """Show all keys and what they do, and what the signs in the rows mean."""
    from tui.prompts.picking import PickPrompt

    choices, legend = command_choices(screen.keys, explained=True), ("Signs in the rows", SIGNS)
    command = await screen.ask(PickPrompt("Keys and what they do: enter does it, esc leaves", choices, legend))
    if command is not None:
        screen.run_command(command)


def command_choices(keys: Keymap, *, explained: bool) -> "list[Choice[Command]]":
    """Return all commands with their keys: with headings and their help where `explained`, else with their other
    names.
    """
    from tui.prompts.picking import Choice

    choices = []
    for heading, group in keys.table.items():
        for command in group:
            spelled = keys.keys(command.id)
            choices.append(
                Choice(
                    label=command.label,
                    told=command.help if explained else command.other_names,
                    answer=command,
                    lead=" ".join(map(shown_key, spelled)),
                    heading=heading if explained and command is group[0] else "",
                    name=command.id,
                    other_words=f"{command.help} {command.other_names} {' '.join(spelled)}",
                )
            )
    return choices
