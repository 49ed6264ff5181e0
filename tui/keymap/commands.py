"""The commands of the screen as data: commands.toml for keys, help and palette, footers.toml for the footer."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from store.shipped import shipped

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

command_table = shipped(__file__, "commands.toml", dict[str, tuple[Command, ...]])
"""All commands that there are: a `CommandTable`."""

footers = shipped(__file__, "footers.toml", dict[str, dict[str, str]])
"""The footers: by views, and by panes; `empty` is that of an empty tray, and `own` what commands are called on an
invitation of the user's own.
"""
