"""Looking a norm up, or one of the texts that the norms come from."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.norms.norms import Norm, SourceText
    from tui.prompts.picking import Choice
    from tui.screens.tray import TrayScreen


async def look_up(screen: "TrayScreen") -> None:
    """Find a norm or a text and show it; from there, another one."""
    from tui.prompts.picking import PickPrompt

    while found := await screen.ask(PickPrompt("Norms and their texts: enter shows one, esc leaves", _choices())):
        if not await read_norm(screen, found, "all norms"):
            return


async def read_norm(screen: "TrayScreen", found: "Norm | SourceText", back: str) -> bool:
    """Show a norm or a text. `back` says where a key leads back to.

    Returns:
        Whether the user goes back there.
    """
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.render.norms import norm_or_text

    text = partial(norm_or_text, found, screen.keys)
    choice = KeyChoice("b backspace", back, True)
    return await screen.ask(ChoicePrompt(f"{found.id}: {found.title}", [choice], text=text, away="leaves")) is not None


def _choices() -> "list[Choice[Norm | SourceText]]":
    """Return all norms under the headings of their groups, then the texts."""
    from store.norms.norms import GROUPS, Norm, norms, source_texts
    from tui.prompts.picking import Choice

    sections: list[tuple[str, list[Norm | SourceText]]] = [
        (heading, [norm for norm in norms().values() if norm.group == letter]) for letter, heading in GROUPS.items()
    ]
    sections.append(("The texts that they come from", list(source_texts().values())))
    return [
        Choice(
            label=found.id,
            told=found.listed if isinstance(found, Norm) else found.title,
            answer=found,
            heading=heading if found is section[0] else "",
        )
        for heading, section in sections
        for found in section
    ]
