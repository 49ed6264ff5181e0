"""The age of a row, or the day on which it comes back, as the screen and `salver list` show it."""

from datetime import datetime

from store.dates_in_words import short_age, short_day
from store.records.model import UNTOUCHED, Draft, FollowUp, Introduction, Invitation, Item, Person


def row_age(item: Item, now: datetime) -> str:
    """Return in at most five cells how long ago a row was sent, begun, decided or connected, or until when it is put
    off.

    `now` is aware, in the local zone. "" where the time is not known.
    """
    if isinstance(item, Person):
        return short_age(item.connected_on, now)
    if isinstance(item, Draft):
        if item.sent is None and item.due is not None:
            return short_day(item.due, now.date())
        return short_age(item.sent or item.begun, now)
    if isinstance(item, Introduction):
        return short_age(item.introduced or item.begun, now)
    if isinstance(item, FollowUp):
        return short_age(item.done, now) if item.done else short_day(item.due, now.date()) if item.due else ""
    if item.state == "snoozed" and item.due is not None:
        return short_day(item.due, now.date())
    return short_age(item.sent if item.state in UNTOUCHED else _settled(item), now)


def _settled(invitation: Invitation) -> datetime | None:
    """When it was decided here or connected there."""
    connected = invitation.person.connected_on
    if invitation.elsewhere and connected is not None:
        return datetime.combine(connected, datetime.min.time()).astimezone()
    return invitation.decided or invitation.sent
