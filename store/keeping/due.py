"""What is due: the causes that hold for a person, less what was settled since or is too old to be expected.

An import makes nothing due by what happened before it: check-ins are for people whom the user was in touch with through
Salver or gave a cadence, welcome notes for those connected within two weeks, follow-ups for requests sent through
Salver. Everything here is derived, so undoing what settled an item brings the item back.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from store.keeping import causes
from store.keeping.causes import DueItem, day_of
from store.keeping.contacts import SILENCE, Dealings, dealings_of, has_left, silent_texts
from store.keeping.kinds import ANY, due_kinds, rank
from store.records.ids import RecordId
from store.records.record import Record
from store.settings import Settings
from store.tray.changes import BY_HAND
from store.tray.merge import PEOPLE
from store.tray.tray import Tray

_LAPSING: Final = (184, 150)
"""Between so many days ago an invitation was sent that may be about to lapse."""

_DIALOGUE: Final = frozenset({"answer", "owed", "thanks", "follow-up", "welcome"})
"""While one of these is due, a check-in is not."""


def due_items(tray: Tray, on: date, settings: Settings) -> list[DueItem]:
    """Return everything that is due by this day, the earliest first."""
    return [item for item in planned_items(tray, on, settings) if item.on <= on]


def planned_items(tray: Tray, today: date, settings: Settings) -> list[DueItem]:
    """Return everything that is due or has a day to come, as it is on `today`, the earliest first."""
    with_dealings = _people_with_dealings(tray, today)
    people = with_dealings | {
        tray.joins.lead(person_id) for person_id, record in tray.records(PEOPLE) if _may_be_due(record, today)
    }
    found = [item for person in people for item in items_of(dealings_of(tray, person), today, settings)]
    return sorted(found, key=order)


def order(item: DueItem) -> tuple[date, int, str, RecordId]:
    """Return the place of an item among others: by day, then weight, then name."""
    return item.on, rank(item.what), item.person.name, item.id


def _may_be_due(record: Record, today: date) -> bool:
    """Return whether anything could be due for somebody of whom nothing but an import tells; nothing is read that can
    be seen in passing.
    """
    connected = record.peek("connected_on")
    newest = today - timedelta(days=due_kinds()["welcome"].until or 0)
    return bool(not record.is_untouched or record.peek("birthday") or (connected and connected >= newest.isoformat()))


def items_of(dealings: Dealings, today: date, settings: Settings) -> list[DueItem]:
    """Return what is due for one person, or has a day to come, as it is on `today`."""
    found = [
        *causes.answers(dealings),
        *causes.owed(dealings),
        *causes.promises(dealings),
        *causes.thanks(dealings),
        *causes.after_talks(dealings),
        *causes.put_off_drafts(dealings),
        *causes.snoozed(dealings),
        *causes.expiring(dealings),
    ]
    if silent_texts(dealings) < SILENCE and not has_left(dealings):
        found += causes.follow_ups(dealings, settings)
        found += causes.welcome(dealings)
        found += causes.occasions(dealings, today)
        found += causes.check_in(dealings, today, settings)
    standing = [item for item in found if not _is_over(item, dealings, today)]
    in_dialogue = any(item.what in _DIALOGUE for item in standing)
    kept = [_put_off(item) for item in standing if not (in_dialogue and item.what == "check-in")]
    return sorted(kept, key=order)


def _people_with_dealings(tray: Tray, today: date) -> set[RecordId]:
    """Return the ids of all people of whom the tray holds more than imported records that nobody touched, and of those
    whose invitation is old enough to lapse soon.
    """
    people = {draft.person.id for draft in tray.drafts()} | {event.person.id for event in tray.events()}
    people |= {follow_up.person.id for follow_up in tray.follow_ups()}
    for introduction in tray.introductions():
        people |= {introduction.person.id, introduction.other.id}
    oldest, newest = ((today - timedelta(days=days)).isoformat() for days in _LAPSING)
    for _, record in tray.records("invitations"):
        may_lapse = oldest <= (record.peek("sent") or "")[:10] <= newest
        if not record.is_untouched or record.peek("source") == BY_HAND or record.peek("kind") or may_lapse:
            people.add(tray.joins.lead(record.peek("person")))
    return people


def _is_over(item: DueItem, dealings: Dealings, today: date) -> bool:
    """Return whether an item was settled since what made it due, or nobody would expect it any more."""
    kind, since = due_kinds()[item.what], item.since or item.on
    handled = item.person.handled.get(item.what)
    if handled is not None and handled >= since:
        return True
    if kind.until is not None and today > since + timedelta(days=kind.until):
        return True
    if ANY in kind.settled_by:
        return False  # told by moments where the item is made
    if item.purpose == "closing-question":
        return False  # the talk itself would settle it; what does is told where the item is made
    texts = any(
        draft.sent and draft.purpose in kind.settled_by and day_of(draft.sent) >= since for draft in dealings.drafts
    )
    return texts or any(event.what in kind.settled_by and event.on >= since for event in dealings.events)


def _put_off(item: DueItem) -> DueItem:
    """Return the item on the day to which the user put it off, where that is later."""
    day = item.person.put_off.get(item.what)
    return item if day is None or day <= item.on else replace(item, on=day)


def by_record(items: Iterable[DueItem]) -> dict[RecordId, list[DueItem]]:
    """Return the items by the id of the record that they are about, each list in its order."""
    found: dict[RecordId, list[DueItem]] = {}
    for item in items:
        found.setdefault(item.id, []).append(item)
    return found
