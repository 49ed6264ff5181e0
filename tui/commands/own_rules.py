"""Adding a rule of the user's own: when it holds, what it counts, what it is called, with what it would change."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.session.own_rules import OwnRule
    from tui.prompts.typed import Reading
    from tui.screens.tray import TrayScreen

_UNTITLED = "A rule of my own"


async def add_rule(screen: "TrayScreen") -> None:
    """Ask for a rule, show with every key what it would change, and write it into the file of the policy."""
    from store.session.own_rules import OwnRule
    from tui.prompts.typed import TypedPrompt

    def trying(hint: str, rule_of: "Callable[[str], OwnRule]") -> "Callable[[str], Reading[str]]":
        return lambda typed: _tried(screen, typed.strip(), hint, rule_of)

    read = trying(
        "a filter, such as known:no headline:recruiter -reason:yes", lambda typed: OwnRule(_UNTITLED, typed, "0")
    )
    value = screen.limit.text if screen.limit else ""
    when = await screen.ask(TypedPrompt("A rule of your own: for whom does it hold?", read, value=value))
    if when is None:
        return
    read = trying(
        "2 speaks for them, -3 against; pass decides alone", lambda typed: OwnRule(_UNTITLED, when, typed.lower())
    )
    typed_effect = await screen.ask(TypedPrompt(f"{when}: points, or accept, ask, pass", read))
    if typed_effect is None:
        return
    effect = typed_effect.lower()
    read = trying(
        "what the verdict says where it holds, such as Plays the organ", lambda typed: OwnRule(typed, when, effect)
    )
    title = await screen.ask(TypedPrompt("What is the rule called?", read))
    if title is not None:
        _add(screen, OwnRule(title, when, effect))


def _tried(screen: "TrayScreen", typed: str, hint: str, rule_of: "Callable[[str], OwnRule]") -> "Reading[str]":
    """Return how a part of a rule is understood, with what the rule would do; the hint where nothing was typed."""
    from store.errors import Unusable
    from store.session.own_rules import try_rule
    from tui.prompts.typed import Reading

    if not typed:
        return Reading(None, hint)
    try:
        return Reading(typed, try_rule(screen.session, rule_of(typed)).in_words)
    except Unusable as error:
        return Reading(None, str(error))


def _add(screen: "TrayScreen", own: "OwnRule") -> None:
    from store.places import path_in_short
    from store.session.own_rules import add_rule
    from tui.commands.settings import count_at_once

    def write() -> str:
        rule, path = add_rule(screen.session, own)
        return f"Added {rule}. To take it back, delete its lines in {path_in_short(path)}."

    count_at_once(screen, write, in_force="The rule counts from now on.", refused="Not added")
