"""The keymap as the user has it: Salver's commands and the user's own, by the keys that the user chose."""

from typing import Final

from store.settings import OwnCommand, Settings
from tui.keymap.commands import Command, CommandTable, command_table
from tui.keymap.keymap import OWN, Keymap

_HEADING: Final = "Commands of yours"


def keymap_of(settings: Settings) -> Keymap:
    """Return the keymap that these settings make."""
    own = own_commands(settings)
    if not own:
        return Keymap(command_table(), settings.keys)
    described = tuple(_described(name, command) for name, command in own.items())
    table: CommandTable = {**command_table(), _HEADING: described}
    return Keymap(table, {**settings.keys, **{name: command.key for name, command in own.items() if command.key}})


def own_commands(settings: Settings) -> dict[str, OwnCommand]:
    """Return the user's own commands by their ids, but for those that do not say what to run."""
    return {OWN + name: command for name, command in settings.commands.items() if command.run}


def title_of(name: str, command: OwnCommand) -> str:
    """Return what a command of this id is called."""
    return command.title or name.removeprefix(OWN)


def _described(name: str, command: OwnCommand) -> Command:
    return Command(
        id=name,
        label=title_of(name, command),
        help=f"Run: {' '.join(command.run.split())}",
        other_names="own shell command pipe run script",
    )
