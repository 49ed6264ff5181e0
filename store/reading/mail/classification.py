"""What an email from linkedin.com is, by LinkedIn's name for it, else by its links, its foot, or its subject."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from store.phrases.index import LineIndex, PhraseIndex
from store.phrases.pattern import Passage, parse
from store.phrases.words import words_in
from store.reading.mail.message import Mail
from store.reading.mail.tokens import LINK, accepts_invitation, template_of_link
from store.shipped import shipped

NotificationKind = Literal[
    "invitation", "invitations", "reminder", "acceptance", "acceptances", "message", "suggestion", "digest", "advert"
]
"""`invitations` and `acceptances` are of several people at once."""

_LONGEST_SUBJECT = 400
_FOOT = 3_000
"""How many characters at the end of a text are its foot."""
_MOST_LINKS = 500
_AGAIN = re.compile(r"(?:(?:re|aw|sv|antw|fwd?|wg|tr|rv|enc|i)\s*(?:\[\d+\])?\s*:|\[[^\[\]]{1,60}\])\s*", re.IGNORECASE)
"""What programs and mailing lists put before a subject: `Re:`, `Fwd:`, `WG:`, `[OMPI users]`."""
_ADDRESSED = re.compile(r"[^\W\d_][^\s,]{0,40},\s+")
"""The first name by which a subject speaks to the user."""
_OF_LINKS: tuple[NotificationKind, ...] = (
    "reminder",
    "invitation",
    "acceptance",
    "message",
    "suggestion",
    "digest",
    "advert",
)
"""Where links name several templates, the first of these counts: a note may hold links to anything, but nobody can take
LinkedIn's own link out of an invitation.
"""


_CLAIMS: tuple[NotificationKind, ...] = ("invitation", "invitations", "reminder", "acceptance", "acceptances")
"""What says something of somebody and the user."""


class TemplatePieces(Struct, frozen=True, forbid_unknown_fields=True):
    """Pieces of the names of templates, in lower case, and the kind of mail that has one of them."""

    has: tuple[str, ...]
    kind: NotificationKind


class FootPhrases(Struct, frozen=True, forbid_unknown_fields=True):
    """Sentences of the foot of one kind of mail."""

    says: tuple[str, ...]
    kind: NotificationKind


class Subjects(Struct, frozen=True, forbid_unknown_fields=True):
    """Subjects of one kind in one language (ISO 639-1)."""

    language: str
    kind: NotificationKind
    says: tuple[str, ...]
    seen: str = ""
    """The year of an email at hand with one of them; "" for guesses."""


class MailPatterns(Struct, frozen=True, forbid_unknown_fields=True):
    """What classification.toml says; each list in the order in which it is asked."""

    note_below: tuple[str, ...]
    texts_of_others: tuple[str, ...]
    subjects_of_others: tuple[str, ...]
    template: tuple[TemplatePieces, ...]
    foot: tuple[FootPhrases, ...]
    subject: tuple[Subjects, ...]


known = shipped(__file__, "classification.toml", MailPatterns)
"""What classification.toml beside this module says."""


def kind_of(mail: Mail) -> tuple[NotificationKind | None, str]:
    """Return what the mail is, None where nothing tells, and the name in its subject, "" where that has none."""
    by_subject, named = kind_of_subject(mail.subject)
    sender = mail.sender.address.partition("@")[0].casefold()
    if sender in known().subjects_of_others:
        by_subject = _of_others(by_subject)
    kind = _by_template(mail.template) or (_by_template(f"class:{mail.mail_class}") if mail.mail_class else None)
    if kind is None:
        by_text = _by_links(mail) or _by_foot(mail)
        kind = (_of_others(by_text) if sender in known().texts_of_others else by_text) or by_subject
    if kind in ("invitation", "reminder") and by_subject in ("reminder", "invitations"):
        return by_subject, named
    if kind == "acceptance" and by_subject == "acceptances":
        return by_subject, named
    return kind, named


def kind_of_subject(subject: str) -> tuple[NotificationKind | None, str]:
    """Return what a subject says that an email is, and whom it names."""
    said = bare_subject(subject)
    addressed = _ADDRESSED.match(said)
    found = _subjects().read(said) or (_subjects().read(said[addressed.end() :]) if addressed else None)
    kind, named = found or (None, {})
    return kind, named.get("name", "")


def bare_subject(subject: str) -> str:
    """Return the subject without `Re:`, `Fwd:` and the prefixes of mailing lists."""
    said = " ".join(subject[:_LONGEST_SUBJECT].split())
    while prefix := _AGAIN.match(said):
        said = said[prefix.end() :]
    return said


def is_of_linkedins_links(mail: Mail) -> bool:
    """Return whether links in an email say that it is an invitation of LinkedIn's or an answer to one, whoever sent
    it.
    """
    return _by_links(mail) in ("invitation", "reminder", "acceptance")


def _of_others(kind: NotificationKind | None) -> NotificationKind | None:
    """Return what an email is whose words, which say that it is of this kind, anybody may have written."""
    return "message" if kind in _CLAIMS else kind


def has_note_below(mail: Mail) -> bool:
    """Return whether the mail is laid out so that what somebody wrote is below the links."""
    names = (mail.template, *map(template_of_link, _links(mail)))
    return any(piece in name for name in names for piece in known().note_below)


def _by_template(name: str) -> NotificationKind | None:
    """Return the kind of mail that has this template."""
    return next((group.kind for group in known().template if any(piece in name for piece in group.has)), None)


def _by_links(mail: Mail) -> NotificationKind | None:
    """Return the kind that links tell, in any language: they accept an invitation, or name the template that they are
    in.
    """
    found: set[NotificationKind | None] = set()
    for link in _links(mail):
        found |= {_by_template(template_of_link(link)), "invitation" if accepts_invitation(link) else None}
    return next((kind for kind in _OF_LINKS if kind in found), None)


def _links(mail: Mail) -> Iterator[str]:
    """Yield the links in both texts, up to a bound."""
    for text in (mail.plain, mail.markup):
        for number, found in enumerate(LINK.finditer(text)):
            if number == _MOST_LINKS:
                break
            yield found[0].replace("&amp;", "&")


def _by_foot(mail: Mail) -> NotificationKind | None:
    """Return the kind that the end of the text tells, in the plain text or the HTML."""
    text = mail.text[-_FOOT:]
    found = [(match.first, kind) for match, kind in _feet().find(Passage(text, words_in(text)))]
    return next((kind for place, kind in found if place == found[-1][0]), None)


@cache
def _subjects() -> LineIndex[NotificationKind]:
    return LineIndex((parse(says), group.kind) for group in known().subject for says in group.says)


@cache
def _feet() -> PhraseIndex[NotificationKind]:
    return PhraseIndex((parse(says), group.kind) for group in known().foot for says in group.says)
