"""Contexts to check a draft in: Maren Holmvik writes to Ana Park, and has Bo, Peter and Anna in her tray as well."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from store.records.ids import RecordId
from store.records.model import Draft, Invitation, Me, Person, State
from store.writing.check_context import CheckContext, OtherPeople
from store.writing.draft_checks import CHECKS
from store.writing.purposes import Purpose
from store.writing.remark import Remark

NOW = datetime(2026, 6, 1, 12, tzinfo=ZoneInfo("Europe/Vienna"))
ANA = Person(id=RecordId(7), name="Dr. Ana Park", company="Tindholm Harbour", email="ana@tindholm.example")
BO = Person(id=RecordId(8), name="Bo Lindqvist", company="Brenner Bridges")
MAREN = Me(names=("Maren Holmvik",), addresses=("maren@lights.example",), company="Skarvøy Lights")
OTHERS = OtherPeople(
    first_names=frozenset({"bo", "peter", "anna"}),
    companies=frozenset({"brenner bridges"}),
    words=frozenset({"lindqvist", "brenner"}),
)


def context(purpose: Purpose = "request", person: Person = ANA, **other: Any) -> CheckContext:
    """A context in which nothing but the text can be wrong, unless `other` says so."""
    usual: dict[str, Any] = {
        "channel": "linkedin-message",
        "now": NOW,
        "me": MAREN,
        "others": OTHERS,
        "profile_checked": NOW.date(),
        "muted": True,
    }
    return CheckContext(purpose=purpose, person=person, **(usual | other))


def remarks(check: str, text: str, on: CheckContext | None = None) -> list[Remark]:
    """What this check says of the text."""
    return list(CHECKS[check].remarks(text, on or context()))


def marked(check: str, text: str, on: CheckContext | None = None) -> list[str]:
    """The pieces of the text that this check marks."""
    return [text[slice(*remark.span)] for remark in remarks(check, text, on) if remark.span]


def days_ago(days: int) -> datetime:
    """That many days before now."""
    return NOW - timedelta(days=days)


def day(days: int) -> date:
    """The day that many days before today."""
    return days_ago(days).date()


def sent(purpose: Purpose, days: RecordId, text: str = "A line.", person: Person = ANA) -> Draft:
    """A text that went out that many days ago."""
    return Draft(id=days, person=person, purpose=purpose, channel="linkedin-message", text=text, sent=days_ago(days))


def invited(state: State, days: int, decided: int | None = None) -> Invitation:
    """An invitation of mine to Ana from that many days ago, and when its state was set."""
    when = None if decided is None else days_ago(decided)
    return Invitation(id=RecordId(1), person=ANA, direction="outgoing", state=state, sent=days_ago(days), decided=when)
