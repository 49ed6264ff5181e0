"""Links to profiles, and what people are recognised by across files: the slug, else the address, else the name.

One slug is spelled in several ways: Connections.csv percent-encodes it, Invitations.csv and messages.csv do not.
"""

import re
from unicodedata import normalize
from urllib.parse import unquote

from store.records import ids
from store.records.ids import RecordId
from store.text import folded

_BASE = "https://www.linkedin.com/in/"
_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z0-9-]+\.){0,3}linkedin\.com(?::443)?/(?:(?:comm|mwlite|mwlite/me|m|mobile)/)?in/([^/?#]+)"
    r"|linkedin://(?:#)?(?:in|profile)/([^/?#]+)",
    re.IGNORECASE,
)
"""Links of its site, of its mails, and of its programs for telephones."""
_NEVER_IN_A_SLUG = re.compile(r"[\s\x00-\x1f\x7f-\x9f/?#\\@:%<>\"'\ufffd\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def profile_url(text: str) -> str | None:
    """Return the canonical link, `https://www.linkedin.com/in/<slug>` with the slug percent-decoded and in NFC.

    None where the text is no link to a profile, as the bare `https://www.linkedin.com/in` of archives of December 2023.
    """
    found = _PROFILE.match(text.strip())
    if found is None:
        return None
    slug = normalize("NFC", unquote(found[1] or found[2]))
    return None if _NEVER_IN_A_SLUG.search(slug) else _BASE + slug


def slug_of(url: str | None) -> str:
    """Return the slug of a canonical link; "" where there is no link."""
    return url.removeprefix(_BASE) if url else ""


def slug_key(url: str | None) -> str | None:
    """Return what two canonical links to one profile have in common: the slug without case."""
    key = slug_of(url).casefold()
    return (key if key.isascii() else normalize("NFC", key)) or None


def name_key(name: str) -> str:
    """Return what two spellings of a name have in common; "" where there is nothing to see."""
    return folded(name)


def is_name(key: str) -> bool:
    """Return whether people can be told by it: `?? ???`, as a spreadsheet leaves of letters that it lost, names
    nobody.
    """
    return any(character.isalnum() for character in key)


def person_key(name: str, url: str | None = None, email: str | None = None) -> str:
    """Return the natural key of a person: by profile, else by address, else by name."""
    if slug := slug_key(url):
        return f"in/{slug}"
    return f"mailto:{email.casefold()}" if email else f"name:{folded(name)}"


def derive_person_id(key: str, *apart: str) -> RecordId:
    """Return the id of the person with this natural key; `apart` tells namesakes from each other."""
    return ids.derived("person", key, *apart)


def derive_invitation_id(channel: str, direction: str, person: str, sent: str) -> RecordId:
    """Return the id of an invitation: its channel, its direction, the person's natural key, and when it was sent
    (ISO).
    """
    return ids.derived("invitation", channel, direction, person, sent)


def derive_numbered_invitation_id(number: str, *claimed: str) -> RecordId:
    """Return the id of an invitation to the user that LinkedIn's mails give this number. `claimed` is the natural key
    of whom an unproven mail says it is from: a forgery must not take the place of the true one.
    """
    return ids.derived("invitation", "linkedin", "number", number, *claimed)


def derive_introduction_id(by: str, email: str) -> RecordId:
    """Return the id of an introduction to the user: the address of who introduces, and of whom the user is to meet."""
    return ids.derived("introduction", by.casefold(), email.casefold())
