"""What the user gave a person and asked of them, side by side and without a score (norms I04, N07, N09)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from msgspec import Struct

from store.keeping.contacts import Dealings

QUARTER: Final = timedelta(days=91)


class BalanceEntry(Struct, frozen=True, order=True):
    """Something that was given or asked for, on a day (in the user's zone). `what` says it in a few words."""

    on: date
    what: str


class Balance(Struct, frozen=True):
    """What was given to a person and what was asked of them, each oldest first."""

    gave: tuple[BalanceEntry, ...]
    asked: tuple[BalanceEntry, ...]


def balance(dealings: Dealings) -> Balance:
    """Return what the user gave a person and asked of them: what was noted, and what texts and introductions say."""
    return Balance(tuple(sorted(_given(dealings))), tuple(sorted(_asked(dealings))))


def asks_lately(dealings: Dealings, today: date) -> int:
    """Return how often a person was asked for something in the last quarter (norm I04)."""
    return sum(1 for entry in balance(dealings).asked if today - QUARTER < entry.on <= today)


def _given(dealings: Dealings) -> Iterator[BalanceEntry]:
    for event in dealings.events:
        if event.what in _IN_WORDS:
            yield BalanceEntry(event.on, event.text or _IN_WORDS[event.what])
    for introduction in dealings.introductions:
        if introduction.introduced:
            others = [side.name for side in (introduction.person, introduction.other) if side.id != dealings.person.id]
            yield BalanceEntry(introduction.introduced.astimezone().date(), f"an introduction to {others[0]}")


def _asked(dealings: Dealings) -> Iterator[BalanceEntry]:
    for event in dealings.events:
        if event.what == "asked":
            yield BalanceEntry(event.on, event.text or "something")
    for draft in dealings.drafts:
        if draft.sent and draft.purpose in _TEXTS_IN_WORDS:
            about = f" to {draft.names.name}" if draft.names else ""
            yield BalanceEntry(draft.sent.astimezone().date(), f"{_TEXTS_IN_WORDS[draft.purpose]}{about}")


_IN_WORDS: Final = {
    "gave": "something",
    "recommend": "a recommendation",
    "endorse": "an endorsement",
    "share": "a post of theirs, shared",
    "help": "help",
}
_TEXTS_IN_WORDS: Final = {
    "referral": "a referral",
    "naming-consent": "whether they may be named",
    "introduction-ask": "whether they would like to meet somebody",
}
