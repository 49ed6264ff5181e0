"""Marks: which rows the next command acts on."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen


def mark(screen: "TrayScreen") -> None:
    """Mark the row, or take its mark off, and go to the next."""
    row = screen.queue.current
    if row is not None:
        screen.queue.turn_mark(row)
        screen.queue.move(1)
        screen.show_marks()


def mark_to(screen: "TrayScreen") -> None:
    """Mark the rows from the one that was marked last to the one under the cursor."""
    rows = screen.queue.rows_since_mark()
    if not rows:
        mark_key, mark_to_key = map(screen.keys.how_to, ("mark", "mark-to"))
        screen.refuse(f"Mark the first row of a range with {mark_key}; then {mark_to_key} marks all up to the cursor.")
        return
    screen.queue.mark(rows)
    screen.show_marks()
    screen.say(f"Marked {len(rows):,}.")


async def mark_where(screen: "TrayScreen") -> None:
    """Ask for a filter, and mark every row that matches it."""
    from tui.prompts.filtering import filter_prompt

    limit = await screen.ask(filter_prompt(screen.session.search, "Mark where"))
    if limit is None:
        return
    rows = limit.among(screen.queue.rows)
    screen.queue.mark(rows)
    screen.show_marks()
    screen.say(f"Marked {len(rows):,}." if rows else "No row of this view matches.")


def unmark(screen: "TrayScreen") -> None:
    """Take all marks off."""
    screen.queue.unmark()
    screen.show_marks()
