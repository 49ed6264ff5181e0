"""Connections that may be let go, each with the reason, and the steps of leaving kindly (norms N05, N06)."""

from datetime import date, timedelta
from typing import Final, Literal

from msgspec import Struct

from store.dates_in_words import in_words
from store.keeping.contacts import SILENCE, Dealings, dealings_of, has_left, last_contact, silent_texts
from store.records.model import Person
from store.tray.tray import Tray

LONG_AGO: Final = timedelta(days=730)
_MOST: Final = 25
"""How many are suggested at most."""

LeavingStep = Literal["mute", "message", "remove", "left"]


class Suggestion(Struct, frozen=True):
    """A connection that may be let go, and why; `last` is the day of the last contact, None where there was none."""

    person: Person
    because: str
    last: date | None


def suggestions(tray: Tray, today: date) -> list[Suggestion]:
    """Return the connections that may be let go, those of the longest silence first.

    Nobody is suggested whom the user trusts, tagged or wrote a note on.
    """
    found = []
    for person in tray.people():
        if person.connected_on and not (person.trusted or person.tags or person.note):
            dealings = dealings_of(tray, person.id)
            if because := reason(dealings, today):
                found.append(Suggestion(person, because, last_contact(dealings).day))
    found.sort(key=lambda each: (each.last or date.min, each.person.connected_on or today, each.person.id))
    return found[:_MOST]


def reason(dealings: Dealings, today: date) -> str:
    """Return why a connection may be let go, "" where nothing speaks for it."""
    connected = dealings.person.connected_on
    if connected is None or next_step(dealings) == "left":
        return ""
    last = last_contact(dealings).day
    if last is None:
        return f"Connected {in_words(connected, today)}, never in touch." if today - connected > LONG_AGO else ""
    if today - last > LONG_AGO:
        return f"Last in touch {in_words(last, today)}."
    if silent_texts(dealings) >= SILENCE and today - last > timedelta(days=182):
        return f"{silent_texts(dealings)} texts without an answer, the last {in_words(last, today)}."
    return ""


def next_step(dealings: Dealings) -> LeavingStep:
    """Return the next step of leaving kindly: mute first, then a kind message, then remove (norm N06)."""
    if has_left(dealings):
        return "left"
    before = max((event.on for event in dealings.events if event.what == "remove"), default=date.min)
    done = {event.what for event in dealings.events if event.on > before}
    texts = [draft.sent for draft in dealings.drafts if draft.sent and draft.purpose == "leave"]
    if "message" in done or any(sent.astimezone().date() > before for sent in texts):
        return "remove"
    return "message" if "mute" in done or "unfollow" in done else "mute"
