"""Views: which rows the queue shows, and which side the panes show."""

from typing import TYPE_CHECKING

from store.tray.views import VIEWS

if TYPE_CHECKING:
    from store.session.search import RowLimit
    from tui.screens.tray import TrayScreen


def previous_view(screen: "TrayScreen") -> None:
    """Turn to the view on the left."""
    _turn(screen, -1)


def next_view(screen: "TrayScreen") -> None:
    """Turn to the view on the right."""
    _turn(screen, 1)


def _turn(screen: "TrayScreen", steps: int) -> None:
    names = [view.name for view in VIEWS]
    screen.show_view(names[(names.index(screen.view) + steps) % len(names)])


async def filter_rows(screen: "TrayScreen") -> None:
    """Show only the rows that match a filter; an empty filter shows all again."""
    from tui.prompts.filtering import filter_prompt

    before = screen.limit

    def show_limited(limit: "RowLimit") -> None:
        screen.limit_to(limit if limit.text else None)

    prompt = filter_prompt(screen.session.search, "Filter", before.text if before else "", meanwhile=show_limited)
    if await screen.ask(prompt) is None:
        screen.limit_to(before)


def turn_verdict(screen: "TrayScreen") -> None:
    """Turn the verdict: why, why not, what would change it."""
    screen.side.turn_verdict()


def turn_person(screen: "TrayScreen") -> None:
    """Turn from the person to the thread, and back."""
    screen.side.turn_person()
