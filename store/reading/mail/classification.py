"""What a mail from linkedin.com is, by LinkedIn's name for it, else by its foot, its subject, or its links."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from msgspec import Struct

from store.checked_toml import parse_checked
from store.phrases.index import LineIndex
from store.phrases.pattern import parse
from store.reading.mail.message import Mail

Kind = Literal["invitation", "reminder", "acceptance", "acceptances", "message", "suggestion", "digest", "advert"]
"""`acceptance` is of one person, `acceptances` of several at once."""

_LONGEST_SUBJECT = 400
_FOOT = 3_000
"""How many characters at the end of a text are its foot."""
_ACCEPTS = re.compile(r"https?://(?:www\.)?linkedin\.com/[a-z/]{0,40}/invite-accept\b", re.IGNORECASE)
_AGAIN = re.compile(r"(?:(?:re|aw|sv|antw|fwd?|wg|tr|rv|enc|i)\s*(?:\[\d+\])?\s*:|\[[^\[\]]{1,60}\])\s*", re.IGNORECASE)
"""What programs and mailing lists put before a subject: `Re:`, `Fwd:`, `WG:`, `[OMPI users]`."""


class KindPhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Pieces of a template or a foot, in lower case, and the kind of mail that has one of them."""

    has: tuple[str, ...]
    kind: Kind


class Subjects(Struct, frozen=True, forbid_unknown_fields=True):
    """Subjects of one kind in one language (ISO 639-1)."""

    language: str
    kind: Kind
    says: tuple[str, ...]
    seen: str = ""
    """The year of a mail at hand with one of them; "" for guesses."""


class Known(Struct, frozen=True, forbid_unknown_fields=True):
    """What classification.toml says; each list in the order in which it is asked."""

    template: tuple[KindPhrases, ...]
    foot: tuple[KindPhrases, ...]
    subject: tuple[Subjects, ...]


def kind_of(mail: Mail) -> tuple[Kind | None, str]:
    """What the mail is, None where nothing tells, and the name in its subject, "" where that has none."""
    by_subject, named = kind_of_subject(mail.subject)
    kind = _by_marks(known().template, mail.template) if mail.template else None
    kind = kind or (_by_marks(known().template, f"class:{mail.mail_class}") if mail.mail_class else None)
    kind = kind or _by_foot(mail) or by_subject or ("invitation" if _asks_to_accept(mail) else None)
    if kind == "invitation" and by_subject == "reminder":
        return "reminder", named
    if kind == "acceptance" and by_subject == "acceptances":
        return "acceptances", named
    return kind, named


def kind_of_subject(subject: str) -> tuple[Kind | None, str]:
    """What a subject says that a mail is, and whom it names."""
    kind, named = _subjects().read(bare_subject(subject)) or (None, {})
    return kind, named.get("name", "")


def bare_subject(subject: str) -> str:
    """The subject without `Re:`, `Fwd:` and the prefixes of mailing lists."""
    said = " ".join(subject[:_LONGEST_SUBJECT].split())
    while prefix := _AGAIN.match(said):
        said = said[prefix.end() :]
    return said


def _by_foot(mail: Mail) -> Kind | None:
    """The kind that the end of the text tells, in the plain text or the HTML."""
    return _by_marks(known().foot, " ".join(mail.text[-_FOOT:].casefold().split()))


def _asks_to_accept(mail: Mail) -> bool:
    """Whether a link accepts an invitation: so it is one in any language."""
    return _ACCEPTS.search(mail.plain) is not None or _ACCEPTS.search(mail.markup) is not None


def _by_marks(groups: tuple[KindPhrases, ...], text: str) -> Kind | None:
    """The kind of the first group with a mark in this text."""
    return next((group.kind for group in groups if any(mark in text for mark in group.has)), None)


@cache
def known() -> Known:
    """What classification.toml beside this module says."""
    file = files(__package__).joinpath("classification.toml")
    return parse_checked(file.read_text("utf-8"), Known, Path("classification.toml"))


@cache
def _subjects() -> LineIndex[Kind]:
    return LineIndex((parse(says), group.kind) for group in known().subject for says in group.says)
