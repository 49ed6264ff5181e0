"""Words that several parts of the screen use."""

from collections.abc import Sequence

from tui.desk import Desk


def names(desk: Desk, rows: Sequence[int]) -> str:
    """Whom these rows are about: the only one, both, or the first and how many others."""
    if not rows:
        return "nobody"
    first = desk.subject(rows[0])[0].name
    if len(rows) == 1:
        return first
    return f"{first} and {desk.subject(rows[1])[0].name if len(rows) == 2 else f'{len(rows) - 1} others'}"
