"""What a filter is asked about: a row of the tray, or what is known of an invitation when a rule looks at it."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Protocol

from store.records.model import FactValue


class Filterable(Protocol):
    """Anything that a filter can be held against.

    All of it is asked often (by every keystroke for every row), so a subject keeps what costs something to make.
    """

    @property
    def everything(self) -> str:
        """All texts that bare words look in, each folded by `store.text.folded`, one a line."""

    @property
    def score(self) -> tuple[int, int] | None:
        """The least and the most points that rules give it; None for what rules do not judge."""

    def text(self, field: str) -> str:
        """Return the folded text of a field of the kind text, one a line where it has several; "" where it has none."""

    def words(self, field: str) -> Collection[str]:
        """Return the values that it has in a field of the kind words; none where it has none."""

    def day(self, field: str) -> date | None:
        """Return the day in a field of the kind date, in the zone in which it arrived; None where it has none."""

    def moment(self, field: str) -> datetime | None:
        """Return the moment (aware) from which the time in a field of the kind age counts; None where there is none."""

    def fact(self, name: str) -> FactValue | None:
        """Return what is known, derived or assumed of this fact; None while it is unknown."""

    def fact_is(self, name: str, word: str) -> bool | None:
        """Return whether this fact has this value; None where that is unknown, also where some other value is ruled
        out.
        """
