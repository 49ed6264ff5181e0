"""In which language to write to somebody."""

from collections.abc import Collection, Iterable
from typing import Final

from store.phrases.speech import language_of
from store.records.model import Invitation, Person
from store.records.ordering import placed

_TAG: Final = "lang."
"""A tag `lang.de` says that they are written to in German."""


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
