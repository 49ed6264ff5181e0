"""`not-now`: a reason that only comes true later, or a follow-up too soon."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from store.dates_in_words import day, in_words
from store.meaning.reader import read
from store.writing.check import Fault, check
from store.writing.check_context import CheckContext
from store.writing.purposes import OUT_OF_THE_BLUE, Purpose

_FOLLOW_UP: Final[frozenset[Purpose]] = frozenset({"follow-up"})


@check(
    "not-now",
    "warn",
    about="The reason holds only later, or you wrote to them only a few days ago.",
    norms=("A07", "A10"),
    purposes=OUT_OF_THE_BLUE | _FOLLOW_UP,
)
def not_now(text: str, context: CheckContext) -> Iterable[Fault]:
    """A draft that is kept for a day to come may have such a reason, and is not too soon."""
    if context.is_for_later():
        return
    if context.purpose in _FOLLOW_UP:
        yield from _too_soon(context)
    else:
        yield from _reason_for_later(text)


def _reason_for_later(text: str) -> Iterator[Fault]:
    """Point at the first words that say that the reason is one for later. Many good reasons name a day to come, so it
    has to be clear or worded.
    """
    meaning = read(text)
    for span in (meaning.spans("later") if meaning.is_worded("later") else meaning.clear_spans("later"))[:1]:
        because = "this reason is for later: put the draft off until that day, or give a reason for today"
        yield Fault(because, span)


def _too_soon(context: CheckContext) -> Iterator[Fault]:
    """Say that the user's last text to them is too fresh for a reminder, where they have not answered it."""
    moments = [draft.sent for draft in context.sent_to_them() if draft.sent]
    moments += [each.sent for each in context.invitations if each.direction == "outgoing" and each.sent]
    if not moments:
        return
    last = context.day_of(max(moments))
    if context.last_heard is not None and context.last_heard >= last:
        return
    ripe = last + timedelta(days=context.sending.follow_up_after)
    if context.today < ripe:
        when = in_words(last, context.today)
        yield Fault(f"you wrote to them {when}; give them until {day(ripe)} to answer")
