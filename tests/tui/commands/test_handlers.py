"""The table of handlers, beside the table of commands."""

from importlib import import_module

import pytest

from tui.commands.handlers import HANDLERS, PLACES
from tui.keymap.commands import command_table


def test_every_command_has_a_handler_and_every_handler_a_command() -> None:
    commands = {command.id for group in command_table().values() for command in group}
    assert HANDLERS.keys() == commands


@pytest.mark.parametrize("place", PLACES.values())
def test_every_handler_is_there(place: str) -> None:
    module, name = place.split(".")
    assert callable(getattr(import_module(f"tui.commands.{module}"), name))
