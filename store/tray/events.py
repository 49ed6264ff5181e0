"""Noting what passed between the user and a person outside of letters: talks, promises, favours, steps of leaving."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from store.records import ids
from store.records.ids import RecordId
from store.records.model import EventKind
from store.tray.changes import Add, Change
from store.tray.network import EVENTS, FOLLOW_UPS
from store.tray.outcome import Outcome, committed, refuse
from store.tray.tray import Tray

PROMISE_DUE_AFTER: Final = timedelta(days=7)
"""How long after the talk a promise is due if no day was given."""


class Promise(Struct, frozen=True):
    """Something that somebody said they would do; without `due` a week is given."""

    text: str
    promised_by: Literal["me", "them"]
    due: date | None = None


def note_event(
    tray: Tray, person_id: RecordId, what: EventKind, on: date, text: str = "", promises: Sequence[Promise] = ()
) -> Outcome:
    """Note an event of this day, with what was promised in it. The ids that changed are the event's and the promises'.

    Refused for a day to come. Raises KeyError where there is no such person.
    """
    somebody = tray.person(person_id)
    if on > tray.today:
        return refuse(somebody.id, f"{on.isoformat()} is still to come")
    event = ids.fresh()
    arrived = {"person": somebody.id, "what": what, "on": on.isoformat()}
    if text.strip():
        arrived["text"] = text.strip()
    changes: list[Change] = [Add(EVENTS, event, arrived)]
    for promise in promises:
        due = promise.due or on + PROMISE_DUE_AFTER
        said = {"person": somebody.id, "text": promise.text.strip(), "promised_by": promise.promised_by, "event": event}
        changes.append(Add(FOLLOW_UPS, ids.fresh(), {**said, "due": due.isoformat()}))
    return committed(tray, changes)
