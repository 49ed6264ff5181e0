"""The row under the cursor, on which most commands act."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from store.records.model import Person
    from store.session.letter import Letter
    from tui.screens.tray import TrayScreen


def letter_here(screen: "TrayScreen") -> "Letter | None":
    """Return the letter of the row under the cursor, advised or begun; None where there is none."""
    return None if screen.queue.current is None else screen.session.letter(screen.queue.current)


def person_here(screen: "TrayScreen") -> "tuple[RecordId, Person] | None":
    """Return the row under the cursor and its person; where there is none, say so and return None."""
    row = row_here(screen)
    return None if row is None else (row, screen.session.subject(row)[0])


def row_here(screen: "TrayScreen") -> "RecordId | None":
    """Return the row under the cursor; where there is none, say so and return None."""
    if screen.queue.current is None:
        screen.refuse("There is nobody here.")
    return screen.queue.current
