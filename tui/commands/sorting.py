"""The order of the rows."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen

_USUAL = "usual"


async def sort(screen: "TrayScreen") -> None:
    """Ask for the order of the view's rows: by name, age, advice, what is due and the like, or the usual one."""
    from store.session.sorting import ORDERINGS, sorting_named
    from tui.prompts.picking import Choice, PickPrompt

    choices: list[Choice[str]] = [Choice(_USUAL, "as the view has them", _USUAL)]
    choices += [Choice(sorting.name, sorting.told, sorting.name) for sorting in ORDERINGS]
    name = await screen.ask(PickPrompt("Order of the rows", choices))
    if name is None:
        return
    session, row = screen.session, screen.queue.current
    sorting = None if name == _USUAL else sorting_named(name)
    by = partial(sorting.sorted, session=session) if sorting else None
    screen.orders[screen.view] = sorting.told if sorting else ""
    screen.show_rows(session.listing.sort(screen.view, by), row)
    screen.follow()
    screen.say(f"Now {sorting.told}." if sorting else "In the usual order.")
