"""Going from a row to its person and the sides of its verdict, and back to the queue."""

from typing import TYPE_CHECKING

from tui.commands.writing import edit_letter

if TYPE_CHECKING:
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen


def open_row(screen: "TrayScreen") -> "Asking | None":
    """Go to the person; in Drafts, edit the text; in the verdict, read the rule that is chosen."""
    if screen.pane_id == "verdict" and (rules := screen.side.cards.chosen):
        from tui.commands.rules import read_rules

        return read_rules(screen, rules)
    if screen.view == "drafts":
        edit_letter(screen)
    else:
        screen.go_to("person")
    return None


def back(screen: "TrayScreen") -> None:
    """Go back to the queue; there, take off the marks, then the filter."""
    if screen.pane is not screen.queue:
        screen.go_to("queue")
    elif screen.queue.marked:
        screen.queue.unmark()
        screen.show_marks()
    elif screen.limit is not None:
        screen.limit_to(None)
        screen.say("")


def turn(screen: "TrayScreen") -> None:
    """Turn to the next side of the verdict on the row under the cursor, also where the panes do not show it yet."""
    if screen.side.row != screen.queue.current:
        screen.follow()
    screen.side.turn_verdict()
