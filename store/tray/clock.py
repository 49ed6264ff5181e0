"""Stamps that only ever go forward, also where the machine's clock does not."""

import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from store.file.errors import Unkept
from store.records.ids import spelled
from store.records.record import END_OF_TIME

UNDATED = "1970-01-01T00:00:00.000Z"
"""The time in the stamp of a change whose time is not known."""

_TICK = timedelta(milliseconds=1)

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)


class Stamper:
    """Makes the stamps of one session.

    Each is later than every stamp seen so far, so that no change is lost when the clock is behind (a hybrid clock).
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._latest = UNDATED
        self.session = spelled(secrets.randbits(20))[-4:]

    def saw(self, stamp: str) -> None:
        """Remember a stamp, or the beginning of one, that somebody else has made."""
        self._latest = max(self._latest, stamp[: len("2026-03-07T22:15:00.000Z")])

    def next_time(self) -> str:
        """Return the time of the next action, as it is in stamps; a clock that no stamp can show does not count. Raises
        Unkept.
        """
        now = written(self._clock())
        if not self._latest < now < END_OF_TIME:
            now = just_after(self._latest)
        self._latest = now
        return now


def written(when: datetime) -> str:
    """Return a moment as stamps have it: UTC with milliseconds."""
    return when.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def just_after(time: str) -> str:
    """Return the next moment that stamps can tell from this one. Raises Unkept for the last that there is."""
    after = written(moment(time) + _TICK)
    if after >= END_OF_TIME:
        raise Unkept(f"nothing can be changed any more: the newest change has the last time that there is, {time}")
    return after


def moment(time: str) -> datetime:
    """Return the moment that the time of a stamp names, in UTC."""
    return datetime.fromisoformat(time)


def read_moment(text: str | None) -> datetime | None:
    """Return the moment (aware) in a field; None where there is none."""
    return datetime.fromisoformat(text) if text else None


def read_day(text: str | None) -> date | None:
    """Return the day in a field; None where there is none."""
    return date.fromisoformat(text) if text else None
