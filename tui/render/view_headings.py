"""What the headings of the queue say of each view: how many rows it has, in which order, and in which groups."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from store.records.ids import RecordId


class _Wording(NamedTuple):
    """What the heading of a view says."""

    title: str
    """With a gap for the number of its rows."""
    none: str
    """What it says where there are no rows."""
    order: str


_WORDINGS: Final = {
    "inbox": _Wording("{} to decide", "Nothing to decide", "newest first"),
    "waiting": _Wording("{} waiting", "Nobody to wait for", "newest first"),
    "drafts": _Wording("{} to finish", "Nothing to finish", "newest first"),
    "introductions": _Wording("{} introductions", "No introductions", "newest first"),
    "todo": _Wording("{} to carry out", "Nothing to carry out", "latest decision first"),
    "due": _Wording("{} due", "Nothing due", "by day"),
    "network": _Wording("{} people", "Nobody yet", "last in touch first"),
    "done": _Wording("{} decided, sent or ended", "Nothing decided", "latest first"),
}
_ONE: Final = {"introductions": "1 introduction", "network": "1 person"}


def view_title(view: str, rows: int, of: int | None = None) -> str:
    """Return what a view holds: `31 to decide`; under a filter `3 of 31 to decide`, where `of` is the number of all."""
    if of is not None:
        return _WORDINGS[view].title.format(f"{rows:,} of {of:,}")
    if not rows:
        return _WORDINGS[view].none
    return _ONE[view] if rows == 1 and view in _ONE else _WORDINGS[view].title.format(f"{rows:,}")


def order_of(view: str) -> str:
    """In which order the rows of a view stand."""
    return _WORDINGS[view].order


def group_headings(rows: Sequence[RecordId], heading_of: Callable[[RecordId], str]) -> dict[RecordId, str]:
    """Return what is above the first row of each group, with the number of its rows: `Overdue  3`."""
    groups = [heading_of(row_id) for row_id in rows]
    firsts = dict(reversed([*zip(groups, rows, strict=True)]))
    return {firsts[heading]: f"{heading}  {count}" for heading, count in Counter(groups).items() if heading}
