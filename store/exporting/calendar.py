"""What is due as an iCalendar file (RFC 5545), for khal, telephones and other calendars.

Each item is an event of a whole day, since khal and telephones show those and few show tasks. Its UID is derived from
what made it due, so a second import replaces the event and doubles nothing.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from store.keeping.causes import DueItem
from store.keeping.kinds import What
from store.records import ids
from store.text import clean

_PRODUCT: Final = "-//Salver//salver//EN"

_SUMMARIES: Final[dict[What, str]] = {
    "answer": "Answer {name}",
    "owed": "Write to {name}",
    "promise": "Promise: {name}",
    "thanks": "Thank {name}",
    "draft": "Send the text to {name}",
    "snoozed": "Decide on {name}",
    "expiring": "Invitation lapses soon: {name}",
    "follow-up": "Follow up with {name}",
    "welcome": "Welcome {name}",
    "occasion": "Write to {name}",
    "check-in": "Check in with {name}",
}


def calendar(items: Iterable[DueItem], now: datetime) -> bytes:
    """Return a calendar with one event an item.

    Args:
        items: What is due, or will be.
        now: The moment of the export, aware; it is in every event as RFC 5545 requires.
    """
    made = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for item in items:
        made.add_component(_event(item, now))
    return bytes(made.to_ical())


def uid(item: DueItem) -> str:
    """Return the identity of an item, the same in every export until something else makes it due."""
    since = item.since or item.on
    key = ids.derived("due", ids.spelled(item.id), item.what, since.isoformat(), item.purpose)
    return f"{ids.spelled(key)}@salver.invalid"


def _event(item: DueItem, now: datetime) -> Event:
    event = Event()
    event.add("uid", uid(item))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", item.on)
    event.add("dtend", item.on + timedelta(days=1))
    event.add("summary", _SUMMARIES[item.what].format(name=clean(item.person.name)))
    event.add("description", clean(item.because))
    event.add("categories", [item.what])
    event.add("transp", "TRANSPARENT")
    return event
