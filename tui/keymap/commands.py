"""The commands of the screen as data. Keys, footer, help and palette are all made from commands.toml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from msgspec import Struct, toml

PaneId = Literal["queue", "person", "verdict", "reply", "thread", "text", "editor"]


class Command(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that the user can do on the screen; commands.toml explains the fields."""

    id: str
    label: str
    help: str
    keys: tuple[str, ...] = ()
    footer: tuple[PaneId, ...] = ()
    other_names: str = ""
    scrolls: bool = False
    in_text: bool = False


CommandTable = Mapping[str, tuple[Command, ...]]
"""Commands under the headings of the help, in the order of the help, the palette and the footer."""

_TABLE: Final = "commands.toml"


@cache
def command_table() -> CommandTable:
    """Return all commands that there are."""
    return toml.decode((files(__package__) / _TABLE).read_bytes(), type=dict[str, tuple[Command, ...]])
