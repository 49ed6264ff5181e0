"""Which templates there are for a text to somebody: in a language that they or the user read, the best first."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from store.phrases.speech import language_of
from store.records.model import Invitation, Person
from store.records.ordering import placed
from store.tray.tray import Tray
from store.writing.letter_languages import ENGLISH
from store.writing.purposes import Purpose
from store.writing.template import Template
from store.writing.wording import Holds, fitting

if TYPE_CHECKING:
    from store.session.advice import AdviceService
    from store.session.resources import Resources

_TAG: Final = "lang."
"""A tag `lang.de` says that they are written to in German."""


class TemplateChoice:
    """The templates, shipped and the user's own, as they fit the people of one tray."""

    def __init__(self, tray: Tray, advice: "AdviceService", resources: "Resources") -> None:
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


def language_for(person: Person, invitations: Iterable[Invitation], mine: Collection[str] = ()) -> str | None:
    """Say in which language to write: as a tag of theirs says, else the one they wrote in, newest first.

    Args:
        person: who is written to.
        invitations: all between them and the user.
        mine: the languages that the user writes in; empty for every one. A tag counts in any case.

    Returns:
        Two letters (ISO 639-1); None where nothing tells, or where it is none of the user's.
    """
    for tag in person.tags:
        if tag.startswith(_TAG):
            return tag.removeprefix(_TAG)
    came = [invitation for invitation in invitations if invitation.direction == "incoming"]
    came.sort(key=lambda invitation: placed(invitation.sent), reverse=True)
    theirs = next(filter(None, (language_of(invitation.message) for invitation in came)), None)
    return theirs if not mine or theirs in mine else None
