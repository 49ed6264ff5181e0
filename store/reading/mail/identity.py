"""Who the user is, as mails name the user."""

from collections.abc import Iterable

from msgspec import Struct

from store.reading.mail.message import Party
from store.reading.profiles import name_key
from store.records.model import Me


class MailIdentity(Struct, frozen=True):
    """The user's addresses in lower case, and the user's names as `profiles.name_key` has them."""

    addresses: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()
    """The addresses of people whom the user asked why they want to connect, in lower case: what they write may answer
    that.
    """

    def is_address(self, party: Party) -> bool:
        """Return whether this is an address of the user's."""
        return party.address.casefold() in self.addresses

    def is_name(self, name: str) -> bool:
        """Return whether this is a name of the user's."""
        return name_key(name) in self.names


def identity_of(me: Me, asked: Iterable[str] = ()) -> MailIdentity:
    """Return who the user is, as far as that is known, in the form that mails are compared with.

    `asked` are the addresses of people whom the user asked.
    """
    return MailIdentity(
        frozenset(address.casefold() for address in me.addresses),
        frozenset(map(name_key, me.names)),
        frozenset(address.casefold() for address in asked),
    )
