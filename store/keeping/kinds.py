"""What can be due, as data: `due.toml` beside this module."""

from datetime import timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from store.shipped import shipped

What = Literal[
    "answer",
    "owed",
    "promise",
    "thanks",
    "draft",
    "snoozed",
    "expiring",
    "follow-up",
    "welcome",
    "occasion",
    "check-in",
]
"""What is due, as `salver due --json` calls it."""

ANY = "any"
"""In `settled_by`: whatever the user wrote to the person since."""


class DueKind(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of thing that can be due. `after` and `until` count days from what happened."""

    title: str
    norms: tuple[str, ...]
    purpose: str
    after: int
    until: int | None = None
    settled_by: tuple[str, ...] = ()

    @property
    def delay(self) -> timedelta:
        """How long after what happened it is due."""
        return timedelta(days=self.after)


due_kinds = shipped(__file__, "due.toml", dict[What, DueKind])
"""All kinds, the weightiest first."""


@cache
def rank(what: What) -> int:
    """Return where a kind is among the others, 0 for the weightiest."""
    return list(due_kinds()).index(what)
