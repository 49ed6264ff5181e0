"""What somebody is called, what they do, and where they are reached, as the user set it: over whatever imports have
told.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from store.dates import length_from
from store.reading.manual_entry import TypedError, typed_address, typed_profile
from store.reading.profiles import slug_key
from store.records.ids import RecordId
from store.tray.changes import Change, Set
from store.tray.merge import PEOPLE
from store.tray.tray import Tray

FIELDS: Final = ("name", "email", "url", "company", "headline", "location", "interests", "postal", "cadence")
"""What can be set, in the order in which it is asked for."""

_CADENCES: Final = range(1, 3661)
"""After how many days a check-in can be due, as the file keeps it."""


def contact_changes(tray: Tray, person_id: RecordId, said: Mapping[str, str]) -> list[Change]:
    """Return the changes that set these fields of a person; an empty one takes back what the user set, and what was
    imported stands again. What is so already is no change.

    Raises TypedError where a text cannot be such a thing, or the profile is somebody else's.
    """
    main_trace, now = _main_trace(tray, person_id), tray.person(person_id)
    checked = {field: _checked(tray, person_id, field, typed.strip()) for field, typed in said.items()}
    return [
        Set(PEOPLE, main_trace, field, value or None)
        for field, value in checked.items()
        if value != (getattr(now, field) or "")
    ]


def _main_trace(tray: Tray, person_id: RecordId) -> RecordId:
    """Of the traces of a person the one that is believed: the first with a profile, as `together` has it."""
    return min(tray.joins.traces(person_id), key=lambda trace: (not tray.record(PEOPLE, trace).get("url"), trace))


def _checked(tray: Tray, person_id: RecordId, field: str, typed: str) -> str | int:
    """Return the value as it is kept. Raises TypedError."""
    if field == "email":
        return typed_address(typed)
    if field == "cadence":
        return typed_cadence(typed, tray.today) if typed else ""
    if field != "url" or not typed:
        return typed
    url = typed_profile(typed)
    for other_id, record in tray.records(PEOPLE):
        if slug_key(record.get("url")) == slug_key(url) and tray.joins.lead(other_id) != tray.joins.lead(person_id):
            raise TypedError(f"this is the profile of {record.get('name') or 'somebody else'}, who is in the tray")
    return url


def typed_cadence(typed: str, today: date) -> int:
    """Return the number of days that was typed, as `30` or as a length of time: `2w`, `3 months`. Raises TypedError."""
    try:
        days = int(typed) if typed.isdecimal() else (today + length_from(typed) - today).days
    except (ValueError, OverflowError) as error:
        raise TypedError(f"{typed!r} is not a length of time; write it as 30, 2w, 3m or 1y") from error
    if days not in _CADENCES:
        raise TypedError(f"{typed!r} is not between a day and {_CADENCES[-1]} days")
    return days
