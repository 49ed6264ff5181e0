"""A mail of LinkedIn's that I passed on to another address of mine: what it was, as far as its copy tells."""

import re

from msgspec.structs import replace

from store.reading.mail.message import Mail, Party

_FROM = re.compile(
    r"^[ \t>*]*(?:from|von|de|da|van|från|fra|od)[ \t]*:[ \t*]*"
    r"(?P<name>[^<>\[\]\n]{0,200}?)[ \t]*[<\[](?:mailto:)?(?P<address>[^<>\[\]@\s]{1,100}@linkedin\.com)[>\]]"
    r"(?P<rest>(?:\n(?=[^\n]*\S)[^\n]*){0,12})\n[ \t>]*\n",
    re.IGNORECASE | re.MULTILINE,
)
"""The sender in the copy's head, and the lines of the head below it down to a blank one."""
_LONGEST = 20_000
"""How many characters of a text are looked at for the head of a copy."""
_MARK = re.compile(r"^[ \t]*> ?", re.MULTILINE)


def forwarded(mail: Mail) -> Mail | None:
    """The mail of LinkedIn's in the text of this one, dated and proven as little as a copy can be; None without one."""
    found = _FROM.search(mail.text[:_LONGEST])
    if found is None:
        return None
    sender = Party(found["name"].strip("\"' *"), found["address"])
    text = _MARK.sub("", mail.text[found.end() :])
    return replace(mail, senders=(sender,), plain=text, markup="", template="", mail_class="", authentication="")
