"""What the footer offers, as data: footers.toml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import toml

Footer = Mapping[str, str]
"""Ids of commands, each with what it is called there, the most important first."""


@cache
def footers() -> Mapping[str, Footer]:
    """Return the footers: by views, and by panes; `empty` is that of an empty tray, and `own` what commands are called
    on an invitation of the user's own.
    """
    return toml.decode((files(__package__) / "footers.toml").read_bytes(), type=dict[str, dict[str, str]])
