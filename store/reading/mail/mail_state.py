"""What became of an email in its mailbox: a draft, deleted, in the trash, spam. None of these is anybody's letter.

Each program notes it in its own way: Maildir in the name of the file, Gmail in labels in the user's language,
Thunderbird, mutt and Dovecot in headers, Apple Mail in bits beside the message; most in the name of the folder.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Literal, get_args

from msgspec import Struct

from store.reading.mail.decoding import value_text
from store.shipped import shipped
from store.text import folded

DRAFT = "it is a draft that was never sent"
SPAM = "it is in the spam folder"
TRASH = "it is in the trash"
DELETED = "it is marked as deleted"
CHAT = "it is a chat"

MailPlace = Literal["drafts", "spam", "trash", "sent", "chats"]

_OF_PLACE: Mapping[MailPlace | None, str] = {"drafts": DRAFT, "spam": SPAM, "trash": TRASH, "chats": CHAT}
_OF_FLAG = {"D": DRAFT, "T": DELETED}
"""In the name of a file in a Maildir."""
_OF_STATUS = {"D": DELETED, "T": DRAFT}
"""In X-Status, as mutt and Dovecot write it."""
_OF_BIT = {1: DELETED, 6: DRAFT, 24: SPAM}
"""By the number of a bit in Apple Mail's flags."""
_OF_MOZILLA = {("x-mozilla-status", 3): DELETED, ("x-mozilla-status2", 21): DELETED}
"""By the number of a bit in Thunderbird's hexadecimal flags: expunged, and deleted on the server."""
_OF_EVOLUTION = {1: DELETED, 2: DRAFT, 7: SPAM}
"""By the number of a bit in the flags behind the dash of X-Evolution."""
_OF_DRAFTS = ("x-mozilla-draft-info", "x-unsent")
"""Headers that only drafts have: Thunderbird's, and Outlook's, which is 1 then."""
_KEYWORDS = ("x-keywords", "x-mozilla-keys")

FLAGS = re.compile(r"(?:[:;!\uf03a]2,(?P<any>[A-Za-z]*)|[_+-]2,(?P<renamed>[A-Za-z]*)\Z)")
"""Flags in the name of a file, also where a system that knows no colon in names has put something else."""
_OF_UTF_7 = re.compile(r"&([A-Za-z0-9+,]*)-")
_PERIOD = re.compile(
    r"(?:[\d\s_()-]|(?<![^\W_])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?![^\W_]))++", re.IGNORECASE
)
"""The year or the month in `sent-2025` and `sent-mail-jan-2025`, and what parts it from the name."""
_LABEL = re.compile('(?:"[^"]*"|[^,;"])+')
"""A comma within quotes parts no labels."""
_DELETED_IN_MH = re.compile(r"[,#]\d+")
_ENDINGS = frozenset({"mbox", "mbx", "sbd", "gz", "bz2", "xz"})
_HOLDS_FOLDERS = re.compile(r".*\.(?:sbd|mbox)", re.IGNORECASE)
"""Folders of Thunderbird and Apple Mail that are called as the mailbox is to which what lies in them belongs."""


class _Places(Struct, frozen=True, forbid_unknown_fields=True):
    """The names of places.toml."""

    drafts: tuple[str, ...]
    spam: tuple[str, ...]
    trash: tuple[str, ...]
    sent: tuple[str, ...]
    chats: tuple[str, ...]
    spam_keywords: tuple[str, ...]


_places = shipped(__file__, "places.toml", _Places)


def reason_of_file(name: str, apple_flags: int) -> str:
    """Return why a message with a file of this name is nobody's letter; "" where nothing says so."""
    found = FLAGS.search(name)
    flags = (found["any"] or found["renamed"] or "") if found else ""
    by_flags = [_OF_FLAG[flag] for flag in flags if flag in _OF_FLAG]
    by_bits = [reason for bit, reason in _OF_BIT.items() if apple_flags >> bit & 1]
    by_name = [DELETED] if _DELETED_IN_MH.fullmatch(name) else []
    return next(iter((*by_flags, *by_bits, *by_name)), "")


def reason_of_folder(path: str) -> str:
    """Return why whatever lies in the folder or mbox with this path is nobody's letter; "" where it may be."""
    return _OF_PLACE.get(place_of(path), "")


def reason_in_headers(values: Mapping[str, Sequence[str]]) -> str:
    """Return why a message is nobody's letter by its headers, which are given by their names in lower case; "" where
    nothing says so.
    """
    labelled = _place_labelled(", ".join(values.get("x-gmail-labels", ())))
    if labelled in _OF_PLACE:
        return _OF_PLACE[labelled]
    for (name, bit), reason in _OF_MOZILLA.items():
        if any(_hexadecimal(value) >> bit & 1 for value in values.get(name, ())):
            return reason
    for flag in "".join(values.get("x-status", ())):
        if flag in _OF_STATUS:
            return _OF_STATUS[flag]
    for value in values.get("x-evolution", ()):
        for bit, reason in _OF_EVOLUTION.items():
            if _hexadecimal(value.rpartition("-")[2]) >> bit & 1:
                return reason
    keywords = {
        word.strip("\\").casefold() for name in _KEYWORDS for value in values.get(name, ()) for word in value.split()
    }
    if not keywords.isdisjoint(_places().spam_keywords):
        return SPAM
    is_draft = any(value.strip() not in ("", "0") for name in _OF_DRAFTS for value in values.get(name, ()))
    return DRAFT if is_draft else ""


def is_sent_label(labels: str) -> bool:
    """Return whether Gmail's labels of a message say that the user sent it."""
    return _place_labelled(labels) == "sent"


def place_of(path: str) -> MailPlace | None:
    """Return what the folder or mbox with this path is for, as its name says, or that of a folder around it that
    belongs to it; None for any other.
    """
    own, *around = (part.name for part in (PurePath(path), *PurePath(path).parents))
    names = [own, *(name for name in around if _HOLDS_FOLDERS.fullmatch(name))]
    return _place_named(part for name in names for part in _parts(name))


def _parts(name: str) -> list[str]:
    """Return the name of a folder, and the names in it where dots part the levels of folders (Maildir++)."""
    pieces = name.split(".")
    while len(pieces) > 1 and pieces[-1].lower() in _ENDINGS:
        pieces.pop()
    names = [".".join(pieces), *pieces]
    return [spelling for name in names for spelling in (name, *_respelled(name))]


def _respelled(name: str) -> Iterator[str]:
    """Yield a name of a folder as servers do not write it: without what IMAP does to letters beyond ASCII (modified
    UTF-7), and without the year, the month or the number of a copy.
    """
    plain = _OF_UTF_7.sub(_letters, name)
    yield plain
    yield _PERIOD.sub(" ", plain).strip()


def _letters(coded: re.Match[str]) -> str:
    """Return the letters that a piece of modified UTF-7 means; `&-` is `&`. As it is where it means nothing."""
    if not coded[1]:
        return "&"
    try:
        return f"+{coded[1].replace(',', '/')}-".encode().decode("utf-7")
    except UnicodeError:
        return coded[0]


def _place_labelled(labels: str) -> MailPlace | None:
    """Return the place for which one of Gmail's labels stands, as Takeout writes them, or a program that reads them by
    IMAP: in quotes, with a backslash, or below `[Gmail]`.
    """
    written = _LABEL.findall(value_text(labels))
    return _place_named(label.strip(" \"'\\").rpartition("]/")[2] for label in written)


def _place_named(names: Iterable[str]) -> MailPlace | None:
    """Return the place that one of these names stands for; what is never a letter goes first."""
    found = {place for name in names if (place := _by_name().get(folded(name.strip())))}
    order: tuple[MailPlace, ...] = ("spam", "trash", "drafts", "chats", "sent")
    return next((place for place in order if place in found), None)


def _hexadecimal(value: str) -> int:
    """Return the number that is written so; 0 for anything else."""
    try:
        return int(value.strip()[:16], 16)
    except ValueError:
        return 0


@cache
def _by_name() -> Mapping[str, MailPlace]:
    """Each place by what it is called, folded."""
    return {folded(name): place for place in get_args(MailPlace) for name in getattr(_places(), place)}
