"""Moments as numbers, to sort by: moments of different offsets are far slower to compare, and some are unknown."""

from datetime import datetime
from typing import Final

BEFORE_ALL: Final = float("-inf")


def placed(moment: datetime | None) -> float:
    """Return where this moment (aware) comes among others; before all where nobody knows it."""
    return moment.timestamp() if moment else BEFORE_ALL
