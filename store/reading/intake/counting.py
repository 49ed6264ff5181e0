"""How many messages went between somebody and me in one direction, as one file shows it, against what was known.

A file holds all that there still is, so counts never add up over files: the largest that any file has shown stands, and
the earliest and the latest day. That makes any order of imports come to the same.
"""

from collections.abc import Iterable

from store.reading.intake.pending import PendingRecord


def count(someone: PendingRecord, field: str, days: Iterable[str], before: int = 0) -> tuple[int, bool]:
    """Bring a count up to date with the days of the messages of one file (ISO, UTC), to which come those that were read
    `before` it was stopped. Answers how many go beyond what was known, and whether anything changed.
    """
    days = sorted(days)
    known, first, last = someone.get(field) or (0, days[0], days[-1])
    total = max(known, before + len(days))
    changed = someone.learn(field, [total, min(first, days[0]), max(last, days[-1])], is_news=True)
    return min(total - known, len(days)), changed
