"""The shipped lists of phrases: a file for each subject, in it a list for each language."""

from functools import cache
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from msgspec import convert

from store.nearest import hint
from store.phrases.index import PhraseIndex
from store.phrases.pattern import Phrase, parse
from store.shipped import shipped

ANY: Final = "any"
"""In the place of a language: phrases of every language."""


Strength: TypeAlias = Literal["sure", "weak"]
"""One sure phrase says what its subject is; of weak ones it takes several in a text."""


def subjects() -> list[str]:
    """Return the names of all subjects."""
    return sorted(path.stem for path in Path(__file__).with_name("lists").glob("*.toml"))


@cache
def languages(subject: str) -> tuple[str, ...]:
    """Return the languages that have a list of this subject. Raises ValueError where there is no such subject."""
    return tuple(dict.fromkeys(language for listed in _written(subject).values() for language in listed))


def phrases(subject: str, strength: Strength, language: str) -> list[Phrase]:
    """Return the phrases of a subject in a language, and those for any language.

    Raises:
        ValueError: There is no such subject, or a phrase of it cannot be read.
    """
    classes, listed = _classes().get(language, {}), _written(subject)[strength]
    return [parse(phrase, classes) for each in dict.fromkeys((language, ANY)) for phrase in listed.get(each, ())]


@cache
def phrase_index(subject: str, strength: Strength, language: str) -> PhraseIndex[None]:
    """Return the same ready for searching."""
    return PhraseIndex((phrase, None) for phrase in phrases(subject, strength, language))


@cache
def _written(subject: str) -> dict[Strength, dict[str, list[str]]]:
    """Return the phrases of a subject as they are written, by strength and language."""
    if subject not in subjects():
        raise ValueError(f"there are no phrases for {subject!r}; {hint(subject, subjects())}")
    table = shipped(__file__, f"lists/{subject}.toml", dict[str, Any])()
    weak = table.pop("weak", {})
    return {"sure": convert(table, dict[str, list[str]]), "weak": convert(weak, dict[str, list[str]])}


_classes = shipped(__file__, "classes.toml", dict[str, dict[str, str]])
