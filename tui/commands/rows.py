"""The row under the cursor, on which most commands act, and going to another."""

from typing import TYPE_CHECKING

from store.tray.sending import already_sent
from store.tray.views import row_of_person

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from store.records.model import Draft, Person
    from store.session.letter import Letter
    from tui.screens.tray import TrayScreen


def letter_here(screen: "TrayScreen") -> "Letter | None":
    """Return the letter of the row under the cursor, advised or begun; None where there is none."""
    return None if screen.queue.current is None else screen.session.letter(screen.queue.current)


def person_here(screen: "TrayScreen") -> "tuple[RecordId, Person] | None":
    """Return the row under the cursor and its person; where there is none, say so and return None."""
    row = row_here(screen)
    return None if row is None else (row, screen.session.tray.subject(row)[0])


def row_here(screen: "TrayScreen") -> "RecordId | None":
    """Return the row under the cursor; where there is none, say so and return None."""
    if screen.queue.current is None:
        screen.refuse("There is nobody here.")
    return screen.queue.current


def draft_here(screen: "TrayScreen", missing: str) -> "Draft | None":
    """Return the draft of the row under the cursor that may still change; else say why there is none."""
    letter = letter_here(screen)
    if letter is None or letter.draft is None:
        screen.refuse(missing)
        return None
    return screen.session.tray.draft(letter.draft) if may_change(screen, letter) else None


def may_change(screen: "TrayScreen", letter: "Letter", instead: str = "") -> bool:
    """Return whether a letter may still change; where it went out already, say so, and what to do `instead`."""
    if letter.sent is not None:
        screen.refuse(f"This text stays as it is: {already_sent(letter.sent)}.{instead}")
    return letter.sent is None


def show_person(screen: "TrayScreen", person_id: "RecordId") -> bool:
    """Turn to the row of somebody. Return whether any view has one."""
    found = row_of_person(screen.session.tray, person_id)
    if found is not None:
        show_row(screen, *found)
    return found is not None


def show_row(screen: "TrayScreen", view: str, row_id: "RecordId") -> None:
    """Turn to a view, with the cursor on this row."""
    screen.show_view(view, "", row_id)
    screen.follow()
