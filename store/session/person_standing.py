"""How the user stands with somebody, in the few words that a row has room for."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records.model import Person

if TYPE_CHECKING:
    from store.keeping.contacts import Turn
    from store.session.session import Session


class PersonStanding(Struct, frozen=True):
    """When the two were last in touch or became connected, whose turn it is, and what is due for them."""

    last: date | None = None
    turn: "Turn" = ""
    due: str = ""


def standing_of(session: "Session", person: Person) -> PersonStanding:
    """Return how the user stands with somebody; nothing until what is due is worked out."""
    if not session.due_list.is_ready:
        return PersonStanding()
    from store.keeping.contacts import dealings_of, last_day, turn  # with what the first screen does not wait for

    dealings = dealings_of(session.tray, person.id)
    due = session.due_list.looked_up(person.id)
    return PersonStanding(last_day(dealings), turn(dealings), due[0].what if due else "")
