"""Who I am, as mails name me."""

from msgspec import Struct

from store.reading.mail.message import Party
from store.reading.profiles import name_key
from store.records.model import Me


class MailIdentity(Struct, frozen=True):
    """My addresses in lower case, and my names as `profiles.name_key` has them."""

    addresses: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def is_address(self, party: Party) -> bool:
        """Whether this is an address of mine."""
        return party.address.casefold() in self.addresses

    def is_name(self, name: str) -> bool:
        """Whether this is a name of mine."""
        return name_key(name) in self.names


def identity_of(me: Me) -> MailIdentity:
    """Who I am, as far as that is known, in the form that mails are compared with."""
    return MailIdentity(frozenset(address.casefold() for address in me.addresses), frozenset(map(name_key, me.names)))
