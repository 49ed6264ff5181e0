"""A first wording for every text: the template that fits the person, filled with what the tray knows."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from store.filtering import Filter
from store.records.model import Channel, FactValue, Invitation, Me, Person
from store.writing.fields import FIELDS, filled, known_fields, unfilled_fields
from store.writing.letter_languages import ENGLISH
from store.writing.purposes import Purpose
from store.writing.template import Template

_SIGNATURE: Final = re.compile(r",?\n\{(my_first_name|my_name)\}\Z")
"""The last line of a letter, with the comma that some languages put before it."""

Holds = Callable[[Filter], bool | None]
"""Whether a condition holds for the person who is written to; None where that is not known."""


class Wording(Struct, frozen=True):
    """What a draft begins with. `subject` is empty on a channel that has none."""

    template: str
    channel: Channel
    subject: str
    text: str


def word(
    template: Template,
    person: Person,
    invitation: Invitation | None,
    me: Me,
    channel: Channel | None = None,
    sent: Collection[str] = (),
    facts: Mapping[str, FactValue] | None = None,
) -> Wording:
    """Return the template, filled; on the given channel, else on the one that reaches this person. Fields that the tray
    does not know stay in sight, `{like_this}`. `facts` are what is known of the person.

    Of several wordings a person always gets the same one, unless it has gone to somebody else: `sent` are the texts
    that have, and the wording is chosen that is in fewest of them (norm A13). While nobody has said who the user is,
    the closing goes without the user's name: where the text goes, the sender is shown.
    """
    channel = channel or reaching(template.channels, person, invitation)
    known = _known(template, person, invitation, me, facts)
    subject = filled(template.subject, known) if channel in ("inmail", "email") else ""
    text = _wording(template, person, known, sent)
    text = filled(text if "my_name" in known else _SIGNATURE.sub("", text), known)
    return Wording(template.name, channel, subject, text)


def fitting(
    templates: Mapping[str, Template], purpose: Purpose, holds: Holds, language: str | None = None
) -> list[Template]:
    """Return the templates of this purpose whose condition is known to hold: first those in the person's language, then
    those in English; of these those for introductions, whose place no text about an invitation can take, then those
    whose condition looks at most things, and of equals by name.
    """
    found = [
        template
        for _, template in sorted(templates.items())
        if template.purpose == purpose and (template.when is None or holds(template.when))
    ]
    return sorted(found, key=lambda template: (_nearness(template, language), _specificity(template)), reverse=True)


def reaching(channels: Sequence[Channel], person: Person, invitation: Invitation | None) -> Channel:
    """Return the channel, of these, by which they wrote, or by which they can be reached.

    LinkedIn delivers no message to whom the user has asked to connect and who has not answered (norm A10).
    """
    if invitation and invitation.direction == "outgoing" and invitation.state == "waiting":
        ways: tuple[Channel, ...] = ("email", "inmail") if person.email else ("inmail", "email")
        if found := next((way for way in ways if way in channels), None):
            return found
    by_mail = invitation.channel == "email" if invitation else bool(person.email and not person.url)
    return "email" if by_mail and "email" in channels else channels[0]


def _known(
    template: Template, person: Person, invitation: Invitation | None, me: Me, facts: Mapping[str, FactValue] | None
) -> dict[str, str]:
    """Return what the tray can fill in. A follow-up names the day on which the user wrote, which an invitation of
    theirs is not.
    """
    is_theirs = invitation is not None and invitation.direction == "incoming"
    invitation = None if template.purpose == "follow-up" and is_theirs else invitation
    return known_fields(person, invitation, me, template.language, facts)


def _nearness(template: Template, language: str | None) -> int:
    """Return how well the language of a template suits somebody of this one."""
    if template.language == language:
        return 2
    return 1 if template.language == ENGLISH else 0


def _specificity(template: Template) -> tuple[bool, int]:
    """Return whether the condition of a template is about introductions, and how many things it looks at."""
    fields = template.when.fields if template.when else frozenset()
    return "introduced" in fields, len(fields)


def _wording(template: Template, person: Person, known: Mapping[str, str], sent: Collection[str]) -> str:
    """One of the wordings that leave fewest of the tray's fields open: of those that went out least often the one that
    the person's id decides.
    """

    def still_open(text: str) -> int:
        return sum(name in FIELDS and name not in known for name in _fields_in(text))

    fewest = min(map(still_open, template.texts))
    candidates = [text for text in template.texts if still_open(text) == fewest]
    first = person.id % len(candidates)
    in_turn = candidates[first:] + candidates[:first]
    return min(in_turn, key=lambda text: sum(_is_worded_so(letter, text) for letter in sent))


def _is_worded_so(letter: str, wording: str) -> bool:
    """Return whether a letter has the words of a wording, whatever its fields were filled with."""
    place = 0
    for words in _between_fields(_SIGNATURE.sub("", wording)):
        found = letter.find(words, place)
        if found < 0:
            return False
        place = found + len(words)
    return True


def _between_fields(text: str) -> Iterator[str]:
    """Yield the words of a text before, between and after its fields."""
    place = 0
    for start, end in unfilled_fields(text):
        yield text[place:start]
        place = end
    yield text[place:]


def _fields_in(text: str) -> set[str]:
    """Return the names of the fields in a text."""
    return {text[start + 1 : end - 1] for start, end in unfilled_fields(text)}
