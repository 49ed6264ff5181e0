"""The page of a person: what is known of them and all that passed, readable five minutes before a call."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from store.dates_in_words import in_words
from store.keeping.balance import balance
from store.keeping.contacts import Dealings, dealings_of, turn
from store.keeping.due import items_of
from store.keeping.paths import paths_to, words_asked
from store.keeping.timeline import timeline
from store.records.ids import RecordId
from store.records.model import Person

if TYPE_CHECKING:
    from store.session.session import Session

PageEntry = tuple[str, str]
"""A day or a word, and what is said to it."""


class PersonPage(Struct, frozen=True):
    """What the page says, section by section; a section without entries is left out."""

    name: str
    sections: tuple[tuple[str, tuple[PageEntry, ...]], ...]


def page_of(session: "Session", person_id: RecordId) -> PersonPage:
    """Return the page of somebody. Raises KeyError."""
    tray = session.tray
    dealings = dealings_of(tray, person_id)
    today, person = tray.today, dealings.person
    due = items_of(dealings, today, session.resources.settings)
    promised = [
        ("by you" if promise.promised_by == "me" else "by them", promise.text)
        for promise in dealings.follow_ups
        if not promise.done
    ]
    passed = [(day.isoformat() if day else "before", what) for day, what in timeline(tray, dealings)]
    sections = (
        ("Who they are", tuple(_about(person))),
        ("Due", tuple((in_words(item.on, today), item.because) for item in due)),
        ("Promised", tuple(promised)),
        ("Given and asked", tuple(_balance(dealings, today))),
        ("A word for you", tuple((asked.name, state) for asked, state in words_asked(tray, person))),
        ("Who could refer you", tuple((path.person.name, path.in_words) for path in paths_to(tray, person, today))),
        ("What passed", tuple(passed)),
    )
    return PersonPage(person.name, tuple((heading, entries) for heading, entries in sections if entries))


def _about(person: Person) -> Iterator[PageEntry]:
    said = {
        "headline": person.headline,
        "works": person.job,
        "lives": person.location,
        "cares about": person.interests,
        "profile": person.url,
        "email": person.email,
        "birthday": person.birthday,
        "tags": " ".join(person.tags),
        "note": person.note,
        **{name.replace("_", " "): str(fact.value) for name, fact in sorted(person.facts.items())},
    }
    return ((label, " ".join(text.split())) for label, text in said.items() if text)


def _balance(dealings: Dealings, today: date) -> Iterator[PageEntry]:
    """Yield whose turn it is, and what was given and asked, oldest first."""
    if whose := turn(dealings):
        yield "turn", "It is your turn to write." if whose == "me" else "It is their turn to write."
    kept = balance(dealings)
    for label, entries in (("you gave", kept.gave), ("you asked", kept.asked)):
        for entry in entries:
            yield label, f"{entry.what}, {in_words(entry.on, today)}"
