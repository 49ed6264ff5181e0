"""Replaying policies over the user's own decisions, and keeping one that was fitted to them."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.judging.policies import Policy
    from store.records.ids import RecordId
    from store.session.policy_replay import Comparison
    from tui.screens.tray import TrayScreen


async def replay_policies(screen: "TrayScreen") -> None:
    """Show how the policy that is set does on the user's decisions; from there others beside it, and a fitted one."""
    used: Policy = screen.session.advice.policy
    other: Policy | None = None
    while True:
        found = await _compared(screen, used, other)
        if found is None:
            screen.say("Stopped. Nothing is changed.")
            return
        if not found.used.decisions:
            screen.refuse("None of your decisions is recorded with its facts yet.")
            return
        wanted = await _shown(screen, found)
        if wanted == "other":
            other = await _chosen(screen, used) or other
        elif wanted != "fit" or not await _fit(screen, other or used):
            return


async def _compared(screen: "TrayScreen", used: "Policy", other: "Policy | None") -> "Comparison | None":
    from store.session.policy_replay import compared
    from tui.prompts.progress import WorkPrompt

    names = f"{used.name} and {other.name}" if other else used.name
    return await screen.ask(WorkPrompt(f"Replaying {names}", partial(compared, screen.session, used, other)))


async def _shown(screen: "TrayScreen", found: "Comparison") -> str | None:
    """Show a comparison, and return what the user wants next: `other`, `fit`, or None."""
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.render.replay import comparison_text

    base = (found.other or found.used).policy
    choices = [
        KeyChoice("p", "another policy beside it", "other"),
        KeyChoice("f", f"fit {base} to these decisions", "fit"),
    ]
    text = partial(comparison_text, found, screen.session.resources.rules, partial(_name_of, screen))
    return await screen.ask(ChoicePrompt("Policies over your own decisions", choices, text=text, away="leaves"))


async def _chosen(screen: "TrayScreen", used: "Policy") -> "Policy | None":
    from tui.prompts.picking import Choice, PickPrompt

    others = [each for each in screen.session.resources.policies.values() if each.name != used.name]
    choices = [Choice(each.name, each.title, each) for each in others]
    return await screen.ask(PickPrompt(f"Compare {used.name} with which policy?", choices))


async def _fit(screen: "TrayScreen", base: "Policy") -> bool:
    """Fit a policy to the decisions, show what it changes, and keep it if the user says so.

    Returns:
        Whether the user goes back to the comparison.
    """
    from store.session.policy_replay import fit_policy
    from tui.prompts.choosing import ChoicePrompt, KeyChoice
    from tui.prompts.progress import WorkPrompt
    from tui.render.replay import fit_text

    question = f"Looking for lines of {base.name} that agree with more of your decisions"
    found = await screen.ask(WorkPrompt(question, partial(fit_policy, screen.session, base)))
    if found is None:
        return True
    choices = [KeyChoice("b backspace", "back", "back")]
    if found.lines:
        choices.append(KeyChoice("s", "save it as a policy of your own", "save"))
    text = partial(fit_text, found, screen.session.resources.rules, partial(_name_of, screen))
    wanted = await screen.ask(ChoicePrompt(f"{base.name}, fitted", choices, text=text, away="leaves"))
    if wanted == "save":
        await _save(screen, found.written, f"{base.name}-fitted")
    return wanted == "back"


async def _save(screen: "TrayScreen", written: str, suggested: str) -> None:
    """Keep a policy under the name that the user gives it. Nothing is judged by it yet."""
    from store.errors import Unusable
    from store.file.errors import NotSaved
    from tui.prompts.typed import Reading, TypedPrompt

    name = await screen.ask(
        TypedPrompt(
            "The name of the policy",
            lambda typed: Reading(typed.strip() or None, "small letters, digits and hyphens"),
            value=suggested,
        )
    )
    if name is None:
        screen.say("Not saved. Nothing is changed.")
        return
    try:
        screen.session.resources.save_policy(name, written)
    except (Unusable, NotSaved) as error:
        screen.refuse(f"Not saved: {error}")
        return
    screen.say(f"Saved. To judge by it: salver policy use {name}")


def _name_of(screen: "TrayScreen", invitation_id: "RecordId") -> str:
    return screen.session.tray.invitation(invitation_id).person.name
