"""When the user last checked their own profile. That comes before asking anybody (norm A08)."""

from datetime import date
from typing import Final

from store.records import ids
from store.tray.changes import Add, Change, Set
from store.tray.clock import read_day
from store.tray.tray import Tray

CHECKED: Final = "profile_checked"
_RECORD: Final = ids.derived("my profile")
"""The id of the record in table `meta` that keeps the day."""


def profile_checked(tray: Tray) -> date | None:
    """Return the local day on which the user last checked it; None where they never did."""
    record = tray.tables["meta"].get(_RECORD)
    return read_day(record.fields.get(CHECKED)) if record else None


def check_profile(tray: Tray) -> str | None:
    """Note that the user checked it today, and return the action; None where that was noted already."""
    known = _RECORD in tray.tables["meta"]
    changes: list[Change] = [] if known else [Add("meta", _RECORD, {})]
    return tray.commit([*changes, Set("meta", _RECORD, CHECKED, tray.today.isoformat())])
