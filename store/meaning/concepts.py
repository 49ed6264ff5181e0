"""Words of several languages that mean the same (concepts.toml)."""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from store.shipped import Words, shipped

_SHORTEST: Final = 2
"""How many letters the listed beginning of a word has at least."""


class _Listed(Struct, frozen=True):
    """The words of one language, each with the concepts that it stands for."""

    whole: Mapping[str, tuple[str, ...]]
    beginnings: Mapping[str, tuple[str, ...]]
    longest: int
    """How many letters the longest listed beginning has."""


@lru_cache(maxsize=20_000)
def concepts_of(word: str, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the concepts that a folded word stands for in any of these languages."""
    return tuple(dict.fromkeys(name for language in languages for name in _in_language(word, language)))


def _in_language(word: str, language: str) -> Iterable[str]:
    listed = _by_language().get(language)
    if listed is None:
        return
    yield from listed.whole.get(word, ())
    for length in range(_SHORTEST, min(len(word), listed.longest) + 1):
        yield from listed.beginnings.get(word[:length], ())


@cache
def _by_language() -> Mapping[str, _Listed]:
    table = shipped(__file__, "concepts.toml", dict[str, dict[str, Words]])()
    whole: dict[str, dict[str, list[str]]] = {}
    beginnings: dict[str, dict[str, list[str]]] = {}
    for name, words in table.items():
        for language, listed in words.items():
            for word in listed:
                kind = beginnings if word.endswith("*") else whole
                kind.setdefault(language, {}).setdefault(word.removesuffix("*"), []).append(name)
    return {
        language: _Listed(
            {word: tuple(names) for word, names in whole.get(language, {}).items()},
            {word: tuple(names) for word, names in beginnings.get(language, {}).items()},
            max(map(len, beginnings.get(language, {})), default=0),
        )
        for language in whole
    }
