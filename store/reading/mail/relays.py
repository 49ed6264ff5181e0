"""Mail that a relay passed on under an address of its own: whom it is from.

SimpleLogin, addy.io, `Hide My Email`, DuckDuckGo, Firefox Relay and some companies put the sender's address into
one of their own: `kim_at_ships_example_x7@alias.example`. Who uses one names it in config.toml. What is proven then is
that address, which the relay wrote; the display name beside it is the sender's own, so that it proves nothing.
"""

import re
from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from store.reading.addresses import is_address
from store.reading.mail.authentication import LINKEDIN, domain_of, is_proven
from store.reading.mail.message import Mail, Party
from store.settings import MailSettings
from store.shipped import shipped

_WRITTEN_OUT = re.compile(
    r"(?<![\w.+-])(?P<name>[\w.+-]{1,64})(?:@|\s?[(\[]at?[)\]]\s?| at )(?P<domain>[\w-]++(?:\.[\w-]++)++)",
    re.IGNORECASE,
)
"""An address in a display name, as relays write it: `kim@ships.example`, `kim(a)ships.example`."""
_VIA = re.compile(r"(?<!\s)\s*+(?:\[via [^\[\]]{0,40}\]|\bvia [^@]{0,40})\s*+\Z", re.IGNORECASE)
_AT = "_at_"
"""`kim_at_ships_example_x7`, `kim_at_ships.example_pat`."""
_AROUND = " \"'-–—|()[]<>"
_LONGEST = 300
"""How many characters of a name or an address are looked at."""


class MailTrust(Struct, frozen=True):
    """Whom the user believes where mail is concerned, by domains and names of servers in lower case."""

    relays: frozenset[str] = frozenset()
    servers: frozenset[str] = frozenset()


NO_TRUST = MailTrust()
"""The user has named neither relays nor servers."""


class _Relays(Struct, frozen=True, forbid_unknown_fields=True):
    """What relays.toml says."""

    two_words: tuple[str, ...]
    own_names: tuple[str, ...]


_known = shipped(__file__, "relays.toml", _Relays)


def mail_trust(settings: MailSettings) -> MailTrust:
    """Return whom the user believes, as config.toml says."""
    relays = (relay.strip().lstrip("@").casefold() for relay in settings.relays)
    return MailTrust(frozenset(relays), frozenset(server.strip().casefold() for server in settings.servers))


def with_sender(mail: Mail, trust: MailTrust) -> tuple[Mail, bool]:
    """Return the mail with whom it is from in the place of a relay that the user has named, and whether that is
    proven.
    """
    is_sound = is_proven(mail, trust.servers)
    if not _is_of(domain_of(mail.sender.address), trust.relays):
        return mail, is_sound
    sender, is_told = _original(mail.sender)
    return replace(mail, senders=(sender,)), is_sound and is_told


def _original(relayed: Party) -> tuple[Party, bool]:
    """Return whom a relay passed an email on from, and whether the relay itself says so: its address does, or the name
    that is all its own.
    """
    local, _, relay = relayed.address[-_LONGEST:].rpartition("@")
    name = _VIA.sub("", relayed.name[:_LONGEST])
    written = [f"{found['name']}@{found['domain']}" for found in _WRITTEN_OUT.finditer(name)]
    bare = _WRITTEN_OUT.sub(" ", name).strip(_AROUND)
    if _AT in local.casefold() or "=" in local:
        told = next(
            (address for address in _possible_senders(local.casefold(), relay, written) if is_address(address)), None
        )
        return (Party(bare, told), True) if told else (relayed, False)
    if not written:
        return relayed, False
    is_own = _is_of(relay.casefold(), _known().own_names) and name == written[0] and name != relayed.name
    return Party(bare, written[0]), is_own


def _possible_senders(local: str, relay: str, written: Collection[str]) -> Iterator[str]:
    """Yield the addresses that the part of a relay's address before the @ can stand for. Where dots became something
    else it must be LinkedIn's, or one that the display name writes out.
    """
    if local.count("=") == 1:
        name, _, domain = local.rpartition("+")[2].partition("=")
        yield f"{name}@{domain}"
    name, at, rest = local.rpartition(_AT)
    own_words = 1 + _is_of(relay.casefold(), _known().two_words)
    domain, *own = rest.rsplit("_", own_words)
    if not at or len(own) != own_words or "." in "".join(own):
        return
    if "." in domain and "_" not in domain and own_words == 1:
        yield f"{name}@{domain}"
    stem = f"{name}{_AT}{domain}"
    yield from (address for address in (f"{name}@{LINKEDIN}", *written) if _with_underscores(address) == stem)


def _with_underscores(address: str) -> str:
    """Return an address as some relays write it into theirs."""
    name, _, domain = address.casefold().rpartition("@")
    return f"{name}{_AT}{domain.replace('.', '_')}"


def _is_of(domain: str, domains: Collection[str]) -> bool:
    """Return whether a domain is one of these, or below one."""
    return any(domain == other or domain.endswith(f".{other}") for other in domains)
