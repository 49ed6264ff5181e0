"""`too-many`, `not-now`, `mute-first` and `own-profile`: whether this is the time for the letter."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import toml

from store.dates import in_words
from store.writing.check_context import CheckContext
from store.writing.purposes import Purpose
from store.writing.remark import Remark

_ASKING: Final[frozenset[Purpose]] = frozenset({"request", "pitch", "referral", "letter"})
"""What asks somebody for something, out of the blue."""
_QUARTER: Final = timedelta(days=92)


def too_many(text: str, context: CheckContext) -> Iterable[Remark]:
    """A request to connect beyond what the settings allow in a day and a week, or its note beyond those of a month."""
    if context.purpose != "request" or _is_for_later(context):
        return
    today, sending = context.today, context.sending
    a_day, a_week = context.requests_since(today), context.requests_since(today - timedelta(days=6))
    if a_day >= sending.requests_a_day:
        yield Remark("too-many", f"{a_day} invitations went out today, and {sending.requests_a_day} is the most")
    elif a_week >= sending.requests_a_week:
        yield Remark("too-many", f"{a_week} invitations went out in a week, and {sending.requests_a_week} is the most")
    if context.channel == "linkedin-note":
        notes = context.notes_since(today.replace(day=1))
        if notes >= sending.notes_a_month:
            yield Remark("too-many", f"{notes} notes went out this month, and {sending.notes_a_month} is the most")


def not_now(text: str, context: CheckContext) -> Iterable[Remark]:
    """What asks with a reason that only comes true later (norm A07), and a follow-up too soon (norm A10).

    A draft that is kept for a day to come is neither.
    """
    if _is_for_later(context):
        return
    if context.purpose in _ASKING:
        yield from _reason_for_later(text)
    if context.purpose == "follow-up":
        yield from _too_soon(context)


def mute_first(text: str, context: CheckContext) -> Iterable[Remark]:
    """Taking leave of somebody whose posts were not muted first (norm N06)."""
    if context.purpose == "leave" and not context.muted:
        yield Remark("mute-first", "mute them first, and see whether that is enough; this can wait")


def own_profile(text: str, context: CheckContext) -> Iterable[Remark]:
    """Asking somebody while nobody has looked at my own profile for a quarter (norm A08)."""
    checked = context.profile_checked
    if context.purpose in _ASKING and (checked is None or checked < context.today - _QUARTER):
        since = "yet" if checked is None else f"since {checked.isoformat()}"
        yield Remark("own-profile", f"you have not gone through your own profile {since}: photo, headline, what is new")


def _reason_for_later(text: str) -> Iterator[Remark]:
    """The remark on the first words that say that the reason is one for later."""
    if found := _later().search(text):
        because = "this is a reason for later: keep the draft for the day on which it holds, or say what holds today"
        yield Remark("not-now", because, found.span())


def _too_soon(context: CheckContext) -> Iterator[Remark]:
    """The remark on a follow-up while the last text of mine is still fresh."""
    zone = context.now.tzinfo
    moments = [draft.sent for draft in context.sent_to_them() if draft.sent]
    moments += [each.sent for each in context.invitations if each.direction == "outgoing" and each.sent]
    if not moments:
        return
    last = max(moments).astimezone(zone).date()
    if context.last_heard is not None and context.last_heard >= last:
        return
    ripe = last + timedelta(days=context.sending.follow_up_after)
    if context.today < ripe:
        when = in_words(last, context.today)
        yield Remark("not-now", f"you wrote to them {when}; give them until {ripe.isoformat()} to answer")


def _is_for_later(context: CheckContext) -> bool:
    """Whether the draft is kept for a day to come."""
    return context.due is not None and context.due > context.today


@cache
def _later() -> re.Pattern[str]:
    """Whatever later.toml lists, as one pattern."""
    languages = toml.decode(files(__package__).joinpath("later.toml").read_bytes(), type=dict[str, list[str]])
    phrases = (phrase.replace(" ", r"\s+") for listed in languages.values() for phrase in listed)
    return re.compile(rf"\b(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)
