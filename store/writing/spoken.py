"""In which language to write to somebody."""

from collections.abc import Iterable
from typing import Final

from store.phrases.speech import language_of
from store.records.model import Invitation, Person
from store.records.ordering import placed

_TAG: Final = "lang."
"""A tag `lang.de` says that they are written to in German."""


def language_for(person: Person, invitations: Iterable[Invitation]) -> str | None:
    """The two letters of the language to write in: as a tag of theirs says, else the one they wrote in, newest first.

    None where neither tells.
    """
    for tag in person.tags:
        if tag.startswith(_TAG):
            return tag.removeprefix(_TAG)
    came = [invitation for invitation in invitations if invitation.direction == "incoming"]
    came.sort(key=lambda invitation: placed(invitation.sent), reverse=True)
    return next(filter(None, (language_of(invitation.message) for invitation in came)), None)
