"""The filters that the user has named: listed with their counts, and the one in force given a name."""

import re
from typing import TYPE_CHECKING, Final

from store.tray.views import VIEWS
from tui.commands.settings import keep_setting

if TYPE_CHECKING:
    from tui.prompts.picking import Choice
    from tui.prompts.typed import Reading
    from tui.screens.tray import TrayScreen

FilteredView = tuple[str, str]
"""A view, and a filter in it."""

_NAME: Final = re.compile(r"\w[\w -]{0,39}")
_TO_BE_NAMED: Final = ("", "")


async def list_filters(screen: "TrayScreen") -> None:
    """List the filters that the user has named, with how many rows each has in which view, and go to one of these; or
    name the one in force.
    """
    from tui.prompts.picking import PickPrompt

    filters = screen.session.resources.filters
    to_be_named = _unnamed(screen)
    if not filters and not to_be_named:
        how, again = screen.keys.how_to("filter"), screen.keys.how_to("named-filters")
        screen.refuse(f"You have no named filters. Set one with {how}, name it with {again}.")
        return
    if not filters:
        await name_filter(screen)
        return
    choices = [choice for name, text in filters.items() for choice in _choices(screen, name, text)]
    if to_be_named:
        choices.append(_named_choice(to_be_named))
    chosen = await screen.ask(PickPrompt("Filters of yours: enter goes there, esc leaves", choices))
    if chosen == _TO_BE_NAMED:
        await name_filter(screen)
    elif chosen is not None:
        screen.show_view(*chosen)
        screen.follow()


def _choices(screen: "TrayScreen", name: str, text: str) -> "list[Choice[FilteredView]]":
    """Return a line for each view that has rows for which a filter holds; one without a view where none has."""
    from tui.prompts.picking import Choice

    found = screen.session.listing.where(screen.session.search.limit(text).among)
    lines = [
        Choice(f"{name} in {view.title}", text, (view.name, text), f"{found[view.name]:,}")
        for view in VIEWS
        if found[view.name]
    ]
    return lines or [Choice(name, text, (screen.view, text), "0")]


def _named_choice(text: str) -> "Choice[FilteredView]":
    from tui.prompts.picking import Choice

    return Choice("give this one a name", text, _TO_BE_NAMED, "new")


def _unnamed(screen: "TrayScreen") -> str:
    """Return the filter in force, where it has no name yet; else ""."""
    text = screen.limit.text if screen.limit else ""
    return "" if text in screen.session.resources.filters.values() else text


async def name_filter(screen: "TrayScreen") -> None:
    """Ask for a name for the filter in force, and keep it in config.toml."""
    from tui.prompts.typed import TypedPrompt

    text = screen.limit.text if screen.limit else ""
    if not text:
        screen.refuse(f"No filter is in force: {screen.keys.how_to('filter')} sets one.")
        return
    settings = screen.session.resources.settings

    def read(typed: str) -> "Reading[str]":
        return _read_name(typed, settings.filters)

    name = await screen.ask(TypedPrompt(f"A name for the filter {text}", read))
    if name is None:
        return
    replaced = settings.filters.get(name)
    before = f" It was {replaced} before." if replaced not in (None, text) else ""
    again = screen.keys.how_to("named-filters")
    undone = f"To undo that, take its line out of {screen.session.resources.places.config.name}."
    keep_setting(screen, ("filters", name), text, f"Named {name}: {again} lists it.{before} {undone}")


def _read_name(typed: str, named: "dict[str, str]") -> "Reading[str]":
    from tui.prompts.typed import Reading

    name = typed.strip()
    if not name:
        return Reading(None, "a short name, such as old-strangers")
    if not _NAME.fullmatch(name):
        return Reading(None, "letters, digits, blanks and hyphens, at most 40 of them")
    if name in named:
        return Reading(name, f"{name} is {named[name]} now; enter replaces that.")
    return Reading(name, "Enter keeps it, in config.toml.")
