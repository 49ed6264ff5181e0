"""Moving within the focused pane, and between panes."""

from typing import TYPE_CHECKING

from tui.commands.writing import edit_letter

if TYPE_CHECKING:
    from tui.screens.asking import Asking
    from tui.screens.tray import TrayScreen


def down(screen: "TrayScreen") -> None:
    """Go one row or line down."""
    screen.pane.move(1)


def up(screen: "TrayScreen") -> None:
    """Go one row or line up."""
    screen.pane.move(-1)


def page_down(screen: "TrayScreen") -> None:
    """Go one page down."""
    screen.pane.move_page(1)


def page_up(screen: "TrayScreen") -> None:
    """Go one page up."""
    screen.pane.move_page(-1)


def first(screen: "TrayScreen") -> None:
    """Go to the first row or line."""
    screen.pane.move_to_end(last=False)


def last(screen: "TrayScreen") -> None:
    """Go to the last row or line."""
    screen.pane.move_to_end(last=True)


def next_pane(screen: "TrayScreen") -> None:
    """Go to the next pane."""
    screen.go_on(1)


def previous_pane(screen: "TrayScreen") -> None:
    """Go to the pane before."""
    screen.go_on(-1)


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
        screen.show_standing()
    elif screen.limit is not None:
        screen.limit_to(None)
