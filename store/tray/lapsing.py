"""When the user stops waiting for an answer to an invitation of their own (norm A10)."""

from datetime import date, timedelta
from typing import Final

from store.platform.linkedin import number
from store.records.model import State

LAPSES_AFTER: Final = timedelta(days=number("lapses") * 365 // 12)
"""How long after they were sent LinkedIn lets invitations lapse; the fact is in months."""


def lapse_horizon(today: date) -> str:
    """Return the day (ISO) before which an invitation that still waits has probably lapsed."""
    return (today - LAPSES_AFTER).isoformat()


def has_lapsed(state: State, sent: str, horizon: str) -> bool:
    """Return whether an invitation in this state was sent (ISO, "" where nobody knows) before the horizon, and is no
    longer waited for.
    """
    return state == "waiting" and "" < sent[:10] < horizon
