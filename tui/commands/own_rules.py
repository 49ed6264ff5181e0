"""Adding a rule of the user's own: when it holds, what it counts, what it is called, with what it would change."""

from typing import TYPE_CHECKING

from store.counted import counted

if TYPE_CHECKING:
    from store.session.own_rules import OwnRule, Trial
    from tui.prompts.typed import Reading
    from tui.screens.tray import TrayScreen

_UNTITLED = "A rule of my own"


async def add_rule(screen: "TrayScreen") -> None:
    """Ask for a rule, show with every key what it would change, and write it into the file of the policy."""
    from store.session.own_rules import OwnRule
    from tui.prompts.typed import TypedPrompt

    value = screen.limit.text if screen.limit else ""
    when = await screen.ask(TypedPrompt("A rule of your own: for whom does it hold?", _Tried(screen).when, value=value))
    if when is None:
        return
    effect = await screen.ask(TypedPrompt(f"{when}: points, or accept, ask, pass", _Tried(screen, when).effect))
    if effect is None:
        return
    title = await screen.ask(TypedPrompt("What is the rule called?", _Tried(screen, when, effect).title))
    if title is not None:
        _add(screen, OwnRule(title, when, effect))


class _Tried:
    """How what the user types is understood, each time with what the rule would do."""

    def __init__(self, screen: "TrayScreen", when: str = "", effect: str = "0") -> None:
        self._screen = screen
        self._when = when
        self._effect = effect

    def when(self, typed: str) -> "Reading[str]":
        from tui.prompts.typed import Reading

        if not typed.strip():
            return Reading(None, "a filter, such as known:no headline:recruiter -reason:yes")
        return self._tried(typed.strip(), typed.strip(), self._effect, _UNTITLED)

    def effect(self, typed: str) -> "Reading[str]":
        from tui.prompts.typed import Reading

        if not typed.strip():
            return Reading(None, "2 speaks for them, -3 against; pass decides alone")
        return self._tried(typed.strip().lower(), self._when, typed.strip().lower(), _UNTITLED)

    def title(self, typed: str) -> "Reading[str]":
        from tui.prompts.typed import Reading

        if not typed.strip():
            return Reading(None, "what the verdict says where it holds, such as Plays the organ")
        return self._tried(typed.strip(), self._when, self._effect, typed.strip())

    def _tried(self, answer: str, when: str, effect: str, title: str) -> "Reading[str]":
        from store.errors import Unusable
        from store.session.own_rules import OwnRule, try_rule
        from tui.prompts.typed import Reading

        try:
            trial = try_rule(self._screen.session, OwnRule(title, when, effect))
        except Unusable as error:
            return Reading(None, str(error))
        return Reading(answer, effect_in_words(trial))


def effect_in_words(trial: "Trial") -> str:
    """Return what a rule would do, in words."""
    holds = f"It holds for {trial.holds:,} of {counted(trial.open, 'open invitation')}"
    if not trial.changes:
        return f"{holds}, and would change no advice."
    kinds = ", ".join(f"{count:,} to {advice}" for advice, count in sorted(trial.changes.items()))
    return f"{holds}, and would change {sum(trial.changes.values()):,}: {kinds}."


def _add(screen: "TrayScreen", own: "OwnRule") -> None:
    from store.places import path_in_short
    from store.session.own_rules import add_rule
    from tui.commands.settings import count_at_once

    def write() -> str:
        rule, path = add_rule(screen.session, own)
        return f"Added {rule}. To take it back, delete its lines in {path_in_short(path)}."

    count_at_once(screen, write, in_force="The rule counts from now on.", refused="Not added")
