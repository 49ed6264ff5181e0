"""The user's past decisions, in the form in which a policy is replayed over them."""

from collections.abc import Iterator

from msgspec import Struct

from store.judging.replay import DECISIONS, Past, is_followed
from store.records.model import Invitation
from store.tray import history
from store.tray.clock import moment
from store.tray.modelling import BECAUSE
from store.tray.tray import Tray


class AdviceThen(Struct, frozen=True):
    """What was advised on an invitation when the user decided on it, and the reason that they gave."""

    advice: str
    """Empty where nothing was advised."""
    score: tuple[int, int]
    policy: str
    is_firm: bool
    is_followed: bool
    """Whether the decision is what was advised."""
    because: str

    @property
    def is_overruled(self) -> bool:
        """Whether the user decided against firm advice."""
        return self.is_firm and not self.is_followed


def advice_then(tray: Tray, invitation: Invitation) -> AdviceThen | None:
    """Return what was advised when the user took the decision that stands; None if that was not kept."""
    if invitation.state not in DECISIONS or invitation.elsewhere:
        return None
    entries = (entry for _, entry in tray.record("invitations", invitation.id).entries() if entry.field == "state")
    newest = max(enumerate(entries), default=None, key=lambda each: each[0])
    context = newest[1].context if newest and newest[1].new == invitation.state else {}
    low, high = context.get("score", (0, 0))
    advice = str(context.get("advice", ""))
    then = AdviceThen(
        advice=advice,
        score=(low, high),
        policy=str(context.get("policy", "")),
        is_firm=context.get("firm") is True,
        is_followed=is_followed(advice, invitation.state),
        because=str(context.get(BECAUSE, "")),
    )
    return then if then.advice or then.because else None


def decisions(tray: Tray) -> Iterator[Past]:
    """Yield every decision of the user's that stands, oldest first, with what was known when it was taken."""
    for action in history.undoable(history.actions(tray)).done:
        for step in action.steps:
            state = next((state for state in DECISIONS if state == step.entry.new), None)
            if step.table == "invitations" and step.entry.field == "state" and state is not None:
                yield Past(tray.invitation(step.id), state, moment(step.stamp.time), step.entry.context)
