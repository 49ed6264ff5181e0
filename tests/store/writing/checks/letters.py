"""Letters to somebody of whom some facts are known, and what the checks point at."""

from datetime import UTC, date, datetime

from store.records.ids import RecordId
from store.records.model import Channel, Me, MessageCount, Person
from store.writing.check_context import CheckContext
from store.writing.draft_checks import CHECKS
from store.writing.purposes import Purpose

NOW = datetime(2026, 5, 20, 9, 30, tzinfo=UTC)
ANA = Person(RecordId(7), "Ana Park", company="Tidewell", headline="Mooring engineer")
HEARD = Person(RecordId(7), "Ana Park", received=MessageCount(2, date(2025, 1, 3), date(2025, 2, 4)))
ME = Me(names=("Mira Holt",), company="Brackwater Survey")


def context(purpose: Purpose, person: Person = ANA, **facts: str) -> CheckContext:
    """A letter of this purpose to a person of whom these facts are known."""
    channel: Channel = "linkedin-note" if purpose == "request" else "linkedin-message"
    return CheckContext(purpose, channel, person, NOW, ME, facts=facts)


def pointed_at(check: str, text: str, on: CheckContext) -> list[str]:
    """What of the text this check points at, in its words; the whole text where it means that."""
    return [text[slice(*remark.span)] if remark.span else text for remark in CHECKS[check].remarks(text, on)]


def speaks(check: str, text: str, on: CheckContext) -> bool:
    """Whether this check has anything to say."""
    return bool(pointed_at(check, text, on))
