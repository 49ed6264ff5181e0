"""`second-follow-up` and `re-invite`: silence is answered once, and nobody is invited twice (norm A10)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from store.dates import in_words
from store.records.model import Draft, Invitation
from store.writing.check_context import CheckContext
from store.writing.purposes import Purpose
from store.writing.remark import Remark

_ASKING: Final[frozenset[Purpose]] = frozenset({"follow-up", "pitch", "referral", "request", "closing-question"})
"""What waits for an answer."""
_ASKING_AGAIN: Final[frozenset[Purpose]] = frozenset({"follow-up", "pitch", "referral"})
"""What, written into a silence, knocks once more; a letter on paper is another way, and a check-in asks for nothing."""
_LOCKED: Final = timedelta(weeks=3)
"""How long LinkedIn lets nobody invite the same person again after a withdrawal (its help pages)."""


def second_follow_up(text: str, context: CheckContext) -> Iterable[Remark]:
    """What asks (again) after they left a follow-up without an answer."""
    if context.purpose not in _ASKING_AGAIN:
        return
    since = [draft for draft in context.sent_to_them() if _is_unanswered(draft, context)]
    asked = [draft for draft in since if draft.purpose in _ASKING]
    followed_up = [draft for draft in since if draft.purpose == "follow-up"]
    again = followed_up[-1:] or (asked[1:] if context.purpose == "follow-up" else [])
    if again:
        when = _told(_day(again[-1], context), context.today)
        yield Remark(
            "second-follow-up",
            f"you followed up {when} and they have not answered; leave it, or comment on a post of theirs",
        )


def re_invite(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request to connect, where an earlier one of mine is waiting, was ignored, or was withdrawn (norm A10)."""
    if context.purpose != "request":
        return
    mine = [invitation for invitation in context.invitations if invitation.direction == "outgoing"]
    for invitation in reversed(mine):
        if told := _standing(invitation, context):
            yield Remark("re-invite", f"{told}; other ways are a comment, a group, an InMail, a mail or a letter")
            return


def _standing(invitation: Invitation, context: CheckContext) -> str | None:
    """What stands in the way of inviting them again; None where nothing does."""
    sent = invitation.sent and invitation.sent.astimezone(context.now.tzinfo).date()
    when = f" {_told(sent, context.today)}" if sent else " before"
    match invitation.state:
        case "waiting" | "snoozed" | "open":
            return f"you invited them{when}, and the invitation still waits with them"
        case "ignored" | "passed":
            return f"you invited them{when}, and they did not want to connect"
        case "withdrawn":
            day = invitation.decided and invitation.decided.astimezone(context.now.tzinfo).date()
            locked = ", and LinkedIn takes no other for three weeks" if day and day > context.today - _LOCKED else ""
            withdrawn = f" {_told(day, context.today)}" if day else ""
            return f"you invited them{when}, and withdrew that{withdrawn}{locked}"
    return None


def _is_unanswered(draft: Draft, context: CheckContext) -> bool:
    """Whether they have not written since the day on which this went out."""
    day = _day(draft, context)
    return day is not None and (context.last_heard is None or day > context.last_heard)


def _day(draft: Draft, context: CheckContext) -> date | None:
    """The local day on which a text went out."""
    return draft.sent.astimezone(context.now.tzinfo).date() if draft.sent else None


def _told(day: date | None, today: date) -> str:
    """A day in a sentence: `on 2026-05-03 (4 weeks ago)`."""
    return "before" if day is None else f"on {day.isoformat()} ({in_words(day, today)})"
