"""How many messages went between somebody and the user in one direction, as one file shows it, against what was known.

A file of LinkedIn's holds all that there still is, so counts never add up over files: the largest that any file has
shown stands, and the earliest and the latest day. That makes any order of imports come to the same.

Mail lies in many boxes, one a year perhaps. Copies of a message are known by its Message-ID within one import. Of what
earlier imports brought only the number and the days of the first and the last are known: messages of other days are
surely others, and are added. Nothing is ever counted twice; of boxes with mail of the same days, imported one after the
other, some may be left out of the count.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from store.reading.intake.pending import PendingRecord


def utc_day(moment: datetime) -> str:
    """Return the day of an aware moment (ISO, UTC)."""
    return moment.astimezone(UTC).date().isoformat()


def count(someone: PendingRecord, field: str, days: Iterable[str]) -> tuple[int, bool]:
    """Bring a count up to date with the days of the messages of one file (ISO, UTC).

    Returns: how many go beyond what was known, and whether anything changed.
    """
    days = sorted(days)
    known, _, _ = someone.get(field) or (0, "", "")
    return _learn(someone, field, days, max(known, len(days)))


def count_mails(someone: PendingRecord, field: str, days: Iterable[str], before: int = 0) -> tuple[int, bool]:
    """Bring a count up to date with the days of different mails (ISO, UTC), to which come those that an import read
    `before` it was stopped.

    Returns: how many go beyond what was known, and whether anything changed.
    """
    days = sorted(days)
    known, _, _ = someone.get(field) or (0, "", "")
    others = sum(is_of_other_days(someone, field, day) for day in days)
    return _learn(someone, field, days, max(known + others, before + len(days)))


def is_of_other_days(someone: PendingRecord, field: str, day: str) -> bool:
    """Return whether a message of this day is surely none of those that are counted."""
    counted = someone.get(field)
    return counted is None or not counted[1] <= day <= counted[2]


def _learn(someone: PendingRecord, field: str, days: list[str], total: int) -> tuple[int, bool]:
    """Take in a count that these days, in their order, have brought."""
    known, first, last = someone.get(field) or (0, days[0], days[-1])
    changed = someone.learn(field, [total, min(first, days[0]), max(last, days[-1])], is_news=True)
    return min(total - known, len(days)), changed
