"""Reading the rules that a verdict rests on, and the texts that they come from."""

from asyncio import to_thread
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.strip import Strip

    from store.norms.norms import Norm, SourceText
    from store.session.rule_page import RulePage
    from tui.prompts.choosing import KeyChoice
    from tui.screens.tray import TrayScreen

_KEYS = 9
"""How many norms and texts have a key."""


async def read_rules(screen: "TrayScreen", names: Sequence[str]) -> None:
    """Show the pages of these rules, one below the other; from there the texts that they come from."""
    from store.session.rule_page import rule_page
    from tui.commands.norms import read_norm
    from tui.prompts.choosing import ChoicePrompt
    from tui.render.rule import rule_text

    pages = [await to_thread(rule_page, screen.session, name) for name in names]

    def text(width: int) -> "Iterator[Strip]":
        for page in pages:
            yield from rule_text(page, width)

    title = pages[0].rule.title if len(pages) == 1 else "The rules behind this"
    while found := await screen.ask(ChoicePrompt(title, _to_read(pages), text=text, away="leaves")):
        if not await read_norm(screen, found, "back to the rule"):
            return


def _to_read(pages: "Sequence[RulePage]") -> "list[KeyChoice[Norm | SourceText]]":
    """Return the norms and the texts of these rules, each on a key of its own."""
    from tui.prompts.choosing import KeyChoice

    found: dict[str, Norm | SourceText] = {text.id: text for page in pages for text in page.texts}
    found |= {norm.id: norm for page in pages for norm in page.norms}
    first_ones = list(found.values())[:_KEYS]
    return [KeyChoice(str(key), f"reads {each.id}", each) for key, each in enumerate(first_ones, start=1)]
