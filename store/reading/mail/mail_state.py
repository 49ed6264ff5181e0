"""What became of a mail in its mailbox: a draft, deleted, in the trash, spam. None of these is anybody's letter.

Each program notes it in its own way: Maildir in the name of the file, Gmail in labels in the user's language,
Thunderbird, mutt and Dovecot in headers, Apple Mail in bits beside the message; most in the name of the folder.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Literal, get_args

from msgspec import Struct, toml

from store.reading.mail.decoding import value_text
from store.text import folded

DRAFT = "it is a draft that was never sent"
SPAM = "it is in the spam folder"
TRASH = "it is in the trash"
DELETED = "it is marked as deleted"
CHAT = "it is a chat"

Place = Literal["drafts", "spam", "trash", "sent", "chats"]

_OF_PLACE: Mapping[Place | None, str] = {"drafts": DRAFT, "spam": SPAM, "trash": TRASH, "chats": CHAT}
_OF_FLAG = {"D": DRAFT, "T": DELETED}
"""In the name of a file in a Maildir."""
_OF_STATUS = {"D": DELETED, "T": DRAFT}
"""In X-Status, as mutt and Dovecot write it."""
_OF_BIT = {1: DELETED, 6: DRAFT, 24: SPAM}
"""By the number of a bit in Apple Mail's flags."""
_OF_MOZILLA = {("x-mozilla-status", 3): DELETED, ("x-mozilla-status2", 21): DELETED}
"""By the number of a bit in Thunderbird's hexadecimal flags: expunged, and deleted on the server."""
_OF_DRAFTS = ("x-mozilla-draft-info", "x-unsent")
"""Headers that only drafts have: Thunderbird's, and Outlook's, which is 1 then."""
_KEYWORDS = ("x-keywords", "x-mozilla-keys")

_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)")
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


def reason_of_file(name: str, apple_flags: int) -> str:
    """Return why a message with a file of this name is nobody's letter; "" where nothing says so."""
    found = _FLAGS.search(name)
    by_flags = [_OF_FLAG[flag] for flag in (found[1] if found else "") if flag in _OF_FLAG]
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
    if "x-gmail-labels" in values:
        labels = value_text(", ".join(values["x-gmail-labels"]))
        if reason := _OF_PLACE.get(_place_named(labels.split(",")), ""):
            return reason
    for (name, bit), reason in _OF_MOZILLA.items():
        if any(_hexadecimal(value) >> bit & 1 for value in values.get(name, ())):
            return reason
    for flag in "".join(values.get("x-status", ())):
        if flag in _OF_STATUS:
            return _OF_STATUS[flag]
    keywords = {word.casefold() for name in _KEYWORDS for value in values.get(name, ()) for word in value.split()}
    if not keywords.isdisjoint(_places().spam_keywords):
        return SPAM
    is_draft = any(value.strip() not in ("", "0") for name in _OF_DRAFTS for value in values.get(name, ()))
    return DRAFT if is_draft else ""


def is_sent_label(labels: str) -> bool:
    """Return whether Gmail's labels of a message say that the user sent it."""
    return _place_named(value_text(labels).split(",")) == "sent"


def place_of(path: str) -> Place | None:
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
    return [".".join(pieces), *pieces]


def _place_named(names: Iterable[str]) -> Place | None:
    """Return the place that one of these names stands for; what is never a letter goes first."""
    found = {place for name in names if (place := _by_name().get(folded(name.strip())))}
    order: tuple[Place, ...] = ("spam", "trash", "drafts", "chats", "sent")
    return next((place for place in order if place in found), None)


def _hexadecimal(value: str) -> int:
    """Return the number that is written so; 0 for anything else."""
    try:
        return int(value.strip()[:16], 16)
    except ValueError:
        return 0


@cache
def _by_name() -> Mapping[str, Place]:
    """Each place by what it is called, folded."""
    return {folded(name): place for place in get_args(Place) for name in getattr(_places(), place)}


@cache
def _places() -> _Places:
    """Return what places.toml beside this module says."""
    return toml.decode(files(__package__).joinpath("places.toml").read_bytes(), type=_Places)
