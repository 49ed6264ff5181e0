"""Whose mailbox it is, where nobody has said who the user is.

LinkedIn's own mails go to the user, those that are proven above all. Where there are none, the user is whoever the
mails were delivered to; else, in a folder of what somebody sent, the sender; else the address that most mails went to.
"""

from collections import Counter
from collections.abc import Iterable

from store.reading.addresses import is_address
from store.reading.errors import MailError
from store.reading.mail.authentication import LINKEDIN, domain_of, is_proven
from store.reading.mail.identity import MailIdentity
from store.reading.mail.message import Mail, read_message
from store.reading.mail.parts import split_headers
from store.reading.profiles import name_key

MOST_MESSAGES = 200
MOST_BYTES = 8_000_000
"""How many messages, and how many bytes, at the start of a mailbox are looked at to tell whose it is."""

_DELIVERED = ("delivered-to", "x-original-to", "envelope-to")
_SENT_SHARE = 0.8
"""Who wrote so much of a mailbox sent it, unless most of it went to one address."""
_RECEIVED_SHARE = 0.5


def mailbox_owner(messages: Iterable[bytes]) -> MailIdentity:
    """Return who the user is by the first messages of a mailbox, with the names that are beside the user's address;
    nobody where nothing tells.
    """
    mails: list[Mail] = []
    delivered: Counter[str] = Counter()
    for data in messages:
        try:
            mails.append(read_message(data))
        except MailError:
            continue
        headers = split_headers(data)[0]
        found = {str(headers.get(name, "")).strip().casefold() for name in _DELIVERED}
        delivered.update(filter(is_address, found))
    addresses = _addresses(mails, delivered)
    parties = (party for mail in mails for party in (*mail.senders, *mail.to, *mail.cc))
    names = {name_key(party.name) for party in parties if party.address.casefold() in addresses and party.name}
    return MailIdentity(addresses, frozenset(name for name in names if "@" not in name))


def _addresses(mails: list[Mail], delivered: Counter[str]) -> frozenset[str]:
    """Return the user's addresses by these mails, in lower case."""
    senders = Counter(mail.sender.address.casefold() for mail in mails)
    recipients = Counter(party.address.casefold() for mail in mails for party in mail.to)
    claimed = [mail for mail in mails if domain_of(mail.sender.address) == LINKEDIN]
    by_linkedin = list(filter(is_proven, claimed)) or claimed
    told = {party.address.casefold() for mail in by_linkedin if len(mail.to) == 1 for party in mail.to}
    if told:
        return frozenset(told & delivered.keys() or told)
    if delivered:
        return frozenset(address for address, _ in delivered.most_common(1))
    most_sent, most_received = _most(senders), _most(recipients)
    is_sent = most_sent[1] >= _SENT_SHARE * len(mails) and most_received[1] < _RECEIVED_SHARE * len(mails)
    return frozenset(filter(None, [most_sent[0] if is_sent else most_received[0]]))


def _most(counted: Counter[str]) -> tuple[str, int]:
    return next(iter(counted.most_common(1)), ("", 0))
