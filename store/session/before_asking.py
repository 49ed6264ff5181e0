"""What to know before asking a stranger for something: other ways come first (norm A15)."""

from typing import TYPE_CHECKING, Final

from store.records.ids import RecordId

if TYPE_CHECKING:
    from store.session.session import Session

_OTHER_WAYS: Final = "With a stranger, try other ways first: an InMail,  a group, an event, a job board, a phone call."


def other_ways_first(session: "Session", person_id: RecordId) -> str:
    """Return a sentence that says that other ways come first; "" if the tray shows that the person knows the user."""
    person = session.tray.person(person_id)
    known = session.advice.known_facts(person).get("known")
    was_written_to = any(draft.sent for draft in session.drafts.drafts_to(person))
    return "" if person.connected_on or known == "yes" or was_written_to else _OTHER_WAYS
