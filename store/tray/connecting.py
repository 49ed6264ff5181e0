"""Becoming connected by what was decided in the tray, before an import shows it."""

from store.records.model import Invitation, State
from store.tray.changes import Change, Set
from store.tray.merge import PEOPLE


def connected(invitation: Invitation, state: State, *, is_done: bool) -> list[Change]:
    """Return the change that makes somebody a connection once a yes of either side is carried out, or takes that back
    with the decision.
    """
    is_yes = state == "accepted" and (is_done or invitation.direction == "outgoing")
    is_news = is_yes != invitation.person.accepted and "accepted" in (state, invitation.state)
    if invitation.kind == "introduction" or not is_news:
        return []
    return [Set(PEOPLE, invitation.person.id, "accepted", is_yes or None)]
