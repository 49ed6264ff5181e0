"""What the headings of the queue say of each view: how many rows it has, in which order, and in which groups."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from store.records.ids import RecordId

_TITLES: Final = {
    "inbox": "{} to decide",
    "waiting": "{} waiting",
    "drafts": "{} to finish",
    "introductions": "{} introductions",
    "todo": "{} to carry out",
    "due": "{} due",
    "network": "{} people",
    "done": "{} decided",
}
_ONE: Final = {"introductions": "1 introduction", "network": "1 person"}
_NONE: Final = {
    "inbox": "Nothing to decide",
    "waiting": "Nobody to wait for",
    "drafts": "Nothing to finish",
    "introductions": "No introductions",
    "todo": "Nothing to carry out",
    "due": "Nothing due",
    "network": "Nobody yet",
    "done": "Nothing decided",
}
_ORDERS: Final = {
    "inbox": "newest first",
    "waiting": "newest first",
    "drafts": "newest first",
    "introductions": "newest first",
    "todo": "latest decision first",
    "due": "by day",
    "network": "last in touch first",
    "done": "latest decision first",
}


def view_title(view: str, rows: int, of: int | None = None) -> str:
    """Return what a view holds: `31 to decide`; under a filter `3 of 31 to decide`, where `of` is the number of all."""
    if of is not None:
        return _TITLES[view].format(f"{rows:,} of {of:,}")
    if not rows:
        return _NONE[view]
    return _ONE[view] if rows == 1 and view in _ONE else _TITLES[view].format(f"{rows:,}")


def order_of(view: str) -> str:
    """In which order the rows of a view stand."""
    return _ORDERS[view]


def group_headings(rows: Sequence[RecordId], heading_of: Callable[[RecordId], str]) -> dict[RecordId, str]:
    """Return what is above the first row of each group, with the number of its rows: `Overdue  3`."""
    groups = [heading_of(row_id) for row_id in rows]
    firsts = dict(reversed([*zip(groups, rows, strict=True)]))
    return {firsts[heading]: f"{heading}  {count}" for heading, count in Counter(groups).items() if heading}
