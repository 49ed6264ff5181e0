"""The checklist of due diligence (norms R11 to R14, R16, R27): what to find out about somebody, each on its own key."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from store.records.model import Fact


class ChecklistItem(Struct, frozen=True):
    """One fact of the list: its key, its name, and what the list calls it."""

    key: str
    fact: str
    label: str


CHECKLIST: Final = (
    ChecklistItem("l", "reviewed", "looked at profile"),
    ChecklistItem("p", "photo", "photo"),
    ChecklistItem("u", "profile_complete", "profile up to date"),
    ChecklistItem("i", "person_ok", "you like the person"),
    ChecklistItem("c", "company_ok", "you like the company"),
    ChecklistItem("o", "potential", "potential"),
    ChecklistItem("m", "value_to_me", "value to you, 0-3"),
    ChecklistItem("t", "value_to_them", "value to them, 0-3"),
    ChecklistItem("v", "vouch", "would vouch"),
)
FACTS_LISTED: Final = frozenset(check.fact for check in CHECKLIST)
UNKNOWN: Final = "?"
"""How the list shows that nobody has said it."""


def checklist_values(facts: Mapping[str, Fact]) -> Iterator[tuple[ChecklistItem, str]]:
    """Each item of the checklist with its answer, in a word."""
    for check in CHECKLIST:
        fact = facts.get(check.fact)
        yield check, UNKNOWN if fact is None else str(fact.value)
