"""The facts about LinkedIn, as linkedin.toml has them, and what they make of an account's limits."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from msgspec import Struct, toml

Account = Literal["", "free", "premium"]
"""Which kind of account somebody has; "" where they do not say."""


class PlatformFact(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact; linkedin.toml explains the fields."""

    says: str
    source: str
    checked: date
    sure: Literal["documented", "measured", "reported"]
    value: int | None = None

    @property
    def sentence(self) -> str:
        """What it says, with its number."""
        return self.says.replace("{value}", f"{self.value:,}" if self.value is not None else "")


@cache
def linkedin_facts() -> Mapping[str, PlatformFact]:
    """Return all facts by name."""
    return toml.decode(files(__package__).joinpath("linkedin.toml").read_bytes(), type=dict[str, PlatformFact])


def number(fact: str) -> int:
    """Return the number that a fact is."""
    value = linkedin_facts()[fact].value
    if value is None:
        raise ValueError(f"{fact!r} is no number")
    return value


_NOTES: Final[Mapping[Account, str]] = {"": "note-premium", "free": "note-free", "premium": "note-premium"}


def note_length(account: Account) -> int:
    """Return how long the note of a request may be with such an account."""
    return number(_NOTES[account])


def notes_a_month(account: Account) -> int | None:
    """Return how many requests a month can have a note; None where there is no limit.

    An account of which nothing is said is taken for a free one.
    """
    return None if account == "premium" else number("notes-a-month-free")
