"""Filters: which rows of a view the queue shows."""

from typing import TYPE_CHECKING

from store.tray.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.session.search import RowLimit
    from tui.screens.tray import TrayScreen


async def filter_rows(screen: "TrayScreen") -> None:
    """Show only the rows that match a filter; an empty filter shows all again."""
    from tui.prompts.filtering import filter_prompt

    before, here = screen.limit, screen.queue.current

    def show_limited(limit: "RowLimit") -> None:
        screen.limit_to(limit if limit.text else None)

    prompt = filter_prompt(screen.session.search, "Filter", before.text if before else "", meanwhile=show_limited)
    limit = await screen.ask(prompt)
    if limit is None:
        screen.limit_to(before)
    elif limit.text:
        await _tell_of_others(screen, limit, lambda: screen.limit_to(before, here))


async def show_filtered(screen: "TrayScreen", text: str) -> None:
    """Show the rows that match a filter, in this view or, where it has none, in one that the user chooses."""
    before, here = screen.limit, screen.queue.current
    limit = screen.session.search.limit(text)
    screen.limit_to(limit)
    screen.follow()
    await _tell_of_others(screen, limit, lambda: screen.limit_to(before, here))


async def _tell_of_others(screen: "TrayScreen", limit: "RowLimit", take_off: "Callable[[], None]") -> None:
    """Say which other views have rows that match; where this one has none, go to one of them if the user wants to.

    The filter goes along: `take_off` shows this view again as it was before.
    """
    from tui.prompts.choosing import ChoicePrompt, KeyChoice

    found = screen.session.listing.where(limit.among)
    others = [(view, found[view.name]) for view in VIEWS if view.name != screen.view and found[view.name]]
    told = ", ".join(f"{count:,} in {view.title}" for view, count in others)
    if not others:
        return
    if screen.queue.rows:
        screen.say(f"Also {told}.")
        return
    keys = [screen.keys.shown(view.name) for view, _ in others]
    keys[0] += " enter"
    choices = [
        KeyChoice(key.strip(), view.title, view.name, f"{count:,} there")
        for key, (view, count) in zip(keys, others, strict=True)
    ]
    view = await screen.ask(ChoicePrompt(f"Nothing here, but {told}: enter goes there", choices, away="stay here"))
    if view is not None:
        take_off()
        screen.show_view(view, limit.text)
        screen.say_filtered()
