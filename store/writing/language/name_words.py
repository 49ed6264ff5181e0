"""Given names and the small words between names, as names.toml lists them: for greeting people and comparing them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, toml


class NameWords(Struct, frozen=True):
    """The words of names.toml, in ASCII and lower case."""

    particles: frozenset[str]
    """Words that are between or before the parts of a name."""
    short: Mapping[str, frozenset[str]]
    """By a given name what those who bear it may be called."""
    families: Mapping[str, frozenset[int]]
    """By a given name, or what somebody may be called, the numbers of the families of names that it belongs to.

    A family is one name in all its languages, with everything that those who bear it may be called.
    """


class _File(Struct, forbid_unknown_fields=True):
    particles: str
    same: list[str]
    short: dict[str, str]


@cache
def name_words() -> NameWords:
    """Return what names.toml says."""
    file = toml.decode(files(__package__).joinpath("names.toml").read_bytes(), type=_File)
    short = {name: frozenset(words.split()) for name, words in file.short.items()}
    lines = [line.split() for line in file.same]
    alone = short.keys() - {name for line in lines for name in line}
    families: dict[str, set[int]] = {}
    for number, names in enumerate([*lines, *([name] for name in sorted(alone))]):
        for called in {*names, *(word for name in names for word in short.get(name, ()))}:
            families.setdefault(called, set()).add(number)
    return NameWords(
        frozenset(file.particles.split()), short, {name: frozenset(numbers) for name, numbers in families.items()}
    )
