"""What a pasted line tells of somebody: the link to a profile, or a name with an address as mail programs copy it."""

import re
from email.utils import parseaddr
from typing import Final

from msgspec import Struct

from store.reading.addresses import is_address
from store.reading.profiles import profile_url, slug_of

_LINK: Final = re.compile(r"(?<!\S)\S*?linkedin\.com/(?:comm/)?in/\S++", re.IGNORECASE)
_AROUND: Final = "<>()[]\"'.,;:|·-– "
"""What may be around a link, and is no part of a name."""
_LONGEST: Final = 1_000
"""Characters; what is longer is a text and not a line about somebody."""


class Pasted(Struct, frozen=True):
    """Who it is about; "" where it does not say."""

    name: str = ""
    url: str = ""
    """The canonical link to the profile."""
    email: str = ""
    is_guess: bool = False
    """The name is spelled from the link, and to be corrected."""


def pasted(text: str) -> Pasted | None:
    """Return what this text tells beyond its own words; None where it holds neither a link to a profile nor an address.

    A link with tracking behind it comes out bare. Words around it are taken for the name, where they can be one.
    """
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        return None
    link = _LINK.search(line)
    url = profile_url(link[0].strip(_AROUND)) if link else None
    if link and url:
        name = f"{line[: link.start()]} {line[link.end() :]}".strip(_AROUND)
        return Pasted(name or name_of_slug(url), url, is_guess=not name)
    name, address = parseaddr(line)
    if is_address(address) and (name or line.strip(_AROUND) == address):
        return Pasted(name, email=address)
    return None


def name_of_slug(url: str) -> str:
    """Return a guess at the name of whose profile this is: `Ana Park` for `.../in/ana-park-1a2b3c`.

    LinkedIn ends the slugs of namesakes with letters and digits; no name has a digit. "" where nothing is left.
    """
    words = [word for word in slug_of(url).split("-") if word]
    while words and any(character.isdigit() for character in words[-1]):
        words.pop()
    return " ".join(word[0].upper() + word[1:] for word in words)
