"""Which links may be opened: those that surely lead where they say, and a search for a person."""

import unicodedata
from urllib.parse import quote, unquote, urlsplit

from store.text import clean

_HOST = "linkedin.com"
_SAFE_IN_PATH = "/-._~"
_LONGEST_QUERY = 200
"""Characters; no name and company have so many."""


class LinkError(Exception):
    """This is nothing to open; the text goes on from the link: `leads to evil.example and not to LinkedIn`."""


def checked_link(url: str) -> str:
    """Return the link, built anew from its parts, where it leads by https to a page of LinkedIn. Raises LinkError.

    Nothing else is ever opened: no other scheme or host, no name and password, no port, no control character.
    """
    if not url.isprintable() or " " in url:
        raise LinkError("holds characters that no link has")
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
        has_more = parts.username is not None or parts.password is not None or parts.port is not None
    except ValueError as error:
        raise LinkError("is no link") from error
    if parts.scheme != "https":
        raise LinkError("is no https link")
    if not host.isascii() or not (host == _HOST or host.endswith(f".{_HOST}")):
        raise LinkError(f"leads to {_unambiguous(host)} and not to LinkedIn")
    if has_more or not host.replace(".", "").replace("-", "").isalnum():
        raise LinkError("names more than a page of LinkedIn")
    path = unquote(parts.path)
    if not path.isprintable():
        raise LinkError("holds characters that no link has")
    if {".", ".."}.intersection(path.split("/")):
        raise LinkError("leads elsewhere than it says")
    return f"https://{host}{quote(path, safe=_SAFE_IN_PATH)}"


def _unambiguous(host: str) -> str:
    """Return a host as it can be told from one that only looks alike: as a browser would ask for it, with its
    scripts.
    """
    if host.isascii():
        return host or "nowhere"
    scripts = sorted({unicodedata.name(letter, "?").split()[0].capitalize() for letter in host if letter.isalpha()})
    try:
        asked_for = host.encode("idna").decode()
    except UnicodeError:
        asked_for = ascii(host)
    return f"{asked_for} ({' and '.join(scripts)} letters)"


def search_link(template: str, *words: str | None) -> str:
    """Return the link to a search on the web for these words; `template` has `{query}` where they go."""
    query = " ".join(clean(word) for word in words if word)
    return template.replace("{query}", quote(query[:_LONGEST_QUERY], safe=""))
