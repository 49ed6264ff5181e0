"""The order of the rows."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.records.ids import RecordId
    from store.session.sorting import Sorting
    from tui.screens.tray import TrayScreen

_USUAL = "usual"


async def sort(screen: "TrayScreen") -> None:
    """Ask for the order of the view's rows: by name, by the last contact, by what is due, or the usual one."""
    from store.session.sorting import ORDERINGS, sorting_named
    from tui.prompts.picking import Choice, PickPrompt

    choices: list[Choice[str]] = [Choice(_USUAL, "as the view has them", _USUAL)]
    choices += [Choice(sorting.name, sorting.told, sorting.name) for sorting in ORDERINGS]
    name = await screen.ask(PickPrompt("Order of the rows", choices))
    if name is None:
        return
    row = screen.queue.current
    screen.orders[screen.view] = "" if name == _USUAL else sorting_named(name).told
    screen.show_rows(_sorted(screen, None if name == _USUAL else sorting_named(name)), row)
    screen.follow()
    screen.say("In the usual order." if name == _USUAL else f"Now {sorting_named(name).told}.")


def _sorted(screen: "TrayScreen", sorting: "Sorting | None") -> "Sequence[RecordId]":
    session = screen.session
    by = partial(sorting.sorted, tray=session.tray, due=session.due_list) if sorting else None
    return session.listing.sort(screen.view, by)
