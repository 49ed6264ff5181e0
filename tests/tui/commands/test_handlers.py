"""The table of handlers, beside the table of commands."""

from tui.commands.handlers import HANDLERS
from tui.keymap.commands import command_table


def test_every_command_has_a_handler_and_every_handler_a_command() -> None:
    commands = {command.id for group in command_table().values() for command in group}
    assert HANDLERS.keys() == commands
