"""`second-follow-up`: asking once more after a follow-up that they left without an answer."""

from collections.abc import Iterable
from typing import Final

from store.dates_in_words import on_day
from store.records.model import Draft
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import Purpose

_WAITING: Final[frozenset[Purpose]] = frozenset({"follow-up", "pitch", "referral", "request", "closing-question"})
"""What waits for an answer."""


@check(
    "second-follow-up",
    "stop",
    about="You followed up already, and they have not answered.",
    norms=("A10",),
    purposes=("follow-up", "pitch", "referral"),
)
def second_follow_up(text: str, context: CheckContext) -> Iterable[Fault]:
    """Silence is answered once. A letter on paper is another way, and a check-in asks for nothing."""
    since = [draft for draft in context.sent_to_them() if _is_unanswered(draft, context)]
    asked = [draft for draft in since if draft.purpose in _WAITING]
    followed_up = [draft for draft in since if draft.purpose == "follow-up"]
    again = followed_up[-1:] or (asked[1:] if context.purpose == "follow-up" else [])
    if again and again[-1].sent:
        when = on_day(context.day_of(again[-1].sent), context.today)
        yield Fault(f"you followed up {when} and they have not answered; let it rest, or comment on a post of theirs")


def _is_unanswered(draft: Draft, context: CheckContext) -> bool:
    """Return whether they have not written since the day on which this went out."""
    return draft.sent is not None and (context.last_heard is None or context.day_of(draft.sent) > context.last_heard)
