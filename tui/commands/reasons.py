"""Deciding with a reason, where the user decides against the advice, say."""

from typing import TYPE_CHECKING, Final

from tui.commands.deciding import DECISIONS, carry, rows_to_decide
from tui.render.outcomes import names

if TYPE_CHECKING:
    from tui.screens.tray import TrayScreen

_WITH_REASONS: Final = ("accept", "ask", "pass", "pass-quietly", "ignore")
"""The commands of the decisions that may carry a reason."""


async def decide_because(screen: "TrayScreen") -> None:
    """Ask for a decision and for the reason of it, and decide so on the chosen rows."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.prompts.typed import Reading, TypedPrompt

    rows = rows_to_decide(screen)
    if not rows:
        return
    whom = names(screen.session, rows)
    keys = screen.keys
    choices = [
        KeyChoice(" ".join(keys.keys(name) or keys.by_id[name].keys), keys.by_id[name].label, DECISIONS[name])
        for name in _WITH_REASONS
    ]
    decision = await screen.ask(ChoicePrompt(f"Decide on {whom}, and say why", choices))
    if decision is None:
        return
    read = TypedPrompt(f"Why, for {whom}?", lambda typed: Reading(typed.strip() or None, "kept with the decision"))
    because = await screen.ask(read)
    if because is None:
        screen.say(f"Nothing was done to {whom}.")
    else:
        carry(screen, rows, decision, because)
