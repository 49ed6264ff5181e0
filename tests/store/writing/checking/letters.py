"""Occasions for letters, and what the checks call them."""

from datetime import UTC, date, datetime

from store.records.model import Channel, Me, MessageCount, Person
from store.writing.checking.checks import CHECKS
from store.writing.checking.occasion import Occasion
from store.writing.checking.remark import Check
from store.writing.purposes import Purpose

NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
ANA = Person(7, "Ana Park", company="Tidewell", headline="Mooring engineer")
HEARD = Person(7, "Ana Park", received=MessageCount(2, date(2025, 1, 3), date(2025, 2, 4)))
ME = Me(names=("Mira Holt",), company="Brackwater Survey")


def occasion(purpose: Purpose, person: Person = ANA, **facts: str) -> Occasion:
    """A letter of this purpose to a person of whom these facts are known."""
    channel: Channel = "linkedin-note" if purpose == "request" else "linkedin-message"
    return Occasion(purpose, channel, person, NOW, ME, facts=facts)


def pointed_at(check: Check, text: str, on: Occasion) -> list[str]:
    """What of the text this check points at, in its words; the whole text where it means that."""
    return [text[slice(*remark.span)] if remark.span else text for remark in CHECKS[check](text, on)]


def speaks(check: Check, text: str, on: Occasion) -> bool:
    """Whether this check has anything to say."""
    return bool(pointed_at(check, text, on))
