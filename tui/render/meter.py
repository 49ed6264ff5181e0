"""How much has gone out already: what a free account may send in a month, and what looks like masses in a week."""

from datetime import timedelta

from store.writing.check_context import CheckContext

_WEEK = timedelta(days=6)
"""Back to the first of seven days."""


def meter_text(context: CheckContext) -> str:
    """The requests of seven days, and where a note goes with it the notes of this month, against what is set; "" where
    the text is no request. They are counted as the check `too-many` counts them.
    """
    if context.purpose != "request":
        return ""
    today, sending = context.today, context.sending
    told = [f"requests in 7 days: {context.requests_since(today - _WEEK)} of {sending.requests_a_week}"]
    if context.channel == "linkedin-note":
        told.insert(0, f"notes this month: {context.notes_since(today.replace(day=1))} of {sending.notes_a_month}")
    return ", ".join(told)
