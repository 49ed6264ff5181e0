"""Policies over the user's own past decisions: two of them side by side, and one fitted to the decisions."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from store.counted import counted
from store.judging.fitting import Fit, fit
from store.judging.policies import Policy
from store.judging.replay import Replay, replay
from store.progress import Progress
from store.session.past_decisions import decisions

if TYPE_CHECKING:
    from store.session.session import Session

_ItemT = TypeVar("_ItemT")


class Comparison(Struct, frozen=True):
    """What the current policy would have advised, and what another one would have."""

    used: Replay
    other: Replay | None
    """Its changes are where it differs from the one that is set."""


def compared(session: "Session", used: Policy, other: Policy | None, progress: Progress) -> Comparison:
    """Replay the current policy over the user's decisions, and another one beside it. May run on a thread."""
    past = list(decisions(session.tray))
    policies = [used] if other is None else [used, other]
    replays = [
        replay(policy, _reporting(past, progress, len(past) * number, len(past) * len(policies)), used)
        for number, policy in enumerate(policies)
    ]
    return Comparison(replays[0], replays[1] if other is not None else None)


def fit_policy(session: "Session", base: Policy, progress: Progress) -> Fit:
    """Fit a policy to the user's decisions. May run on a thread."""
    return fit(base, decisions(session.tray), progress)


def fit_in_words(found: Fit) -> str:
    """Return what a fitted policy gains, in a sentence."""
    times = counted(found.decisions, "time")
    before = f"{found.base} would have advised what you decided {found.agreed_before:,} of {times}"
    if not found.lines:
        return f"{before}; no change of up to three lines agrees with clearly more."
    return f"{before}; with {counted(len(found.lines), 'line')} changed, {found.agreed:,}."


def _reporting(items: Sequence[_ItemT], progress: Progress, done: int, total: int) -> Iterator[_ItemT]:
    """Yield the items, telling how far it is."""
    for number, item in enumerate(items, start=done):
        progress(number, total)
        yield item
