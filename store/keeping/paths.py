"""Who of the user's connections could refer them to somebody, and how often they were asked lately (norms A02, I04)."""

from datetime import date
from typing import Final

from msgspec import Struct

from store.counted import counted
from store.dates_in_words import day
from store.judging.companies import bare_company
from store.keeping.balance import asks_lately
from store.keeping.contacts import dealings_of
from store.records.model import Draft, Person
from store.records.ordering import placed
from store.text import folded
from store.tray.tray import Tray

MOST: Final = 8
"""How many paths are offered."""


class ReferralPath(Struct, frozen=True):
    """Somebody who could refer the user, why, and how often they were asked for anything in the last quarter."""

    person: Person
    because: str
    asked: int

    @property
    def in_words(self) -> str:
        """Why, and how often they were asked, in words."""
        often = f"; you asked them {counted(self.asked, 'time')} in the last three months" if self.asked else ""
        return f"{self.because}{often}"


def paths_to(tray: Tray, target: Person, today: date) -> list[ReferralPath]:
    """Return who could refer the user to somebody: who works where they do, and whom a note on them names.

    Those who were asked least often lately come first.
    """
    company, note = _company(target), _without_signs(f" {' '.join(folded(target.note).split())} ")
    found = []
    for person in tray.people():
        if person.id == target.id or not (person.is_connected or person.in_address_book or person.trusted):
            continue
        name = folded(person.name)
        is_named = len(name.split()) > 1 and f" {name} " in note
        if is_named or (company and _company(person) == company):
            because = "your note on them names this person" if is_named else f"also works at {person.company}"
            found.append((person, because))
    paths = [ReferralPath(each, because, asks_lately(dealings_of(tray, each.id), today)) for each, because in found]
    return sorted(paths, key=lambda path: (path.asked, not path.person.trusted, path.person.name))[:MOST]


def words_asked(tray: Tray, target: Person) -> list[tuple[Person, str]]:
    """Return who was asked for a word to somebody, or whether they may be named to them, and how it stands: `asked on 3
    May 2026 for a referral: waits`; oldest first.
    """
    naming = [draft_id for draft_id, record in tray.records("drafts") if record.get("names") is not None]
    asked = [draft for draft in map(tray.draft, naming) if draft.sent and draft.names and draft.names.id == target.id]
    asked.sort(key=lambda draft: placed(draft.sent))
    return [
        (draft.person, f"asked on {day(draft.sent.astimezone())} {_FOR[draft.purpose]}: {consent_in_words(draft)}")
        for draft in asked
        if draft.sent and draft.purpose in _FOR
    ]


def consent_in_words(draft: Draft) -> str:
    """Return what somebody answered who was asked for a word or for consent."""
    return f"said {draft.consent}" if draft.consent else "waits"


_FOR: Final = {"referral": "for a referral", "naming-consent": "whether you may name them"}


def _company(person: Person) -> str:
    return bare_company(person.company or "")


def _without_signs(text: str) -> str:
    return "".join(letter if letter.isalnum() or letter in " -'" else " " for letter in text)
