"""Known people who may be the sender of an invitation, since their names are the same or look alike.

That is a question and no answer: until the user has joined the two, kept them apart, or said whether they know the
sender, no advice is firm.
"""

from collections.abc import Iterable

from msgspec import Struct

from store.dates_in_words import day
from store.judging.evidence import Evidence, is_known
from store.look_alikes import look_alike_key
from store.records import ids
from store.records.model import Invitation, Person


class PossibleJoin(Struct, frozen=True):
    """A person who may be the sender of an invitation. `id` is spelled."""

    id: str
    name: str
    because: str
    likely: bool = True


def possible_joins(invitation: Invitation, evidence: Evidence) -> tuple[PossibleJoin, ...]:
    """Return the people known to the user who may be the sender."""
    person = invitation.person
    if is_known(person) or "known" in person.facts:
        return ()
    others = evidence.known_people.get(look_alike_key(person.name), ())
    return tuple(
        PossibleJoin(ids.spelled(other.id), other.name, f"{_likeness(person, other)}, and {_how(other)}")
        for other in _who_may_be(person, others, evidence)
    )


def _who_may_be(person: Person, others: Iterable[Person], evidence: Evidence) -> Iterable[Person]:
    """Those who are somebody else by their profile, or whom the user keeps apart, may not."""
    for other in others:
        have_two_profiles = person.url and other.url and person.url.casefold() != other.url.casefold()
        if other.id != person.id and not have_two_profiles and not evidence.are_apart(person.id, other.id):
            yield other


def _likeness(person: Person, other: Person) -> str:
    return "the names are the same" if person.name == other.name else "the names look alike"


def _how(other: Person) -> str:
    """How the user knows somebody."""
    if other.connected_on:
        return f"{other.name} has been connected with you since {day(other.connected_on)}"
    if other.in_address_book:
        return f"{other.name} is in your address book"
    return f"you trust {other.name}" if other.trusted else f"you and {other.name} have written to each other"
