"""What the tray knows around an invitation: who the user is, whom they have met, and what came before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from store.counted import counted
from store.judging.messages import mass_texts, places_of, words_of
from store.look_alikes import look_alike_key
from store.phrases.words import Span
from store.records.ids import RecordId
from store.records.model import Invitation, Me, Person, State

_SHORTEST_NAME: Final = 2
"""How many words a name must have to mean one person."""
_LONGEST_NAME: Final = 4


class Evidence(Struct, frozen=True, eq=False, dict=True):
    """What all invitations of one tray have in common at one moment.

    `gather` makes it from the tray's own values.
    """

    now: datetime
    """Aware, in any zone."""
    me: Me = Me()
    connections: int = 0
    """How many of the people are connected with the user."""
    letters: int = 0
    """How many messages and emails the user exchanged with all people, in both directions."""
    contacts: int = 0
    """How many of the people are in the user's address book."""
    trusted: tuple[str, ...] = ()
    """The names of the people whom the user marked as somebody whom they know, respect and appreciate (norm R07)."""
    acquaintances: Mapping[str, str] = {}
    """The names of all whom the records show as tied to the user, by their folded words (norm R30)."""
    mass_texts: Mapping[str, int] = {}
    """The bare texts that several people sent the user, with the number of senders (norm R05)."""
    known_people: Mapping[str, tuple[Person, ...]] = {}
    """The people known to the user, by what names that look alike have in common."""
    are_apart: Callable[[RecordId, RecordId], bool] = lambda one, other: False
    """Whether the user keeps two people apart."""
    passed: Mapping[RecordId, tuple[Invitation, ...]] = {}
    """By the id of a person, their invitations that the user passed on here (norm R24)."""
    left: Mapping[RecordId, tuple[Invitation, ...]] = {}
    """By the id of a person, their invitations that the user left without an answer."""

    @property
    def has_records(self) -> bool:
        """Whether connections, messages or contacts were imported: only then does not being in them tell something."""
        return bool(self.connections or self.letters or self.contacts)

    @property
    def records(self) -> str:
        """How many records there are, in words: `812 connections, 3,204 messages and 90 contacts`."""
        kinds = ((self.connections, "connection"), (self.letters, "message"), (self.contacts, "contact"))
        parts = [counted(count, noun) for count, noun in kinds if count]
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))

    def named_in(self, message: str, sender: str) -> tuple[str, tuple[Span, ...]] | None:
        """Return the first of the user's acquaintances whom a message names in full, other than its sender, and where.
        Whom it says not to know is not named.
        """
        names = self._names
        if not names or not message:
            return None
        words = words_of(message).split()
        own = words_of(sender)
        for first in range(len(words)):
            for end in range(first + _SHORTEST_NAME, min(first + _LONGEST_NAME, len(words)) + 1):
                said = " ".join(words[first:end])
                if said != own and said in names and (places := places_of(said, message)):
                    return names[said], places
        return None

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """By their folded words the names of all who are tied to the user."""
        return {**{words_of(name): name for name in self.trusted}, **self.acquaintances}


def gather(
    me: Me,
    people: Iterable[Person],
    invitations: Iterable[Invitation],
    now: datetime,
    are_apart: Callable[[RecordId, RecordId], bool] = lambda one, other: False,
) -> Evidence:
    """Return the evidence of a tray: all its people and all its invitations, of either direction and in any state."""
    known = list(people)
    all_invitations = list(invitations)
    return Evidence(
        now=now,
        me=me,
        connections=sum(person.connected_on is not None for person in known),
        letters=sum(side.count for person in known for side in (person.written, person.received) if side),
        contacts=sum(person.in_address_book for person in known),
        trusted=tuple(person.name for person in known if person.trusted),
        acquaintances={
            words: person.name for person in known if _is_tied(person) and " " in (words := words_of(person.name))
        },
        mass_texts=mass_texts(all_invitations),
        known_people=_by_name(filter(is_known, known)),
        are_apart=are_apart,
        passed=_by_person(_settled_here(all_invitations, "passed")),
        left=_by_person(_settled_here(all_invitations, "ignored")),
    )


def is_known(person: Person) -> bool:
    """Whether the records say that the user knows somebody: they are connected, in the address book, trusted, or have
    written to each other.
    """
    have_written = person.written is not None and person.received is not None
    return person.connected_on is not None or person.in_address_book or person.trusted or have_written


def _by_name(people: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    """People by what names that look alike have in common."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        if key := look_alike_key(person.name):
            found[key].append(person)
    return {key: tuple(alike) for key, alike in found.items()}


def with_passed(evidence: Evidence, person_id: RecordId, invitations: Iterable[Invitation]) -> Evidence:
    """Return the evidence after a decision on one of a person's invitations, of which these are all."""
    theirs = list(invitations)
    return replace(
        evidence,
        passed=_with(evidence.passed, person_id, tuple(_settled_here(theirs, "passed"))),
        left=_with(evidence.left, person_id, tuple(_settled_here(theirs, "ignored"))),
    )


def _with(
    known: Mapping[RecordId, tuple[Invitation, ...]], person_id: RecordId, theirs: tuple[Invitation, ...]
) -> Mapping[RecordId, tuple[Invitation, ...]]:
    """Return the invitations by person, with others of this one."""
    others = {other: invitations for other, invitations in known.items() if other != person_id}
    return {**others, person_id: theirs} if theirs else others


def _is_tied(person: Person) -> bool:
    """Return whether the records show somebody as tied to the user."""
    return bool(person.connected_on or person.in_address_book or person.trusted)


def _settled_here(invitations: Iterable[Invitation], state: State) -> Iterator[Invitation]:
    """Yield the invitations to the user on which the user decided so here."""
    for invitation in invitations:
        if invitation.direction == "incoming" and invitation.state == state and not invitation.elsewhere:
            yield invitation


def _by_person(invitations: Iterable[Invitation]) -> dict[RecordId, tuple[Invitation, ...]]:
    """Return invitations by the id of the person whom they came from."""
    found: dict[RecordId, list[Invitation]] = defaultdict(list)
    for invitation in invitations:
        found[invitation.person.id].append(invitation)
    return {person_id: tuple(theirs) for person_id, theirs in found.items()}
