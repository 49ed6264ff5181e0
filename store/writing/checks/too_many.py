"""`too-many`: a request to connect beyond what the settings allow."""

from collections.abc import Iterable
from datetime import timedelta

from store.writing.check import Fault, check
from store.writing.check_context import CheckContext


@check(
    "too-many",
    "warn",
    about="You sent as many requests, or as many notes, as your settings allow.",
    norms=("A13",),
    purposes=("request",),
)
def too_many(text: str, context: CheckContext) -> Iterable[Fault]:
    """The settings limit the requests of a day and of a week, and the notes of a month."""
    if context.is_for_later():
        return
    today, sending = context.today, context.sending
    a_day, a_week = context.requests_since(today), context.requests_since(today - timedelta(days=6))
    if a_day >= sending.requests_a_day:
        yield Fault(f"{a_day} invitations went out today, and {sending.requests_a_day} is the most")
    elif a_week >= sending.requests_a_week:
        yield Fault(f"{a_week} invitations went out in a week, and {sending.requests_a_week} is the most")
    if context.channel == "linkedin-note":
        notes = context.notes_since(today.replace(day=1))
        if sending.notes_a_month is not None and notes >= sending.notes_a_month:
            yield Fault(f"{notes} notes went out this month, and {sending.notes_a_month} is the most")
