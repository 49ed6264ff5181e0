"""`re-invite`: inviting somebody whom the user has invited before."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from store.dates_in_words import on_day
from store.platform.linkedin import number
from store.records.model import Invitation
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext

_LOCKED: Final = timedelta(weeks=number("invited-again"))
"""How long LinkedIn lets nobody invite the same person again after a withdrawal."""


@check(
    "re-invite",
    "stop",
    about="An earlier invitation of yours is still open, lapsed without an answer, or was withdrawn.",
    norms=("A10",),
    purposes=("request",),
)
def re_invite(text: str, context: CheckContext) -> Iterable[Fault]:
    """An earlier invitation waits, was ignored, or was withdrawn."""
    mine = [invitation for invitation in context.invitations if invitation.direction == "outgoing"]
    for invitation in reversed(mine):
        if standing := _standing(invitation, context):
            yield Fault(f"{standing}; other ways are a comment, a group, an InMail, an email or a letter")
            return


def _standing(invitation: Invitation, context: CheckContext) -> str | None:
    """Return what became of an earlier invitation; None where nothing about it keeps the user from another."""
    when = on_day(context.day_of(invitation.sent), context.today) if invitation.sent else "before"
    if invitation.has_lapsed:
        return (
            f"you invited them {when}, and the invitation has probably lapsed unanswered; invite them again only for a "
            "reason that is new since then, and say which"
        )
    match invitation.state:
        case "waiting" | "snoozed" | "open":
            return f"you invited them {when}, and the invitation is still waiting for their answer"
        case "ignored" | "passed":
            return f"you invited them {when}, and they did not want to connect"
        case "withdrawn" if invitation.decided:
            day = context.day_of(invitation.decided)
            locked = ", and LinkedIn allows no new one for three weeks" if day > context.today - _LOCKED else ""
            return f"you invited them {when}, and withdrew that {on_day(day, context.today)}{locked}"
        case "withdrawn":
            return f"you invited them {when}, and withdrew that"
    return None
