"""Which templates there are for a text to somebody: in a language that they or the user read, the best first."""

from typing import TYPE_CHECKING

from store.records.model import Invitation, Person
from store.tray.tray import Tray
from store.writing.letter_languages import ENGLISH
from store.writing.purposes import Purpose
from store.writing.spoken import language_for
from store.writing.template import Template
from store.writing.wording import Holds, fitting

if TYPE_CHECKING:
    from store.session.advice import Advice
    from store.session.resources import Resources


class TemplateChoice:
    """The templates, shipped and the user's own, as they fit the people of one tray."""

    def __init__(self, tray: Tray, advice: "Advice", resources: "Resources") -> None:
        self._tray = tray
        self._advice = advice
        self._resources = resources

    def fitting(self, person: Person, invitation: Invitation | None, purpose: Purpose) -> list[Template]:
        """Return the templates of a purpose that fit a person, the best first."""
        language = self._language(person)
        return fitting(self._readable(language), purpose, self._holding(person, invitation), language)

    def others(self, person: Person, purpose: Purpose, fit: list[Template]) -> list[Template]:
        """Return the templates of a purpose other than those that `fit`, by their names."""
        readable = self._readable(self._language(person))
        return [each for _, each in sorted(readable.items()) if each.purpose == purpose and each not in fit]

    def _language(self, person: Person) -> str | None:
        """Return the language to write to somebody in; None where nothing tells."""
        mine = self._resources.settings.me.languages
        return language_for(person, self._tray.invitations_of(person.id), mine)

    def _readable(self, language: str | None) -> dict[str, Template]:
        """Return the templates in this language, in English, and in the languages that the user writes, by name."""
        languages = {language, ENGLISH, *self._resources.settings.me.languages}
        return {name: each for name, each in self._resources.templates.items() if each.language in languages}

    def _holding(self, person: Person, invitation: Invitation | None) -> Holds:
        """Return whether the condition of a template holds where the user writes to this person."""
        if invitation is None:
            return lambda condition: self._advice.holds_for(person, condition)
        return lambda condition: self._advice.holds(invitation, condition)
