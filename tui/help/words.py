"""The words that Salver uses, as words.toml has them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml


class Word(Struct, frozen=True, forbid_unknown_fields=True, rename={"instead_of": "not"}):
    """One word; words.toml explains the fields."""

    means: str
    instead_of: tuple[str, ...] = ()


@cache
def words() -> Mapping[str, Word]:
    """Return every word with what it means, in the order of the page."""
    return toml.decode(files(__package__).joinpath("words.toml").read_bytes(), type=dict[str, Word])
