"""Email addresses out of what people and programs write where an address should stand, in one spelling.

A card, a cell or a header may have brackets, a name, a scheme, several addresses, or characters that nobody sees. The
domain is in its own letters: `bücher.example` is what `xn--bcher-kva.example` means.
"""

import re
from html import unescape
from unicodedata import normalize
from urllib.parse import unquote

from store.text import UNSEEN

_LONGEST = 320
"""Characters of an address."""
_LONGEST_VALUE = 10_000
_NEVER = r"\s<>()\[\],;:\"\\@" + UNSEEN
"""What is in no address, but for parts in quotes, which nobody has."""
_NEVER_IN_A_DOMAIN = _NEVER + "/|?&=%#!*{}'`‘’~^$+"
_ADDRESS = re.compile(rf"[^{_NEVER}]++@[^{_NEVER_IN_A_DOMAIN}]++")
_BETWEEN = re.compile(r"[,;|\n]|\s/\s")
_IN_BRACKETS = re.compile(r"<([^<>]*)(?:>|\Z)")
_COMMENT = re.compile(r"(?<=\S)\s*+\([^()]*\)")
_QUOTES = str.maketrans('"“”[]()>', "        ")
_SCHEME = re.compile(r"\b(?:mailto|smtp|e-?mail):([^\s<>,;]+)", re.IGNORECASE)
_AROUND_AT = re.compile(r"(?<=[^\s<>])\s+@\s+(?=[^\s<>]+\.)")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_AROUND = "'`’‘./|-"
"""What may be beside an address and is no part of it."""
_PUNYCODE = re.compile(r"(?<![^.])xn--[^.]++", re.IGNORECASE)


def addresses_in(value: str) -> list[str]:
    """Return the addresses in a value, each once, in their order: those in angle brackets, else those that are alone.
    Words beside one may be a part of it, so that nobody knows whose it is.
    """
    text = _UNSEEN.sub("", normalize("NFKC", unescape(value[:_LONGEST_VALUE])))
    text = _AROUND_AT.sub("@", text if "@" in text else text.replace("%40", "@"))
    text = _SCHEME.sub(lambda link: unquote(link[1].partition("?")[0]), text)
    found: dict[str, str] = {}
    for piece in _BETWEEN.split(text):
        words = _IN_BRACKETS.findall(piece) or _COMMENT.sub("", piece).translate(_QUOTES).split()
        addresses = [with_letters(word.strip(f" {_AROUND}")) for word in words]
        if all(map(is_address, addresses)):
            found |= {address.casefold(): address for address in addresses if address.casefold() not in found}
    return list(found.values())


def address_in(value: str) -> str:
    """Return the first address in a value; "" where there is none."""
    return next(iter(addresses_in(value)), "")


def is_address(text: str) -> bool:
    """Return whether this is an address and nothing else, as archives have it in the place of a name."""
    name, _, domain = text.rpartition("@")
    is_whole = len(text) <= _LONGEST and _ADDRESS.fullmatch(text) is not None
    return is_whole and not name.startswith(".") and all(domain.split(".")) and "." in domain


def ascii_address(address: str) -> str:
    """Return the address as mail goes to it, with a domain in ASCII; as it is where there is no such domain."""
    name, at, domain = address.rpartition("@")
    try:
        return name + at + domain.encode("idna").decode("ascii")
    except UnicodeError:
        return address


def with_letters(address: str) -> str:
    """Return an address with its domain in its own letters."""
    name, at, domain = address.rpartition("@")
    return name + at + _PUNYCODE.sub(lambda label: _letters(label[0]), domain)


def _letters(label: str) -> str:
    """Return what a part of a domain means that begins with `xn--`; as it is where it means nothing."""
    try:
        return label.encode("ascii").decode("idna")
    except UnicodeError:
        return label
