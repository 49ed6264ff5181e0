"""Finding a command by its key, its name, what it does, or what other programs call it; a filter; or somebody."""

from typing import TYPE_CHECKING

from msgspec import Struct

from store.records.ids import RecordId
from tui.keymap.commands import Command
from tui.keymap.keymap import Keymap, shown_key

if TYPE_CHECKING:
    from tui.prompts.picking import Choice
    from tui.screens.tray import TrayScreen


class NamedFilter(Struct, frozen=True):
    """A filter that the user has named."""

    text: str


async def palette(screen: "TrayScreen") -> None:
    """Find a command by any of its names, a filter of the user's by its name, or somebody by theirs."""
    from tui.commands.anybody import go_to_person
    from tui.commands.filtering import show_filtered
    from tui.prompts.people import people_choices
    from tui.prompts.picking import Choice, DetailedPickPrompt

    choices: list[Choice[Command | NamedFilter | RecordId]] = [
        command_choice(screen.keys, command) for command in screen.keys.commands
    ]
    choices += [
        Choice(name, text, NamedFilter(text), "filter") for name, text in screen.session.resources.filters.items()
    ]
    question = "Commands, filters, people: enter does it, esc leaves"
    prompt = DetailedPickPrompt(question, choices, when_typed=lambda: people_choices(screen.session))
    chosen = await screen.ask(prompt)
    if isinstance(chosen, Command):
        screen.run_command(chosen)
    elif isinstance(chosen, NamedFilter):
        await show_filtered(screen, chosen.text)
    elif chosen is not None:
        await go_to_person(screen, chosen)


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
