"""Who is in the user's address book: people whom the user knows (norm R02)."""

from collections import defaultdict
from collections.abc import Iterator

from store.reading.addresses import is_address
from store.reading.intake.forgotten import CARD
from store.reading.intake.index import Index
from store.reading.intake.myself import OwnIdentity
from store.reading.intake.pending_person import PendingPerson, PersonMention
from store.reading.intake.people import People
from store.reading.intake.report import Ledger
from store.reading.profiles import name_key, slug_key
from store.reading.readings import ContactRow, Readings

SOURCE = "contacts"

_MYSELF = "it is your own card"


class Contacts:
    """The cards of address books, and the rows of those that are csv files."""

    def __init__(self, readings: Readings) -> None:
        rows = [(file, row, mention_of(row)) for file, row in readings.rows(ContactRow)]
        self._rows = sorted(rows, key=lambda each: _vagueness(each[2]))
        """Those that tell more go before, so that an address or a name is known to be of several before it is used."""
        self._traces: defaultdict[str, set[str]] = defaultdict(set)
        """By what people are called, what tells the cards of that name from each other."""
        for _, _, mention in self._rows:
            self._traces[mention.called].add(mention.slug or mention.email.casefold())

    def mentions(self) -> Iterator[PersonMention]:
        """Return everybody whom the cards name."""
        return (mention for _, _, mention in self._rows)

    def take(self, people: People, myself: OwnIdentity, ledger: Ledger) -> None:
        """Take in every card. What it says fills gaps, and replaces nothing that LinkedIn or the user has said."""
        listed = _Listed(people)
        for file, row, mention in self._rows:
            if _is_mine(row, myself):
                ledger.skip(file, row.row, _MYSELF)
                continue
            is_one = len(self._traces[mention.called]) == 1
            apart = () if mention.slug or mention.email else (CARD,)
            known = people.find(mention) or people.keyed(mention, *apart)
            if known is None and is_one:
                known = listed.find(mention)
            someone = known or people.add(mention, *apart, source=SOURCE)
            people.vouch(someone, mention)
            changed = people.identify(someone, mention)
            for field, value in (
                ("company", row.company),
                ("position", row.position),
                ("address_book", True),
                ("birthday", row.birthday),
            ):
                changed |= someone.learn(field, value)
            listed.note(someone)
            ledger.count(file, "new" if known is None else "updated" if changed else "known")


class _Listed:
    """Who is in the address book already: of several namesakes it is they whom a card without address means again."""

    def __init__(self, people: People) -> None:
        self._called: Index[PendingPerson] = Index()
        for someone in people:
            if someone.get("source") == SOURCE:
                self.note(someone)

    def note(self, someone: PendingPerson) -> None:
        """Take somebody in, as they are called now."""
        self._called.add(someone.called, someone)

    def find(self, mention: PersonMention) -> PendingPerson | None:
        """Return the only one in the address book who is called so, unless profiles tell them apart."""
        found = self._called.only(mention.called)
        return None if found is None or (mention.slug and found.slug) else found


def _vagueness(mention: PersonMention) -> tuple[bool, bool, bool]:
    """Return which of the things that tell people apart a card lacks: profile, name, address."""
    return mention.slug is None, is_address(mention.name), not mention.email


def mention_of(row: ContactRow) -> PersonMention:
    """Return whom a card is of."""
    return PersonMention(row.name, row.url, next(iter(row.emails), None), row.emails)


def _is_mine(row: ContactRow, myself: OwnIdentity) -> bool:
    """Return whether a card is the user's own: by the profile or an address of the user, else by the name where it has
    neither.
    """
    if slug_key(row.url) in myself.slugs or any(name_key(email) in myself.addresses for email in row.emails):
        return True
    return not row.url and not row.emails and name_key(row.name) in myself.names
