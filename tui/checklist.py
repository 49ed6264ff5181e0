"""The checklist of due diligence (norms R11 to R14, R16, R27): what to find out of somebody, each on its own key."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from store.records.model import Fact


class Check(Struct, frozen=True):
    """One fact of the list: its key, its name, and what the list calls it."""

    key: str
    fact: str
    label: str


CHECKLIST: Final = (
    Check("l", "reviewed", "looked at profile"),
    Check("p", "photo", "photo"),
    Check("u", "profile_complete", "profile up to date"),
    Check("i", "person_ok", "person to my liking"),
    Check("c", "company_ok", "company to my liking"),
    Check("o", "potential", "potential"),
    Check("m", "value_to_me", "value to me, 0-3"),
    Check("t", "value_to_them", "value to them, 0-3"),
    Check("v", "vouch", "would vouch"),
)
FACTS_LISTED: Final = frozenset(check.fact for check in CHECKLIST)
UNKNOWN: Final = "?"
"""How the list shows that nobody has said it."""


def told(facts: Mapping[str, Fact]) -> Iterator[tuple[Check, str]]:
    """Each check with what was said of it, in a word."""
    for check in CHECKLIST:
        fact = facts.get(check.fact)
        yield check, UNKNOWN if fact is None else str(fact.value)
