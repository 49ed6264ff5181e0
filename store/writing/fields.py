"""The fields of templates: what the tray can fill in, filling it in, and what is left open."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from store.records.model import FactValue, Invitation, Me, Person
from store.text import clean, folded
from store.writing.job_titles import job_in_words
from store.writing.language.first_names import first_name, formal_name, whole_name
from store.writing.letter_languages import ENGLISH, letter_language
from store.writing.shared import shared_fields

FIELDS: Final = {
    "first_name": "how they are greeted",
    "name": "their whole name",
    "formal_name": "how a letter on paper greets them: `Dr. Lind` where they show the title, else their whole name",
    "company": "where they work",
    "position": "what they work as",
    "sent": "the day on which the invitation was sent, as the language names it: `3 May`",
    "my_first_name": "how you sign",
    "my_name": "your whole name",
    "my_company": "where you work",
    "my_position": "what you work as",
    "ways": "the ways to be in touch that you offer in place of a connection, such as `an email or a call`",
    "my_email": "your first email address",
    "shared_school": "the school you both went to; `the same school` where nothing tells which",
    "shared_company": "the company you have both worked for, or `the same company`",
    "interest": "what they care about: the first interest that you noted",
    "shared_interest": "an interest you have in common: the one that you noted of them, else `the same field`",
    "mutual": "how many connections you share, such as `three connections`",
}
"""The fields that the tray knows, and what each is filled with."""

_LONGEST: Final = 80
"""What is longer, in characters, or is parted by bars is an advertisement rather than a name, and fills nothing."""
_FIELD: Final = re.compile(r"\{([a-z][a-z_]*)\}")


def known_fields(
    person: Person,
    invitation: Invitation | None,
    me: Me,
    language: str = ENGLISH,
    facts: Mapping[str, FactValue] | None = None,
) -> dict[str, str]:
    """Return what the tray knows of these fields, made fit for a letter in this language; what it does not know is
    missing. `facts` are what is known of the person.

    Of an introduction to the user it also knows two fields that are filled in by hand elsewhere: `introducer`, who made
    it, and, to anybody but the one whom the user is to meet, `other`, who that is.
    """
    my_name = me.names[0] if me.names else ""
    spoken = letter_language(language)
    sent = invitation.sent.astimezone() if invitation and invitation.sent else None
    values = {
        "first_name": first_name(person.name),
        "name": whole_name(person.name),
        "formal_name": formal_name(person.name),
        "company": _company_of(person),
        "position": person.position,
        "sent": spoken.named(sent) if sent else None,
        "my_first_name": first_name(my_name),
        "my_name": my_name,
        "my_company": me.company,
        "my_position": me.position,
        "my_email": me.addresses[0] if me.addresses else None,
        "ways": spoken.one_of(me.ways or spoken.ways),
    }
    if spoken.shared:
        values |= shared_fields(person, me, facts or {}, spoken.shared)
    if invitation and invitation.kind == "introduction":
        values["introducer"] = whole_name(invitation.by.name) if invitation.by else None
        values["other"] = whole_name(invitation.person.name) if invitation.person.id != person.id else None
    return {name: fit for name, value in values.items() if value and (fit := _fit(value))}


def what_they_do(person: Person) -> str:
    """Return what somebody does, to stand after "who" in an English text; "" where nothing is known of it."""
    position, company, headline = map(_fit, (person.position or "", _company_of(person), person.headline or ""))
    if position:
        return f"is {job_in_words(position, company)}"
    if company:
        return f"works at {company}"
    return f"describes their work as “{headline}”" if headline else ""


def _company_of(person: Person) -> str:
    """Return the company where somebody works; "" where what they wrote names none."""
    company = person.company or ""
    return "" if folded(company).strip(" .") in _no_company() else company


@cache
def _no_company() -> frozenset[str]:
    """Return what people write in place of a company, folded."""
    lines = Path(__file__).with_name("no_company.txt").read_text("utf-8").splitlines()
    return frozenset(folded(line) for line in lines if not line.startswith("#"))


def _fit(value: str) -> str:
    """Return a value in one line, fit for a letter; "" where it is an advertisement rather than a name."""
    words = " ".join(clean(value).split())
    return words if len(words) <= _LONGEST and "|" not in words else ""


def filled(text: str, known: dict[str, str]) -> str:
    """Return the text with every known field filled in; an unknown one stays as it is, `{like_this}`."""
    return _FIELD.sub(lambda field: known.get(field[1], field[0]), text)


def unfilled_fields(text: str) -> list[tuple[int, int]]:
    """Return where fields are still open: from which character to which, the end not included."""
    return [field.span() for field in _FIELD.finditer(text)]
