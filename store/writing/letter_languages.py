"""The languages that templates are written in: how a day is named, and the form of each field filled in by hand."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from store.shipped import shipped

ENGLISH: Final = "en"


class FieldForm(Struct, frozen=True, forbid_unknown_fields=True):
    """How a field that is filled in by hand is in its sentence."""

    form: str
    """What belongs there, and after which word: `what made you write, after “it was”`."""
    example: str


class SharedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What the user and somebody share, in words that stand in a sentence."""

    school: str
    """For a school that nobody has named: `the same school`."""
    company: str
    interest: str
    connection: str
    """One connection that both have, of `{count}`; `connections` are several."""
    connections: str
    numbers: tuple[str, ...]
    """The numbers that are spelled out, one first."""


class LetterLanguage(Struct, frozen=True, forbid_unknown_fields=True):
    """One language of letter_languages.toml."""

    day: str
    """A day in a sentence, of `{day}` and `{month}`."""
    months: tuple[str, ...]
    """January first."""
    either: str
    """The word between the last two of several choices."""
    ways: tuple[str, ...]
    """The other ways that are offered to people one does not connect with, where the user has named none."""
    forms: Mapping[str, FieldForm]
    """By the fields' names."""
    shared: SharedWords | None = None
    """None where no template of the language says what the two share."""

    def one_of(self, choices: Sequence[str]) -> str:
        """Return one or more choices as one phrase: `an email, a call or a coffee`."""
        *most, last = choices
        return f"{', '.join(most)} {self.either} {last}" if most else last

    def named(self, when: date) -> str:
        """Return a day as a letter names it, without its year: `3 May`, `3. Mai`, `3 de mayo`."""
        return self.day.format(day=when.day, month=self.months[when.month - 1])


letter_languages = shipped(__file__, "letter_languages.toml", dict[str, LetterLanguage])
"""The languages of the shipped templates by their two letters (ISO 639-1)."""


def letter_language(language: str | None) -> LetterLanguage:
    """Return one language; English where no shipped template is written in it."""
    known = letter_languages()
    return known.get(language or ENGLISH, known[ENGLISH])
