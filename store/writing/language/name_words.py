"""Given names and the small words between names, as names.toml lists them: for greeting people and comparing them."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from store.shipped import Words, shipped


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
    particles: Words
    same: list[Words]
    short: dict[str, Words]


@cache
def name_words() -> NameWords:
    """Return what names.toml says."""
    file = shipped(__file__, "names.toml", _File)()
    alone = file.short.keys() - {name for names in file.same for name in names}
    families: dict[str, set[int]] = {}
    for number, names in enumerate([*file.same, *({name} for name in sorted(alone))]):
        for called in {*names, *(word for name in names for word in file.short.get(name, ()))}:
            families.setdefault(called, set()).add(number)
    return NameWords(file.particles, file.short, {name: frozenset(numbers) for name, numbers in families.items()})
