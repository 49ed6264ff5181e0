"""A mail of LinkedIn's that somebody passed on, in the text or attached: as a rule the user, to another address."""

import re

from msgspec.structs import replace

from store.reading.errors import MailError
from store.reading.mail.authentication import LINKEDIN, domain_of
from store.reading.mail.mbox import Message
from store.reading.mail.message import Mail, Party, read_message
from store.reading.mail.quoting import sender_labels
from store.reading.mail.repair import repaired

_FROM = re.compile(
    rf"^[ \t>*]*(?:{sender_labels()})[ \t*]*[:：][ \t*]*"
    r"(?P<name>[^<>\[\]\n]{0,200}?)[ \t]*[<\[](?:mailto:)?(?P<address>[^<>\[\]@\s]{1,100}@linkedin\.com)[>\]]"
    r"(?P<rest>(?:\n(?=[^\n]*\S)[^\n]*){0,12})\n[ \t>]*\n",
    re.IGNORECASE | re.MULTILINE,
)
"""The sender in the copy's head, and the lines of the head below it down to a blank one."""
_LONGEST = 20_000
"""How many characters of a text are looked at for the head of a copy."""
_MARK = re.compile(r"^[ \t]*> ?", re.MULTILINE)


def forwarded(mail: Mail) -> list[Mail]:
    """Return the mails of LinkedIn's in the text of this one, or attached to it, proven as little as copies can be."""
    in_text = _in_text(mail)
    return [*([in_text] if in_text else []), *attached(mail)]


def attached(mail: Mail) -> list[Mail]:
    """Return the mails of LinkedIn's that are attached to this one, proven as little as copies can be."""
    copies = [copy for copy in map(_copy_of, mail.attached) if copy is not None]
    return [copy for copy in copies if domain_of(copy.sender.address) == LINKEDIN]


def _copy_of(data: bytes) -> Mail | None:
    """Return a mail that is attached; None where it cannot be read."""
    try:
        copy = read_message(repaired(Message(data, len(data), False)).data)
    except MailError:
        return None
    return None if copy.fault else replace(copy, authentication=())


def _in_text(mail: Mail) -> Mail | None:
    """Return the mail that is in the text of this one, dated as this one is; None without one."""
    found = _FROM.search(mail.text[:_LONGEST])
    if found is None:
        return None
    sender = Party(found["name"].strip("\"' *"), found["address"])
    text = _MARK.sub("", mail.text[found.end() :])
    return replace(mail, senders=(sender,), plain=text, markup="", template="", mail_class="", authentication=())
