"""A draft as an email (RFC 5322), of which mail programs make what their user wants.

Lines end as they do on Unix; the program that carries the email makes them what SMTP wants. A paragraph stays one line,
however long, in quoted-printable: every reader wraps it to their own window, and the text comes back as it was written.
"""

import re
from datetime import datetime
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from email.utils import format_datetime, formataddr
from typing import Final

from store.reading.addresses import ascii_address
from store.records import ids
from store.records.model import Draft, Me
from store.sending.errors import NotSent
from store.text import sendable

_ADDRESS: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)*", re.ASCII)
"""An address as mail programs everywhere take it, in ASCII, without quoting; one longer than a line is none."""
_LONGEST_ADDRESS: Final = 254
_PLAIN: Final = re.compile(r"(?!.*=\?)[ -~]{0,60}")
"""A name or subject that needs no encoding and no second line: ASCII in which nothing reads as if it were encoded."""


def mail(draft: Draft, me: Me, now: datetime, *, to_be_edited: bool = False) -> bytes:
    """Return the draft as an email from the user to its person alone, dated `now` (aware).

    `to_be_edited` puts in the header by which mail programs open a file as a letter that is not sent yet; what goes out
    at once does without it. Raises NotSent where either address is missing or is none.
    """
    mine = _address_of_mine(me)
    theirs = _address_of_theirs(draft)
    message: Message[str, str | Header] = Message()
    message["From"] = _mailbox("From", me.names[0] if me.names else "", mine)
    message["To"] = _mailbox("To", draft.person.name, theirs)
    message["Subject"] = _subject(draft)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{ids.spelled(draft.id)}.{now:%Y%m%d%H%M%S}@{mine.rpartition('@')[2]}>"
    if to_be_edited:
        message["X-Unsent"] = "1"
    message.set_payload(sendable(draft.text).rstrip("\n") + "\n", _quoted_printable())
    return message.as_bytes()


def _address_of_mine(me: Me) -> str:
    """Return the user's first address. Raises NotSent."""
    if not me.addresses:
        raise NotSent(
            'Your own email address is not known. Put it into config.toml: addresses = ["you@example.org"] under [me].'
        )
    if not _is_address(me.addresses[0]):
        raise NotSent(
            f"{me.addresses[0]!r} is not an address that mail can be sent from. Mend addresses under [me] in"
            " config.toml; the first of them is used."
        )
    return me.addresses[0]


def _address_of_theirs(draft: Draft) -> str:
    """Return the address of the person. Raises NotSent."""
    person = draft.person
    if not person.email:
        raise NotSent(
            f"No email address of {person.name} is known. Import an archive or address book that has it, or send the"
            " text another way: copy it, or print it as a letter."
        )
    address = ascii_address(person.email)
    if not _is_address(address):
        raise NotSent(
            f"{person.email!r}, the address of {person.name} in the tray, is not one that mail can be sent to. Copy the"
            " text, or print it as a letter."
        )
    return address


def _is_address(written: str) -> bool:
    return len(written) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(written) is not None


def _mailbox(field: str, called: str, address: str) -> Header:
    """One name with its address, for this field of the header: in quotes or encoded where it is not all plain words.

    Not left to `EmailMessage`: when it folds a long name it loses the quotes, and a comma makes two recipients of one.
    """
    name = _one_line(called)
    if _PLAIN.fullmatch(name):
        return Header(formataddr((name, address)), "us-ascii", header_name=field)
    header = Header(name, "utf-8", header_name=field)
    header.append(f"<{address}>", "us-ascii")
    return header


def _subject(draft: Draft) -> Header:
    """Return the subject, encoded where it is not plain."""
    subject = _one_line(draft.subject)
    return Header(subject, "us-ascii" if _PLAIN.fullmatch(subject) else "utf-8", header_name="Subject")


def _one_line(text: str) -> str:
    """Return what strangers call themselves, in one line, with nothing unseen."""
    return " ".join(sendable(text).split())


def _quoted_printable() -> Charset:
    """UTF-8 that any carrier lets through, and that stays legible to who looks at the file."""
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return charset
