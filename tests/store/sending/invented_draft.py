"""What the tests of the ways out send: an invented draft, and who it is from."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from store.records.ids import RecordId
from store.records.model import Draft, Me, Person

ME = Me(names=("Lena Sommer",), addresses=("lena@mail.example", "lena@old.example"))
NOW = datetime(2026, 6, 1, 10, 30, 5, tzinfo=ZoneInfo("Europe/Vienna"))
ANA = Person(RecordId(77), "Ana Park", email="ana@park.example", position="Head of Signalling", company="Alpine Rail")
TEXT = "Dear Ana,\n\nthank you for your note about the tunnel at Arlberg.\n\nKind regards, Lena"


def draft(text: str = TEXT, *, subject: str = "The tunnel", person: Person = ANA) -> Draft:
    return Draft(RecordId(901), person, "other", "email", text, subject)


def named(name: str) -> Person:
    return replace(ANA, name=name)
