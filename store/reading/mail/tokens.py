"""Links in mails, and the secrets in them: whoever holds a link of LinkedIn's mail can act as its receiver."""

import re

from store.reading.profiles import profile_url

LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

_SECRET = re.compile(
    r"(?:\b|_)(?:sharedKey|midToken|midSig|otpToken|authToken|mboxid|invAcpt|loid|eid|lipi|trk|trkEmail|tok)"
    r"(?:=3D|=|%3D|%253D|/|%2F)[^\s<>\"]*",
    re.IGNORECASE,
)
"""A secret that is outside a link, as where a mail program broke one over two lines, or inside another's path."""
_LINKEDIN = re.compile(r"https?://(?:[a-z0-9-]+\.)*linkedin\.com(?::\d+)?(?=/|$)", re.IGNORECASE)
_PUBLIC = re.compile(r"/(?:company|school|posts|pulse|jobs|groups|events|showcase)/[^?#]*", re.IGNORECASE)
_QUERY = re.compile(r"[?#].*|%3f.*", re.IGNORECASE | re.DOTALL)
_ACCEPTS = re.compile(r"/(?:invite-accept|start/accept-invitation)\b|/e/v2\b.*[?&]ek=\w*invite", re.IGNORECASE)
_TEMPLATE = re.compile(r"[?&](?:ek=|trk=eml-)([a-z0-9_]+(?:-[a-z0-9_]+)?)", re.IGNORECASE)
"""LinkedIn's name for the kind of mail that a link is in; behind `trk` the place in the mail follows."""
_NUMBER = re.compile(r"invitationId(?:=|/|%3D)(\d{4,25})", re.IGNORECASE)


def without_tokens(text: str) -> str:
    """Return the text with every link cut to what it shows: no query, and of LinkedIn's only pages that anybody may
    open.
    """
    return _SECRET.sub("", LINK.sub(lambda link: bare_link(link[0]), text))


def bare_link(link: str) -> str:
    """One link without its query; a link to a profile in its canonical form, LinkedIn's other ones to their host."""
    site = _LINKEDIN.match(link)
    if site is None:
        return _QUERY.sub("", link)
    page = _PUBLIC.match(link, site.end())
    return profile_url(link) or site[0] + (page[0] if page else "/")


def invitation_number(link: str) -> str:
    """LinkedIn's number of the invitation that a link of its own is about; "" where the link has none."""
    found = _NUMBER.search(link) if _LINKEDIN.match(link) else None
    return found[1] if found else ""


def accepts_invitation(link: str) -> bool:
    """Return whether a link of LinkedIn's accepts an invitation."""
    site = _LINKEDIN.match(link)
    found = _ACCEPTS.search(link, site.end()) if site else None
    return found is not None and (bool(invitation_number(link)) or "/e/" not in found[0])


def template_of_link(link: str) -> str:
    """LinkedIn's name for the kind of mail that a link of its own is in, in lower case; "" where it tells none."""
    found = _TEMPLATE.search(link) if _LINKEDIN.match(link) else None
    return found[1].casefold() if found else ""
