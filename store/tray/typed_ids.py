"""Ids as people type them: whole, or any prefix that only one record has."""

from collections.abc import Iterable

from store.records import ids
from store.records.ids import RecordId
from store.records.model import Person
from store.text import folded


class UnknownId(LookupError):
    """No record has the id that was `typed`, or several begin with it."""

    def __init__(self, typed: str, sentence: str) -> None:
        self.typed = typed
        super().__init__(sentence)


def person_meant(typed: str, people: Iterable[Person]) -> RecordId | None:
    """Return the id of the only person with this name; None where it has fewer than two words and so is no name.

    Accents and case do not matter. Raises UnknownId where nobody or several have the name.
    """
    if len(typed.split()) < 2:
        return None
    wanted = folded(typed)
    found = [person for person in people if wanted in map(folded, (person.name, *person.also))]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise UnknownId(typed, f"nobody here is called {typed!r}; `salver list name:...` finds parts of names")
    some = "; ".join(f"{person.name} ({ids.spelled(person.id)}{_told_apart(person)})" for person in found[:6])
    raise UnknownId(typed, f"{typed!r} could be any of {len(found)}: {some}; type the id of the one you mean")


def _told_apart(person: Person) -> str:
    """Return what tells a person from namesakes."""
    known = person.company or person.headline or person.url
    return f", {known}" if known else ""


def meant(typed: str, records: Iterable[tuple[str, RecordId]]) -> tuple[str, RecordId]:
    """Of these records, each a table and an id, the one that is meant. Raises UnknownId with a sentence."""
    try:
        prefix = ids.normal(typed)
    except ValueError as error:
        raise UnknownId(typed, str(error)) from error
    low = ids.parsed(prefix.ljust(ids.LENGTH, "0"))
    high = ids.parsed(prefix.ljust(ids.LENGTH, "z"))
    found = [(table, record_id) for table, record_id in records if low <= record_id <= high]
    if not found:
        raise UnknownId(typed, f"nothing here has an id that begins with {typed!r}; `salver list` shows the ids")
    if len(found) > 1:
        some = ", ".join(ids.spelled(record_id) for _, record_id in found[:4])
        more = f" and {len(found) - 4} more" if len(found) > 4 else ""
        raise UnknownId(typed, f"{typed!r} could be any of {len(found)}: {some}{more}; type more of it")
    return found[0]
