"""Going to a row, in whichever view it stands."""

from typing import TYPE_CHECKING

from store.tray.views import row_of_person

if TYPE_CHECKING:
    from store.records.ids import RecordId
    from tui.screens.tray import TrayScreen


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
