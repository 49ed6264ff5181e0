"""When an invitation of the user's that nobody answered is no longer waited for (norm A10)."""

from datetime import date, timedelta
from typing import Final

LAPSES_AFTER: Final = timedelta(days=182)
"""LinkedIn lets invitations lapse about six months after they were sent."""


def lapse_horizon(today: date) -> str:
    """Return the day (ISO) before which an invitation that still waits has probably lapsed."""
    return (today - LAPSES_AFTER).isoformat()
